package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.identity.Limit;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

@ExtendWith(TributaryServer.Running.class)
class RevocationRaceTests {
    private static final int CALLERS = 16;
    private static final int CALLS = 100;

    private record Passed(long began) {}

    private final GatewayFixtures gateway;

    RevocationRaceTests(TributaryServer server) {
        this.gateway = new GatewayFixtures(server);
    }

    @RepeatedTest(5)
    void no_call_that_begins_after_the_revocation_passes() throws Exception {
        var organization = gateway.organization();
        gateway.limit(organization, Limit.REQUESTS_PER_MINUTE, 1_000_000);
        gateway.limit(organization, Limit.TEST_PAIRS_PER_DAY, 1_000_000);
        var key = gateway.key(organization, false);
        var gate = gateway.probed(_ -> {});
        var passed = new ConcurrentLinkedQueue<Passed>();
        var refused = new AtomicInteger();
        var revoked = new AtomicLong(Long.MAX_VALUE);
        var underLoad = new CountDownLatch(CALLERS);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int caller = 0; caller < CALLERS; caller++) {
                threads.execute(
                        () -> {
                            int after = 0;
                            for (int i = 0; after < CALLS; i++) {
                                long began = System.nanoTime();
                                boolean over = began > revoked.get();
                                if (gate.answer(gateway.probe(key.text())).status() == 200) {
                                    passed.add(new Passed(began));
                                } else {
                                    refused.incrementAndGet();
                                }
                                after += over ? 1 : 0;
                                if (i == 20) {
                                    underLoad.countDown();
                                }
                            }
                        });
            }
            underLoad.await();
            gateway.keys().revoke(GatewayFixtures.by(organization), key.id());
            revoked.set(System.nanoTime());
        }

        assertThat(passed).isNotEmpty().noneMatch(call -> call.began() > revoked.get());
        assertThat(refused.get()).isGreaterThanOrEqualTo(CALLERS * CALLS);
    }
}
