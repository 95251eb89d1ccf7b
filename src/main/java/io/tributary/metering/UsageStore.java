package io.tributary.metering;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.kernel.UuidV7;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Where calls are kept one by one, and where they are counted by the hour as they come in. */
final class UsageStore {
    private final JdbcTemplate jdbc;
    private final JdbcClient sql;

    UsageStore(JdbcTemplate jdbc, JdbcClient sql) {
        this.jdbc = jdbc;
        this.sql = sql;
    }

    /**
     * Keeps those calls that are not kept yet, and adds exactly these to the roll-up: one
     * statement, so neither can be without the other. Rows of the roll-up are touched in the order
     * of their key, lest two servers wait for each other.
     *
     * @return how many rows of the roll-up were touched: 0 when every call was kept before
     */
    int write(List<Usage> batch) {
        Integer touched =
                jdbc.execute((ConnectionCallback<Integer>) connection -> write(connection, batch));
        return touched == null ? 0 : touched;
    }

    private static int write(Connection connection, List<Usage> batch) throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        with kept as (
                            insert into metering.usage (
                                   organization_id, id, api_key_id, endpoint, method, status,
                                   response_time_ms, calls, admitted, livemode, country, metadata, address, agent)
                            select *
                              from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::text[], ?::text[], ?::int2[],
                                          ?::float4[], ?::int4[], ?::bool[], ?::bool[], ?::text[], ?::text[],
                                          ?::inet[], ?::text[])
                             order by 1, 2
                                on conflict do nothing
                            returning organization_id, id, livemode, api_key_id, endpoint, status, country,
                                      response_time_ms, calls
                        )
                        insert into metering.usage_hour as counted (
                               organization_id, hour, livemode, api_key_id, endpoint, status, country,
                               latency_bucket, requests, calls)
                        select organization_id, date_trunc('hour', uuid_extract_timestamp(id), 'UTC'), livemode,
                               api_key_id, endpoint, status, country, metering.latency_bucket(response_time_ms),
                               count(*), sum(calls)
                          from kept
                         group by 1, 2, 3, 4, 5, 6, 7, 8
                         order by 1, 2, 3, 4, 5, 6, 7, 8
                            on conflict (organization_id, hour, livemode, api_key_id, endpoint, status, country,
                                         latency_bucket)
                            do update set requests = counted.requests + excluded.requests,
                                          calls = counted.calls + excluded.calls
                        """)) {
            statement.setArray(
                    1,
                    connection.createArrayOf(
                            "uuid", column(batch, call -> call.organization().value())));
            statement.setArray(
                    2, connection.createArrayOf("uuid", column(batch, call -> call.id().value())));
            statement.setArray(3, connection.createArrayOf("uuid", column(batch, Usage::keyId)));
            statement.setObject(4, text(batch, Usage::endpoint));
            statement.setObject(5, text(batch, Usage::method));
            statement.setObject(6, statuses(batch));
            statement.setObject(7, responseTimes(batch));
            statement.setObject(8, calls(batch));
            statement.setObject(9, admitted(batch));
            statement.setObject(10, livemodes(batch));
            statement.setObject(11, text(batch, Usage::country));
            statement.setObject(12, text(batch, Usage::metadata));
            statement.setObject(13, text(batch, Usage::address));
            statement.setObject(14, text(batch, Usage::agent));
            return statement.executeUpdate();
        }
    }

    private static Object[] column(List<Usage> batch, Function<Usage, UUID> part) {
        var column = new Object[batch.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = part.apply(batch.get(i));
        }
        return column;
    }

    private static @Nullable String[] text(
            List<Usage> batch, Function<Usage, @Nullable String> part) {
        var column = new @Nullable String[batch.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = part.apply(batch.get(i));
        }
        return column;
    }

    private static short[] statuses(List<Usage> batch) {
        var column = new short[batch.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = (short) batch.get(i).status();
        }
        return column;
    }

    private static float[] responseTimes(List<Usage> batch) {
        var column = new float[batch.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = batch.get(i).responseMillis();
        }
        return column;
    }

    private static int[] calls(List<Usage> batch) {
        var column = new int[batch.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = batch.get(i).calls();
        }
        return column;
    }

    private static boolean[] admitted(List<Usage> batch) {
        var column = new boolean[batch.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = batch.get(i).admitted();
        }
        return column;
    }

    private static boolean[] livemodes(List<Usage> batch) {
        var column = new boolean[batch.size()];
        for (int i = 0; i < column.length; i++) {
            column[i] = batch.get(i).livemode();
        }
        return column;
    }

    /** When calls were admitted, the newest first. */
    List<Instant> admissions(
            OrganizationId organization, boolean livemode, Instant since, int max) {
        return sql.sql(
                        """
                        select id
                          from metering.usage
                         where organization_id = :organization
                           and id >= :since
                           and livemode = :livemode
                           and admitted
                         order by id desc
                         limit :max
                        """)
                .param("organization", organization.value())
                .param("since", UuidV7.floor(since))
                .param("livemode", livemode)
                .param("max", max)
                .query((row, _) -> UuidV7.instantOf(row.getObject("id", UUID.class)))
                .list();
    }

    /** Adds the requests of each key in a span too short for the roll-up. */
    void addRequests(OrganizationId organization, Period span, Map<UUID, Long> requests) {
        if (!span.from().isBefore(span.until())) {
            return;
        }
        sql.sql(
                        """
                        select api_key_id, count(*) as requests
                          from metering.usage
                         where organization_id = :organization
                           and id >= :from
                           and id < :until
                         group by api_key_id
                        """)
                .param("organization", organization.value())
                .param("from", UuidV7.floor(span.from()))
                .param("until", UuidV7.floor(span.until()))
                .query(
                        row -> {
                            requests.merge(
                                    row.getObject("api_key_id", UUID.class),
                                    row.getLong("requests"),
                                    Long::sum);
                        });
    }

    /** When a key was used last within that hour. */
    Optional<Instant> last(OrganizationId organization, UUID key, Instant hour) {
        return sql.sql(
                        """
                        select id
                          from metering.usage
                         where organization_id = :organization
                           and id >= :from
                           and id < :until
                           and api_key_id = :key
                         order by id desc
                         limit 1
                        """)
                .param("organization", organization.value())
                .param("from", UuidV7.floor(hour))
                .param("until", UuidV7.floor(hour.plusSeconds(3600)))
                .param("key", key)
                .query((row, _) -> UuidV7.instantOf(row.getObject("id", UUID.class)))
                .optional();
    }

    /** Calls of a span too short for the roll-up, counted one by one. */
    List<BucketCount> counted(OrganizationId organization, Mode mode, Period span) {
        return sql.sql(
                        """
                        select metering.latency_bucket(response_time_ms) as latency_bucket, count(*) as requests,
                               sum(calls) as calls, count(*) filter (where status >= 400) as errors
                          from metering.usage
                         where organization_id = :organization
                           and id >= :from
                           and id < :until
                           and (:livemode::boolean is null or livemode = :livemode)
                         group by 1
                        """)
                .param("organization", organization.value())
                .param("from", UuidV7.floor(span.from()))
                .param("until", UuidV7.floor(span.until()))
                .param("livemode", mode.livemode())
                .query((row, _) -> BucketCount.of(row))
                .list();
    }
}
