package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

class BillingCalendarTests {
    @ParameterizedTest
    @CsvSource({
        "2026-01-31, MONTH, 2026-02-15, 2026-01-31, 2026-02-28",
        "2026-01-31, MONTH, 2026-02-28, 2026-02-28, 2026-03-31",
        "2026-01-31, MONTH, 2026-04-29, 2026-03-31, 2026-04-30",
        "2026-01-15, MONTH, 2026-01-15, 2026-01-15, 2026-02-15",
        "2024-02-29, YEAR, 2025-03-01, 2025-02-28, 2026-02-28",
        "2024-02-29, YEAR, 2028-02-29, 2028-02-29, 2029-02-28",
        "2026-05-05, ONCE, 2026-07-01, 2026-05-05, 2026-05-06"
    })
    void periods_are_counted_from_the_anchor_itself(
            LocalDate anchor, Interval interval, LocalDate day, LocalDate from, LocalDate until) {
        var calendar = new BillingCalendar(ZoneId.of("UTC"), anchor, interval);

        assertThat(calendar.around(day)).isEqualTo(new BillingCalendar.Days(from, until));
    }

    @Test
    void a_day_begins_when_it_begins_there() {
        var auckland =
                new BillingCalendar(
                        ZoneId.of("Pacific/Auckland"), LocalDate.of(2026, 1, 1), Interval.MONTH);

        assertThat(auckland.beginning(LocalDate.of(2026, 2, 1)))
                .isEqualTo(Instant.parse("2026-01-31T11:00:00Z"));
        assertThat(auckland.today(Instant.parse("2026-01-31T11:00:00Z")))
                .isEqualTo(LocalDate.of(2026, 2, 1));
    }

    @ParameterizedTest
    @CsvSource({"2026-03-29, 23", "2026-10-25, 25"})
    void the_days_of_a_change_of_clocks_are_days(LocalDate day, int hours) {
        var berlin =
                new BillingCalendar(
                        ZoneId.of("Europe/Berlin"), LocalDate.of(2026, 1, 1), Interval.MONTH);

        var length = Duration.between(berlin.beginning(day), berlin.beginning(day.plusDays(1)));

        assertThat(length).isEqualTo(Duration.ofHours(hours));
        assertThat(berlin.around(day).count()).isIn(30L, 31L);
    }

    @Test
    void periods_follow_each_other_without_a_gap_for_ten_years() {
        for (int day = 1; day <= 31; day++) {
            var anchor = LocalDate.of(2026, 1, day);
            var calendar = new BillingCalendar(ZoneId.of("UTC"), anchor, Interval.MONTH);
            var period = calendar.around(anchor);
            for (int n = 0; n < 120; n++) {
                var next = calendar.around(period.until());
                assertThat(next.from()).isEqualTo(period.until());
                assertThat(calendar.around(next.until().minusDays(1))).isEqualTo(next);
                period = next;
            }
            assertThat(period.from()).isEqualTo(anchor.plusYears(10));
        }
    }
}
