package io.tributary.notify;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.notify.Receiver.Received;
import io.tributary.notify.Receiver.Reply;
import io.tributary.platform.Jobs;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;

/** As many couriers as there may ever be at one endpoint. */
class WebhookRaceTests {
    private static final int COURIERS = 64;
    private static final int MESSAGES = 200;

    @RegisterExtension static final TestDatabase database = NotifyFixtures.database();

    @Test
    void however_many_couriers_come_each_message_is_sent_once_and_few_are_under_way()
            throws Exception {
        var under = new AtomicInteger();
        var most = new AtomicInteger();
        var moment = new CountDownLatch(1);
        try (var receiver = new Receiver()) {
            receiver.answers(
                    _ -> {
                        most.accumulateAndGet(under.incrementAndGet(), Math::max);
                        moment.await(2, TimeUnit.MILLISECONDS);
                        under.decrementAndGet();
                        return Reply.of(200);
                    });
            var by = NotifyFixtures.organization(database);
            var endpoint = NotifyFixtures.endpoint(database, by, receiver.url("/")).endpoint();

            NotifyFixtures.rain(database, by, LongStream.range(0, MESSAGES).toArray());
            var courier = database.bean(Courier.class);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                var visits = new ArrayList<Future<?>>();
                for (int i = 0; i < COURIERS; i++) {
                    visits.add(threads.submit(() -> courier.visit(endpoint)));
                }
                for (var visit : visits) {
                    visit.get(60, TimeUnit.SECONDS);
                }
            }
            database.bean(Jobs.class).advance(Duration.ofMillis(1));

            assertThat(receiver.received()).hasSize(MESSAGES);
            assertThat(receiver.received()).extracting(Received::id).doesNotHaveDuplicates();
            assertThat(most.get()).isBetween(1, Courier.AT_ONCE);
        }
    }
}
