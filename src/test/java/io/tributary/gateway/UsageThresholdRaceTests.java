package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Entitlements;
import io.tributary.metering.Metering;
import io.tributary.notify.Alerts;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

class UsageThresholdRaceTests {
    private static final int CALLERS = 6;
    private static final int CALLS = 40;
    private static final int SERVERS = 4;

    @RegisterExtension static final TestDatabase database = AlertFixtures.database();

    private final AlertFixtures partner = new AlertFixtures(database);

    /** A server that has just been started: it remembers nothing. */
    private static UsageThresholds server() {
        return new UsageThresholds(
                database.bean(Metering.class),
                database.bean(Entitlements.class),
                database.bean(Alerts.class),
                database.clock());
    }

    @Test
    void each_threshold_is_told_once_however_many_look_while_calls_come_in() throws Exception {
        partner.callsPerDay(CALLERS * CALLS);
        var begin = new CountDownLatch(1);
        var metering = database.bean(Metering.class);
        Callable<Boolean> caller =
                () -> {
                    begin.await();
                    for (int i = 0; i < CALLS; i++) {
                        metering.record(partner.usage(partner.now(), 200));
                    }
                    return true;
                };
        Callable<Boolean> watcher =
                () -> {
                    begin.await();
                    var server = server();
                    for (int i = 0; i < 12; i++) {
                        server.look();
                    }
                    return true;
                };
        try (var threads = Executors.newFixedThreadPool(CALLERS + SERVERS)) {
            var callers =
                    IntStream.range(0, CALLERS).mapToObj(_ -> threads.submit(caller)).toList();
            var servers =
                    IntStream.range(0, SERVERS).mapToObj(_ -> threads.submit(watcher)).toList();
            begin.countDown();
            for (var one : callers) {
                assertThat(one.get()).isTrue();
            }
            for (var one : servers) {
                assertThat(one.get()).isTrue();
            }
        }
        server().look();

        assertThat(partner.titles())
                .containsExactlyInAnyOrder(
                        "50 % of today's live calls are used",
                        "80 % of today's live calls are used",
                        "Today's allowance of live calls is used up");
        assertThat(partner.mails()).hasSize(3);
        assertThat(partner.told())
                .hasSize(3)
                .allSatisfy(
                        text -> assertThat(text).contains("usage.threshold", "\"allowance\":240"));
    }

    @Test
    void a_threshold_is_told_at_its_call_and_not_before_it_and_anew_on_another_day() {
        partner.callsPerDay(10);
        partner.called(partner.now(), 4, 0);
        server().look();
        assertThat(partner.titles()).isEmpty();

        partner.called(partner.now(), 1, 0);
        server().look();
        assertThat(partner.titles()).containsExactly("50 % of today's live calls are used");

        var tomorrow = partner.now().truncatedTo(ChronoUnit.DAYS).plus(Duration.ofDays(1));
        database.pass(Duration.between(partner.now(), tomorrow).plusMinutes(1));
        server().look();
        assertThat(partner.titles()).hasSize(1);
        partner.called(partner.now(), 8, 0);
        server().look();
        assertThat(partner.titles()).hasSize(3);
    }

    @Test
    void what_is_refused_uses_nothing_up() {
        partner.callsPerDay(10);
        partner.called(partner.now(), 100, 100);
        server().look();

        assertThat(partner.titles()).isEmpty();
    }
}
