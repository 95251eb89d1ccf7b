package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.gateway.Admission.Granted;
import io.tributary.gateway.Limiter.Quota;

import org.junit.jupiter.api.RepeatedTest;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;

/** Random traffic in simulated time; a failure prints the seed. */
class LimiterProperties {
    private static final long START = 20_000L * 86_400_000 + 3_600_000;

    private final long seed = new SplittableRandom().nextLong();
    private final SplittableRandom random = new SplittableRandom(seed);

    private record Admitted(long begun, long at) {}

    @RepeatedTest(200)
    void no_span_of_sixty_seconds_admits_more_than_the_number() {
        int perMinute = random.nextInt(1, 200);
        var admitted = traffic(perMinute, 3_000, 0);
        assertThat(mostInSpan(admitted.stream().map(Admitted::begun).toList()))
                .as("by the time they began, seed %d", seed)
                .isLessThanOrEqualTo(perMinute);
        assertThat(mostInSpan(admitted.stream().map(Admitted::at).toList()))
                .as("by the time they were admitted, seed %d", seed)
                .isLessThanOrEqualTo(perMinute);
    }

    @RepeatedTest(100)
    void what_is_given_back_is_admitted_again_and_no_more() {
        int perMinute = random.nextInt(1, 100);
        var kept = traffic(perMinute, 3_000, 10);
        assertThat(mostInSpan(kept.stream().map(Admitted::at).toList()))
                .as("seed %d", seed)
                .isLessThanOrEqualTo(perMinute);
    }

    @RepeatedTest(50)
    void a_restart_at_any_moment_admits_no_more() {
        int perMinute = random.nextInt(1, 100);
        var quota = new Quota(perMinute, Long.MAX_VALUE / 2);
        var admitted = new ArrayList<Admitted>();
        var limiter = new Limiter();
        long now = START;
        for (int i = 0; i < 2_000; i++) {
            now += random.nextInt(0, 2 * 60_000 / perMinute);
            if (random.nextInt(100) == 0) {
                limiter = resumed(admitted, now);
            }
            if (limiter.admit(now, now, 1, quota) instanceof Granted) {
                admitted.add(new Admitted(now, now));
            }
        }
        assertThat(mostInSpan(admitted.stream().map(Admitted::begun).toList()))
                .as("seed %d", seed)
                .isLessThanOrEqualTo(perMinute);
    }

    @RepeatedTest(50)
    void traffic_below_the_number_is_never_refused() {
        int perMinute = random.nextInt(1, 300);
        var quota = new Quota(perMinute, Long.MAX_VALUE / 2);
        var limiter = new Limiter();
        long pause = 60_000L / perMinute + 2;
        for (int i = 0; i < 2_000; i++) {
            long now = START + i * pause;
            assertThat(limiter.admit(now, now, 1, quota))
                    .as("seed %d", seed)
                    .isInstanceOf(Granted.class);
        }
    }

    /** Bursts and lulls; calls may be admitted in another order than they began. */
    private List<Admitted> traffic(int perMinute, int calls, int releasedOneIn) {
        var quota = new Quota(perMinute, Long.MAX_VALUE / 2);
        var admitted = new ArrayList<Admitted>();
        var limiter = new Limiter();
        long now = START;
        for (int i = 0; i < calls; i++) {
            now +=
                    random.nextInt(20) == 0
                            ? random.nextInt(90_000)
                            : random.nextInt(1, 3 + 60_000 / perMinute);
            long begun = now - random.nextInt(500);
            if (limiter.admit(begun, now, 1, quota) instanceof Granted granted) {
                if (releasedOneIn > 0 && random.nextInt(releasedOneIn) == 0) {
                    limiter.release(granted, 1);
                } else {
                    admitted.add(new Admitted(begun, now));
                }
            }
        }
        return admitted;
    }

    private static Limiter resumed(List<Admitted> admitted, long now) {
        var limiter = new Limiter();
        var last =
                admitted.stream()
                        .mapToLong(Admitted::begun)
                        .filter(begun -> begun > now - Limiter.SPAN)
                        .map(begun -> begun + 1)
                        .toArray();
        limiter.resume(last, now, 0);
        return limiter;
    }

    private static int mostInSpan(List<Long> instants) {
        var ascending = new ArrayList<>(instants);
        Collections.sort(ascending);
        int most = 0;
        int first = 0;
        for (int last = 0; last < ascending.size(); last++) {
            while (ascending.get(last) - ascending.get(first) >= Limiter.SPAN) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}
