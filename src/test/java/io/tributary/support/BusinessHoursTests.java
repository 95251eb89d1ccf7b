package io.tributary.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Set;

class BusinessHoursTests {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Set<DayOfWeek> WEEK = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final BusinessHours HOURS =
            new BusinessHours(BERLIN, WEEK, LocalTime.of(9, 0), LocalTime.of(17, 0), Set.of());

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(BERLIN).toInstant();
    }

    @Test
    void an_hour_within_the_day_is_an_hour() {
        assertThat(HOURS.after(at("2026-11-18T10:15"), Duration.ofHours(1)))
                .isEqualTo(at("2026-11-18T11:15"));
    }

    @Test
    void what_the_day_does_not_hold_goes_on_the_next_morning() {
        assertThat(HOURS.after(at("2026-11-18T16:30"), Duration.ofHours(1)))
                .isEqualTo(at("2026-11-19T09:30"));
    }

    @Test
    void friday_evening_begins_on_monday() {
        assertThat(HOURS.after(at("2026-11-20T19:00"), Duration.ofHours(8)))
                .isEqualTo(at("2026-11-23T17:00"));
    }

    @Test
    void a_holiday_does_not_count() {
        var christmas =
                new BusinessHours(
                        BERLIN,
                        WEEK,
                        LocalTime.of(9, 0),
                        LocalTime.of(17, 0),
                        Set.of(LocalDate.of(2026, 12, 25)));

        assertThat(christmas.after(at("2026-12-24T16:00"), Duration.ofHours(2)))
                .isEqualTo(at("2026-12-28T10:00"));
    }

    @Test
    void nine_o_clock_is_nine_o_clock_before_and_after_the_clocks_change() {
        assertThat(HOURS.after(at("2026-03-27T16:00"), Duration.ofHours(2)))
                .isEqualTo(Instant.parse("2026-03-30T08:00:00Z"));
        assertThat(HOURS.after(at("2026-10-23T16:00"), Duration.ofHours(2)))
                .isEqualTo(Instant.parse("2026-10-26T09:00:00Z"));
    }

    /** Two o'clock is not there in the night of 29 March 2026, and there twice on 25 October. */
    @Test
    void hours_of_the_night_are_as_long_as_the_night_is() {
        var always =
                new BusinessHours(
                        BERLIN,
                        EnumSet.allOf(DayOfWeek.class),
                        LocalTime.of(0, 0),
                        LocalTime.of(6, 0),
                        Set.of());

        assertThat(always.between(at("2026-03-29T00:00"), at("2026-03-29T12:00")))
                .isEqualTo(Duration.ofHours(5));
        assertThat(always.between(at("2026-10-25T00:00"), at("2026-10-25T12:00")))
                .isEqualTo(Duration.ofHours(7));
    }

    @Test
    void a_promise_is_told_in_days_or_hours() {
        assertThat(HOURS.words(Duration.ofHours(16))).isEqualTo("2 business days");
        assertThat(HOURS.words(Duration.ofHours(8))).isEqualTo("8 business hours");
        assertThat(HOURS.words(Duration.ofHours(1))).isEqualTo("1 business hour");
        assertThat(HOURS.words(Duration.ofMinutes(90))).isEqualTo("90 business minutes");
    }

    @Test
    void hours_in_which_nobody_answers_are_none() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new BusinessHours(
                                        BERLIN,
                                        Set.of(),
                                        LocalTime.of(9, 0),
                                        LocalTime.of(17, 0),
                                        Set.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () ->
                                new BusinessHours(
                                        BERLIN,
                                        WEEK,
                                        LocalTime.of(17, 0),
                                        LocalTime.of(9, 0),
                                        Set.of()));
    }
}
