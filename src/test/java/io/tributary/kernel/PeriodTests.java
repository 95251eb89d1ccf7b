package io.tributary.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.time.Duration;
import java.time.Instant;

class PeriodTests {
    private static final Instant END = Instant.parse("2026-03-01T12:00:00Z");

    private final Period hour = Period.before(END, Duration.ofHours(1));

    @Test
    void contains_its_first_instant_and_not_its_last() {
        assertThat(hour.contains(hour.from())).isTrue();
        assertThat(hour.contains(END)).isFalse();
        assertThat(hour.contains(END.minusNanos(1))).isTrue();
        assertThat(hour.length()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void refuses_to_end_before_it_begins() {
        assertThatThrownBy(() -> new Period(END, END.minusNanos(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
