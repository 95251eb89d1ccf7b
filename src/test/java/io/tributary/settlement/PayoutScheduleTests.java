package io.tributary.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import java.time.LocalDate;

class PayoutScheduleTests {
    @ParameterizedTest
    @CsvSource({
        "daily, 2027-01-01, 2028-02-29, 2028-02-29, 2028-02-29",
        "weekly, 2027-01-04, 2028-02-29, 2028-02-28, 2028-03-06",
        "bi-weekly, 2027-01-04, 2027-01-12, 2027-01-04, 2027-01-18",
        "bi-weekly, 2027-01-18, 2027-01-05, 2027-01-04, 2027-01-18",
        "monthly, 2027-01-31, 2028-02-29, 2028-02-29, 2028-02-29",
        "monthly, 2027-01-31, 2027-02-01, 2027-01-31, 2027-02-28",
        "monthly, 2027-01-15, 2027-12-20, 2027-12-15, 2028-01-15",
    })
    void days_of_payouts_follow_the_anchor(
            String code, LocalDate anchor, LocalDate day, LocalDate before, LocalDate after) {
        var schedule = PayoutSchedule.of(code);

        assertThat(schedule.onOrBefore(day, anchor)).isEqualTo(before);
        assertThat(schedule.onOrAfter(day, anchor)).isEqualTo(after);
    }

    @ParameterizedTest
    @EnumSource
    void between_two_days_of_payouts_there_is_no_other(PayoutSchedule schedule) {
        var anchor = LocalDate.of(2027, 1, 31);
        for (var day = anchor; day.getYear() < 2029; day = day.plusDays(1)) {
            var before = schedule.onOrBefore(day, anchor);
            var after = schedule.onOrAfter(before.plusDays(1), anchor);

            assertThat(before).isBeforeOrEqualTo(day);
            assertThat(after).isAfter(day);
            assertThat(schedule.onOrAfter(before, anchor)).isEqualTo(before);
        }
    }

    @Test
    void codes_lead_back_to_schedules() {
        for (var schedule : PayoutSchedule.values()) {
            assertThat(PayoutSchedule.of(schedule.code())).isEqualTo(schedule);
        }
    }
}
