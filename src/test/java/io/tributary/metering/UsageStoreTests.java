package io.tributary.metering;

import static io.tributary.metering.MeteringFixtures.CALCULATE;
import static io.tributary.metering.MeteringFixtures.KEY;
import static io.tributary.metering.MeteringFixtures.call;
import static io.tributary.metering.MeteringFixtures.calls;
import static io.tributary.metering.MeteringFixtures.countedAnew;
import static io.tributary.metering.MeteringFixtures.organization;
import static io.tributary.metering.MeteringFixtures.partitions;
import static io.tributary.metering.MeteringFixtures.rollUp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.RequestId;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

class UsageStoreTests {
    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(MeteringConfiguration.class).withoutJobs();

    /** A Wednesday. */
    private static final Instant NOON = Instant.parse("2026-03-04T12:00:00Z");

    private static final Period DAY =
            new Period(
                    Instant.parse("2026-03-04T00:00:00Z"), Instant.parse("2026-03-05T00:00:00Z"));

    private final OrganizationId lantern = organization();

    private static Metering metering() {
        return database.bean(Metering.class);
    }

    @Test
    void keeps_a_call_once_however_often_it_is_recorded() {
        var usage = call(lantern, NOON);
        long before = calls(database);

        metering().record(usage);
        metering().record(usage);
        metering().record(List.of(usage, usage));

        assertThat(calls(database)).isEqualTo(before + 1);
        assertThat(metering().callsSince(lantern, true, NOON)).isEqualTo(1);
        assertThat(rollUp(database)).isEqualTo(countedAnew(database));
    }

    @Test
    void warming_up_leaves_nothing_behind() {
        long before = calls(database);

        database.bean(UsageWarmup.class).warmUp();

        assertThat(calls(database)).isEqualTo(before);
        assertThat(rollUp(database)).isEqualTo(countedAnew(database));
    }

    @Test
    void tells_usage_apart_by_everything_that_is_asked() {
        metering()
                .record(
                        List.of(
                                call(lantern, NOON, 200, 3),
                                call(lantern, NOON.plusSeconds(3600), 200, 3),
                                call(lantern, NOON.plusSeconds(3601), 429, 0.1f)));

        assertThat(groups(GroupBy.ENDPOINT)).containsExactly(CALCULATE + " 3 2 1");
        assertThat(groups(GroupBy.KEY)).containsExactly(KEY + " 3 2 1");
        assertThat(groups(GroupBy.HOUR))
                .containsExactly("2026-03-04T12:00:00Z 1 1 0", "2026-03-04T13:00:00Z 2 1 1");
        assertThat(groups(GroupBy.DAY)).containsExactly("2026-03-04 3 2 1");
        assertThat(groups(GroupBy.STATUS)).containsExactly("200 2 2 0", "429 1 0 1");
        assertThat(groups(GroupBy.COUNTRY)).containsExactly("CA 3 2 1");
    }

    private List<String> groups(GroupBy by) {
        return metering().usage(lantern, new UsageQuery(DAY, by, Mode.LIVE)).stream()
                .map(
                        group ->
                                group.group()
                                        + " "
                                        + group.requests()
                                        + " "
                                        + group.calls()
                                        + " "
                                        + group.errors())
                .toList();
    }

    @Test
    void keeps_test_calls_apart() {
        metering().record(call(lantern, NOON));

        assertThat(metering().usage(lantern, new UsageQuery(DAY, GroupBy.DAY, Mode.TEST)))
                .isEmpty();
        assertThat(metering().usage(lantern, new UsageQuery(DAY, GroupBy.DAY, Mode.BOTH)))
                .hasSize(1);
        assertThat(metering().callsSince(lantern, false, NOON)).isZero();
    }

    @Test
    void counts_a_span_to_the_millisecond() {
        metering()
                .record(
                        List.of(
                                call(lantern, NOON.minusMillis(1)),
                                call(lantern, NOON),
                                call(lantern, NOON.plusSeconds(5400)),
                                call(lantern, NOON.plusSeconds(9000).minusMillis(1)),
                                call(lantern, NOON.plusSeconds(9000))));
        var span = new Period(NOON.minusMillis(1), NOON.plusSeconds(9000));

        assertThat(metering().totals(lantern, Mode.LIVE, span).requests()).isEqualTo(4);
        assertThat(metering().callsSince(lantern, true, NOON)).isEqualTo(4);
        assertThat(
                        metering()
                                .totals(lantern, Mode.LIVE, new Period(NOON, NOON.plusMillis(1)))
                                .requests())
                .isEqualTo(1);
    }

    @Test
    void names_the_peak_of_the_week() {
        metering()
                .record(
                        List.of(
                                call(lantern, NOON),
                                call(lantern, NOON.plus(Duration.ofDays(7))),
                                call(lantern, NOON.plusSeconds(7200))));

        var week =
                metering()
                        .heatmap(
                                lantern,
                                Mode.LIVE,
                                new Period(NOON, NOON.plus(Duration.ofDays(8))));

        assertThat(week.peak()).contains(new Heatmap.Cell(DayOfWeek.WEDNESDAY, 12, 2, 2));
        assertThat(week.cells()).hasSize(2);
    }

    @Test
    void lists_calls_newest_first_page_by_page() {
        var all = IntStream.range(0, 25).mapToObj(i -> call(lantern, NOON.plusSeconds(i))).toList();
        metering().record(all);

        var seen = new ArrayList<RequestId>();
        var page = metering().recent(lantern, CallFilter.ALL, null, 10);
        page.items().forEach(call -> seen.add(call.id()));
        while (page.nextCursor() != null) {
            page = metering().recent(lantern, CallFilter.ALL, page.nextCursor(), 10);
            page.items().forEach(call -> seen.add(call.id()));
        }

        assertThat(seen).isEqualTo(all.reversed().stream().map(Usage::id).toList());
        assertThatThrownBy(() -> metering().recent(lantern, CallFilter.ALL, "no cursor", 10))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void filters_calls() {
        metering().record(List.of(call(lantern, NOON), call(lantern, NOON.plusSeconds(1), 401, 1)));

        assertThat(
                        statuses(
                                new CallFilter(
                                        Mode.LIVE,
                                        CallFilter.StatusClass.CLIENT_ERROR,
                                        KEY,
                                        CALCULATE)))
                .containsExactly(401);
        assertThat(statuses(new CallFilter(Mode.LIVE, CallFilter.StatusClass.SUCCESS, null, null)))
                .containsExactly(200);
        assertThat(statuses(new CallFilter(Mode.TEST, null, null, null))).isEmpty();
        assertThat(statuses(new CallFilter(Mode.BOTH, null, null, "/elsewhere"))).isEmpty();
    }

    private List<Integer> statuses(CallFilter filter) {
        return metering().recent(lantern, filter, null, 10).items().stream()
                .map(Call::status)
                .toList();
    }

    @Test
    void remembers_admissions_newest_first_without_the_refused() {
        metering()
                .record(
                        List.of(
                                call(lantern, NOON.minusSeconds(1)),
                                call(lantern, NOON),
                                call(lantern, NOON.plusSeconds(1), 429, 1),
                                call(lantern, NOON.plusSeconds(2)),
                                call(lantern, NOON.plusSeconds(3))));

        assertThat(metering().admissionsSince(lantern, true, NOON, 2))
                .containsExactly(NOON.plusSeconds(3), NOON.plusSeconds(2));
        assertThat(metering().admissionsSince(lantern, true, NOON, 9)).hasSize(3);
    }

    @Test
    void shows_nobody_the_calls_of_others() {
        metering().record(call(lantern, NOON));

        assertThat(metering().recent(organization(), CallFilter.ALL, null, 10).items()).isEmpty();
        long seen =
                database.transactions()
                        .in(
                                Scope.of(organization()),
                                () ->
                                        database.sql()
                                                .sql("select count(*) from metering.usage")
                                                .query(Long.class)
                                                .single());
        assertThat(seen).isZero();
    }

    @Test
    void lets_the_application_neither_change_nor_remove_a_call() {
        for (var statement :
                List.of(
                        "update metering.usage set calls = 0",
                        "delete from metering.usage",
                        "truncate metering.usage",
                        "insert into metering.usage_2026_03 select * from metering.usage")) {
            assertThatThrownBy(() -> asApplication(statement))
                    .as(statement)
                    .isInstanceOf(DataAccessException.class)
                    .hasStackTraceContaining("permission denied");
        }
    }

    private static void asApplication(String statement) {
        database.transactions()
                .run(
                        Scope.system("test"),
                        () -> database.bean(JdbcClient.class).sql(statement).update());
    }

    @Test
    void makes_a_protected_partition_for_a_month_that_nobody_expected() {
        metering().record(call(lantern, Instant.parse("2031-07-15T00:00:00Z")));

        assertThat(partitions(database)).contains("usage_2031_07 true true");
        assertThat(partitions(database)).allMatch(partition -> partition.endsWith(" true true"));
    }

    @Test
    void makes_the_months_that_the_clock_comes_to() {
        database.pass(Duration.ofDays(62));
        var partitions = database.bean(Partitions.class);
        database.transactions().run(Scope.system("test"), partitions::ahead);
        var inTwoMonths =
                database.clock().instant().atOffset(java.time.ZoneOffset.UTC).plusMonths(2);

        assertThat(partitions(database))
                .contains("usage_%tY_%<tm true true".formatted(inTwoMonths));
    }

    @Test
    void puts_a_latency_into_the_same_bucket_as_the_database() {
        for (int bucket = 0; bucket < Latency.BUCKETS; bucket++) {
            for (float millis :
                    new float[] {
                        (float) Latency.lower(bucket),
                        Math.nextUp((float) Latency.lower(bucket)),
                        Math.nextDown((float) Latency.upper(bucket))
                    }) {
                assertThat(Latency.bucket(millis))
                        .as("%s ms", millis)
                        .isEqualTo(bucketInDatabase(millis));
            }
        }
    }

    private static int bucketInDatabase(float millis) {
        return database.transactions()
                .in(
                        Scope.system("test"),
                        () ->
                                database.sql()
                                        .sql("select metering.latency_bucket(:millis::real)")
                                        .param("millis", millis)
                                        .query(Integer.class)
                                        .single());
    }

    @Test
    void reads_the_roll_up_as_percentiles() {
        metering()
                .record(
                        IntStream.rangeClosed(1, 100)
                                .mapToObj(i -> call(lantern, NOON.plusMillis(i), 200, i))
                                .toList());

        var group =
                metering().usage(lantern, new UsageQuery(DAY, GroupBy.DAY, Mode.LIVE)).getFirst();

        assertThat(group.p50Millis()).isCloseTo(50.0, within(50 * 0.42));
        assertThat(group.p99Millis()).isCloseTo(99.0, within(99 * 0.42));
    }
}
