package io.tributary.metering;

import static io.tributary.metering.MeteringFixtures.call;
import static io.tributary.metering.MeteringFixtures.organization;
import static io.tributary.metering.MeteringFixtures.partitions;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Jobs;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

class RetentionStoreTests {
    @RegisterExtension
    static final TestDatabase database = TestDatabase.with(MeteringConfiguration.class);

    private static final Instant FEBRUARY = Instant.parse("2020-02-01T00:00:00Z");

    private final OrganizationId lantern = organization();

    /** The house's own job would drop what these tests drop. */
    @BeforeAll
    static void without_jobs() {
        database.bean(Jobs.class).stop();
    }

    private void record(Instant... instants) {
        database.bean(Metering.class)
                .record(List.of(instants).stream().map(at -> call(lantern, at)).toList());
    }

    private static int drop(Instant before) {
        return database.transactions()
                .in(Scope.system("test"), () -> database.bean(Partitions.class).drop(before));
    }

    @Test
    void drops_whole_months_and_only_those_that_are_old() {
        drop(Instant.parse("2020-01-01T00:00:00Z"));
        record(FEBRUARY.minusMillis(1), FEBRUARY);

        assertThat(drop(FEBRUARY.minusSeconds(1))).isZero();
        assertThat(drop(FEBRUARY)).isEqualTo(1);

        assertThat(partitions(database))
                .contains("usage_2020_02 true true")
                .doesNotContain("usage_2020_01 true true");
    }

    @Test
    void a_month_that_was_dropped_can_be_brought_in_again() {
        record(Instant.parse("2019-05-05T00:00:00Z"));
        drop(Instant.parse("2019-06-01T00:00:00Z"));

        record(Instant.parse("2019-05-06T00:00:00Z"));

        assertThat(partitions(database)).contains("usage_2019_05 true true");
    }

    @Test
    void forgets_old_hours_of_the_roll_up_alone() {
        record(FEBRUARY.plusSeconds(60), FEBRUARY.plusSeconds(3600));
        var rollUp = database.bean(RollUpStore.class);

        int forgotten =
                database.transactions()
                        .in(Scope.system("test"), () -> rollUp.forget(FEBRUARY.plusSeconds(3600)));

        assertThat(forgotten).isPositive();
        assertThat(database.bean(Metering.class).callsSince(lantern, true, FEBRUARY)).isEqualTo(1);
    }

    /** As a backup reads for an hour: whoever waits behind it makes every call wait. */
    @Test
    void no_month_is_made_or_dropped_while_somebody_reads_for_long() throws Exception {
        record(Instant.parse("2018-05-05T00:00:00Z"));
        var later =
                new Partitions(
                        database.sql(), InstantSource.fixed(Instant.parse("2031-01-01T00:00:00Z")));
        try (var backup = database.superuser();
                var reading = backup.createStatement()) {
            backup.setAutoCommit(false);
            reading.execute("select from metering.usage limit 0");

            givesUp(() -> drop(Instant.parse("2018-06-01T00:00:00Z")));
            givesUp(() -> database.transactions().run(Scope.system("test"), later::ahead));
        }
        assertThat(drop(Instant.parse("2018-06-01T00:00:00Z"))).isEqualTo(1);
        database.transactions().run(Scope.system("test"), later::ahead);
        assertThat(partitions(database)).contains("usage_2031_03 true true");
    }

    private static void givesUp(Runnable waiting) {
        var over =
                CompletableFuture.runAsync(waiting)
                        .completeOnTimeout(null, 20, TimeUnit.SECONDS)
                        .handle((_, failed) -> failed);
        assertThat(over.join()).hasRootCauseInstanceOf(SQLException.class);
    }
}
