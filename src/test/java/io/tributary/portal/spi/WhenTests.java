package io.tributary.portal.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class WhenTests {
    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    @Test
    void tells_the_past_in_the_largest_unit_that_fits() {
        assertThat(relative(Duration.ofSeconds(3))).isEqualTo("just now");
        assertThat(relative(Duration.ofSeconds(42))).isEqualTo("42 s ago");
        assertThat(relative(Duration.ofMinutes(59))).isEqualTo("59 min ago");
        assertThat(relative(Duration.ofHours(23))).isEqualTo("23 h ago");
        assertThat(relative(Duration.ofHours(25))).isEqualTo("1 day ago");
        assertThat(relative(Duration.ofDays(59))).isEqualTo("59 days ago");
        assertThat(relative(Duration.ofDays(61))).isEqualTo("2 months ago");
        assertThat(relative(Duration.ofDays(800))).isEqualTo("2 years ago");
    }

    @Test
    void tells_the_future_as_such() {
        assertThat(relative(Duration.ofDays(-3))).isEqualTo("in 3 days");
    }

    @Test
    void keeps_the_exact_instant_for_machines_and_for_people() {
        var when = When.of(Instant.parse("2026-11-20T23:05:09.123456Z"), NOW);
        assertThat(when.iso()).isEqualTo("2026-11-20T23:05:09.123Z");
        assertThat(when.absolute()).isEqualTo("20 Nov 2026, 23:05:09 UTC");
    }

    private static String relative(Duration ago) {
        return When.of(NOW.minus(ago), NOW).relative();
    }
}
