package io.tributary.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class CompatibilityWarmupTests {
    @Test
    void goes_round_until_its_time_is_over() {
        assertThat(new CompatibilityWarmup(Duration.ofMillis(100)).rounds()).isPositive();
        assertThat(new CompatibilityWarmup(Duration.ZERO).rounds()).isZero();
    }
}
