package io.tributary.metering;

import static io.tributary.metering.MeteringFixtures.anyCall;
import static io.tributary.metering.MeteringFixtures.calls;
import static io.tributary.metering.MeteringFixtures.countedAnew;
import static io.tributary.metering.MeteringFixtures.organization;
import static io.tributary.metering.MeteringFixtures.rollUp;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

class MeteringRaceTests {
    private static final int THREADS = 64;
    private static final int CALLS = 40;

    @RegisterExtension
    static final TestDatabase database = TestDatabase.with(MeteringConfiguration.class);

    private static final Instant FROM = Instant.parse("2026-03-10T00:00:00Z");

    /** Two servers, 64 callers, and each call handed to both, as a client that retries would do. */
    @Test
    void two_servers_keep_every_call_once() throws Exception {
        var here = database.bean(Metering.class);
        var organizations = List.of(organization(), organization(), organization());
        var start = new CountDownLatch(1);
        try (var there = anotherServer();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var callers =
                    Stream.iterate(1, seed -> seed + 1)
                            .limit(THREADS)
                            .map(
                                    seed ->
                                            threads.submit(
                                                    () -> {
                                                        var random = new SplittableRandom(seed);
                                                        start.await();
                                                        for (int i = 0; i < CALLS; i++) {
                                                            var usage =
                                                                    anyCall(
                                                                            random,
                                                                            organizations,
                                                                            FROM);
                                                            here.record(usage);
                                                            there.record(usage);
                                                        }
                                                        return seed;
                                                    }))
                            .toList();
            start.countDown();
            for (Future<Integer> caller : callers) {
                assertThat(caller.get()).isPositive();
            }
        }

        assertThat(calls(database)).isEqualTo(THREADS * CALLS);
        assertThat(rollUp(database)).isEqualTo(countedAnew(database));
    }

    private static Metering anotherServer() {
        var sql = database.bean(JdbcClient.class);
        return new Metering(
                database.transactions(),
                new UsageStore(database.bean(JdbcTemplate.class), sql),
                new CallStore(sql),
                new RollUpStore(sql),
                new Partitions(sql, database.clock()),
                MeteringSettings.Commit.SINGLE);
    }
}
