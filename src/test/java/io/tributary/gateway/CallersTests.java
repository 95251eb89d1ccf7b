package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.Callers.Count;
import io.tributary.kernel.OrganizationId;

import org.junit.jupiter.api.Test;

import java.net.InetAddress;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

class CallersTests {
    private static final InetAddress ADDRESS = InetAddress.ofLiteral("203.0.113.9");
    private static final long HOUR = 3_600_000;

    private final Callers callers = new Callers(new UUID(0, 1), new OrganizationId(new UUID(0, 2)));

    private void note(long now, String agent) {
        callers.note(now, ADDRESS, agent, false, false);
    }

    @Test
    void calls_of_one_caller_and_hour_are_added_up() {
        note(HOUR, "curl");
        callers.note(HOUR + 5, ADDRESS, "curl", true, false);
        callers.note(HOUR + 9, ADDRESS, "curl", false, true);
        note(2 * HOUR, "curl");
        var taken = callers.take();
        assertThat(taken)
                .hasSize(2)
                .containsEntry(
                        new Callers.Caller(1, ADDRESS, "curl"), new Count(3, 1, 1, HOUR + 9));
        assertThat(callers.take()).isEmpty();
        callers.putBack(taken);
        assertThat(callers.take()).isEqualTo(taken);
    }

    @Test
    void beyond_the_number_that_is_told_apart_the_rest_is_one() {
        for (int i = 0; i < Callers.MOST + 300; i++) {
            note(HOUR, "agent " + i);
        }
        assertThat(callers.take())
                .hasSize(Callers.MOST + 1)
                .containsEntry(
                        new Callers.Caller(1, Callers.OTHERS, ""), new Count(300, 0, 0, HOUR));
        note(HOUR, "late");
        assertThat(callers.take()).containsOnlyKeys(new Callers.Caller(1, Callers.OTHERS, ""));
        note(2 * HOUR, "late");
        assertThat(callers.take()).containsOnlyKeys(new Callers.Caller(2, ADDRESS, "late"));
    }

    @Test
    void what_an_agent_says_of_itself_is_cut_and_made_plain() {
        note(HOUR, "a\u0007\u00e9".repeat(200));
        callers.note(HOUR, ADDRESS, null, false, false);
        assertThat(callers.take().keySet())
                .extracting(Callers.Caller::agent)
                .containsExactlyInAnyOrder("", "a??".repeat(67).substring(0, 200));
    }

    @Test
    void no_call_is_lost_while_others_take_out() throws Exception {
        var done = new AtomicBoolean();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<Long> taker =
                    () -> {
                        long sum = 0;
                        while (!done.get()) {
                            sum += taken();
                        }
                        return sum;
                    };
            var sum = threads.submit(taker);
            var noted =
                    IntStream.range(0, 8)
                            .mapToObj(
                                    _ ->
                                            threads.submit(
                                                    () -> {
                                                        for (int i = 0; i < 5_000; i++) {
                                                            note(HOUR, "agent " + i % 7);
                                                        }
                                                    }))
                            .toList();
            for (var one : noted) {
                one.get();
            }
            done.set(true);
            assertThat(sum.get() + taken()).isEqualTo(40_000);
        }
    }

    private long taken() {
        return callers.take().values().stream().mapToLong(Count::calls).sum();
    }
}
