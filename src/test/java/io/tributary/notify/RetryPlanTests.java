package io.tributary.notify;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

class RetryPlanTests {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private final SplittableRandom random = new SplittableRandom(7);

    @Test
    void ten_attempts_are_spread_over_three_days_and_less_than_four() {
        var at = NOW;
        int tries = 1;
        for (var next = RetryPlan.next(tries, at, null, random);
                next.isPresent();
                next = RetryPlan.next(tries, at, null, random)) {
            at = next.get();
            tries++;
        }

        assertThat(tries).isEqualTo(10);
        assertThat(Duration.between(NOW, at))
                .isBetween(Duration.ofDays(3), Duration.ofDays(3).plusHours(19));
    }

    @Test
    void no_pause_is_longer_than_the_longest() {
        for (int tries = 1; tries <= RetryPlan.PAUSES.size(); tries++) {
            for (var asked : new Duration[] {Duration.ZERO, Duration.ofDays(9)}) {
                assertThat(RetryPlan.next(tries, NOW, asked, random).orElseThrow())
                        .isBefore(NOW.plus(RetryPlan.LONGEST_PAUSE));
            }
        }
    }

    @Test
    void what_failed_together_does_not_come_back_together() {
        var first = RetryPlan.next(3, NOW, null, random);

        assertThat(RetryPlan.next(3, NOW, null, random)).isNotEqualTo(first);
        assertThat(first.orElseThrow())
                .isBetween(NOW.plus(Duration.ofMinutes(30)), NOW.plus(Duration.ofMinutes(36)));
    }

    @ParameterizedTest
    @CsvSource({"PT1H, PT1H", "PT720H, PT24H"})
    void waits_as_long_as_the_receiver_asks_and_no_more_than_a_day(
            Duration asked, Duration waited) {
        assertThat(RetryPlan.next(1, NOW, asked, random)).contains(NOW.plus(waited));
    }

    @Test
    void nobody_can_ask_to_be_called_sooner() {
        assertThat(RetryPlan.next(2, NOW, Duration.ZERO, random).orElseThrow())
                .isAfterOrEqualTo(NOW.plus(Duration.ofMinutes(5)));
        assertThat(RetryPlan.next(2, NOW, Duration.ofDays(-9), random).orElseThrow())
                .isAfterOrEqualTo(NOW.plus(Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "120, PT2M",
                "'Sun, 01 Mar 2026 13:00:00 GMT', PT1H",
                "soon, none",
                "-5, none",
                "'', none",
                "99999999999999999999, none"
            })
    void reads_seconds_and_dates(String field, Duration wait) {
        assertThat(RetryPlan.retryAfter(field, NOW)).isEqualTo(wait);
    }
}
