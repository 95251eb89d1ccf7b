package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.Admission.Granted;
import io.tributary.gateway.Limiter.Quota;

import org.junit.jupiter.api.RepeatedTest;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

class LimiterRaceTests {
    private static final long NOW = 1_780_000_000_000L;

    @RepeatedTest(20)
    void two_hundred_at_once_at_a_limit_of_sixty_admit_sixty() throws Exception {
        assertThat(admittedOf(200, new Quota(60, 10_000), 1)).isEqualTo(60);
    }

    @RepeatedTest(20)
    void the_last_calls_of_a_day_are_given_out_once() throws Exception {
        assertThat(admittedOf(200, new Quota(1_000, 100), 7)).isEqualTo(14);
    }

    private static long admittedOf(int callers, Quota quota, int calls) throws Exception {
        var limiter = new Limiter();
        var ready = new CountDownLatch(callers);
        Callable<Admission> call =
                () -> {
                    ready.countDown();
                    ready.await();
                    return limiter.admit(NOW, NOW, calls, quota);
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers =
                    threads.invokeAll(IntStream.range(0, callers).mapToObj(_ -> call).toList());
            int granted = 0;
            for (var answer : answers) {
                granted += answer.get() instanceof Granted ? 1 : 0;
            }
            return granted;
        }
    }
}
