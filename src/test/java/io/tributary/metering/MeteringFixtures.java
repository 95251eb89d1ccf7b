package io.tributary.metering;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RequestId;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Calls to record, and two ways to count them. */
final class MeteringFixtures {
    static final UUID KEY = UUID.fromString("0190aaaa-0000-7000-8000-000000000001");
    static final String CALCULATE = "/api/v1/compatibility/calculate";

    private static final SecureRandom RANDOM = new SecureRandom();

    private MeteringFixtures() {}

    static OrganizationId organization() {
        return new OrganizationId(UUID.randomUUID());
    }

    /** An admitted live call that succeeded in 3 ms and counts 1. */
    static Usage call(OrganizationId organization, Instant at) {
        return call(organization, at, 200, 3);
    }

    static Usage call(OrganizationId organization, Instant at, int status, float millis) {
        boolean admitted = status < 400;
        return new Usage(
                new RequestId(UuidV7.at(at, RANDOM)),
                organization,
                KEY,
                CALCULATE,
                "POST",
                status,
                millis,
                admitted ? 1 : 0,
                admitted,
                true,
                "CA",
                null);
    }

    /** Any call: everything about it is drawn. */
    static Usage anyCall(
            SplittableRandom random, List<OrganizationId> organizations, Instant from) {
        boolean admitted = random.nextInt(10) > 0;
        return new Usage(
                new RequestId(UuidV7.at(from.plusSeconds(random.nextInt(3 * 86_400)), random)),
                organizations.get(random.nextInt(organizations.size())),
                new UUID(7, random.nextInt(3)),
                "/api/v1/endpoint-" + random.nextInt(3),
                random.nextBoolean() ? "POST" : "GET",
                admitted ? (random.nextInt(5) == 0 ? 400 : 200) : 429,
                (float) Math.exp(random.nextDouble(-3, 9)),
                admitted ? random.nextInt(100) : 0,
                admitted,
                random.nextInt(4) > 0,
                random.nextBoolean() ? "CA" : Usage.UNKNOWN_COUNTRY,
                random.nextInt(3) == 0 ? "tag " + random.nextInt() : null);
    }

    /** The roll-up as it was kept while calls came in. */
    static List<String> rollUp(TestDatabase database) {
        return lines(
                database,
                """
                select u::text
                  from metering.usage_hour u
                 order by 1
                """);
    }

    /** The roll-up as it follows from the calls themselves. */
    static List<String> countedAnew(TestDatabase database) {
        return lines(
                database,
                """
                select u::text
                  from (select organization_id, date_trunc('hour', uuid_extract_timestamp(id), 'UTC'), livemode,
                               api_key_id, endpoint, status, country,
                               metering.latency_bucket(response_time_ms), count(*), sum(calls)::bigint
                          from metering.usage
                         group by 1, 2, 3, 4, 5, 6, 7, 8) u
                 order by 1
                """);
    }

    static long calls(TestDatabase database) {
        return database.transactions()
                .in(
                        Scope.system("test"),
                        () ->
                                database.sql()
                                        .sql("select count(*) from metering.usage")
                                        .query(Long.class)
                                        .single());
    }

    /** Each month, whether it is protected, and whether even from its owner. */
    static List<String> partitions(TestDatabase database) {
        return lines(
                database,
                """
                select concat_ws(' ', relname, relrowsecurity::text, relforcerowsecurity::text)
                  from pg_inherits
                  join pg_class on pg_class.oid = inhrelid
                 where inhparent = 'metering.usage'::regclass
                """);
    }

    private static List<String> lines(TestDatabase database, String question) {
        return database.transactions()
                .in(
                        Scope.system("test"),
                        () ->
                                database.sql()
                                        .sql(question)
                                        .query((row, _) -> row.getString(1))
                                        .list());
    }
}
