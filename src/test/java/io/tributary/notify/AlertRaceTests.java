package io.tributary.notify;

import static io.tributary.notify.NotifyFixtures.organization;
import static io.tributary.notify.NotifyFixtures.ownerOf;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.Mails;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

class AlertRaceTests {
    private static final int WRITERS = 12;

    @RegisterExtension static final TestDatabase database = NotifyFixtures.database();

    @Test
    void whoever_raises_it_at_once_there_is_one_alert_and_one_mail() throws Exception {
        var organization = organization(database).organization();
        var alerts = database.bean(Alerts.class);
        var begin = new CountDownLatch(1);
        Callable<Boolean> raise =
                () -> {
                    begin.await();
                    return alerts.raise(
                            new Alert(
                                    organization,
                                    "flood.rising",
                                    "2026-03-01/live/80",
                                    "Water",
                                    "It rises.",
                                    "/partner/x"));
                };
        try (var writers = Executors.newFixedThreadPool(WRITERS)) {
            var raised = IntStream.range(0, WRITERS).mapToObj(_ -> writers.submit(raise)).toList();
            begin.countDown();
            int fresh = 0;
            for (var one : raised) {
                fresh += one.get() ? 1 : 0;
            }
            assertThat(fresh).isEqualTo(1);
        }
        assertThat(database.bean(Mails.class).recent(200))
                .filteredOn(mail -> mail.recipient().equals(ownerOf(organization)))
                .hasSize(1);
    }
}
