package io.tributary.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.SplittableRandom;

class LatencyProperties {
    private final long seed = System.nanoTime();
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void percentiles_are_off_by_less_than_a_bucket() {
        for (int trial = 0; trial < 500; trial++) {
            var latencies = drawn(1 + random.nextInt(2000));
            for (double share : new double[] {0.5, 0.95, 0.99, 1}) {
                double exact = latencies[(int) Math.ceil(share * latencies.length - 1e-9) - 1];
                assertThat(histogram(latencies).percentile(share))
                        .as(
                                "seed %d, trial %d, share %s of %d",
                                seed, trial, share, latencies.length)
                        .isCloseTo(exact, within(Math.max(0.25, exact * 0.4143)));
            }
        }
    }

    @Test
    void percentiles_grow_with_their_share() {
        for (int trial = 0; trial < 500; trial++) {
            var histogram = histogram(drawn(1 + random.nextInt(50)));
            double before = 0;
            for (int percent = 1; percent <= 100; percent++) {
                Double now = histogram.percentile(percent / 100.0);
                assertThat(now)
                        .as("seed %d, trial %d, %d %%", seed, trial, percent)
                        .isGreaterThanOrEqualTo(before);
                before = now == null ? before : now;
            }
        }
    }

    @Test
    void nothing_has_no_percentile() {
        assertThat(new Latency().percentile(0.5)).isNull();
    }

    /** Skewed as latencies are: a body with a tail, up to the last bound. */
    private float[] drawn(int number) {
        var latencies = new float[number];
        for (int i = 0; i < number; i++) {
            latencies[i] =
                    (float)
                            Math.min(
                                    4095,
                                    Math.exp(random.nextDouble(-3, 3) + random.nextDouble(0, 5)));
        }
        Arrays.sort(latencies);
        return latencies;
    }

    private static Latency histogram(float[] latencies) {
        var histogram = new Latency();
        for (float millis : latencies) {
            histogram.add(Latency.bucket(millis), 1);
        }
        return histogram;
    }
}
