package io.tributary.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** Any hours in any zone: waiting so long is to have waited so long. */
class BusinessHoursProperties {
    private static final List<String> ZONES =
            List.of(
                    "Europe/Berlin",
                    "America/New_York",
                    "Australia/Lord_Howe",
                    "Asia/Kathmandu",
                    "Africa/Casablanca",
                    "Pacific/Apia");
    private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

    @RepeatedTest(500)
    void the_time_until_it_is_due_is_what_was_promised(RepetitionInfo repetition) {
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        var hours = hours(random);
        var from = FIRST.plusSeconds(random.nextLong(2 * 366 * 86_400L));
        var work = Duration.ofMinutes(random.nextInt(1, 5_000));

        var due = hours.after(from, work);

        assertThat(due).isAfter(from);
        assertThat(hours.between(from, due)).isEqualTo(work);
        assertThat(hours.between(from, due.minusSeconds(1))).isLessThan(work);
    }

    @RepeatedTest(200)
    void waiting_in_two_parts_is_waiting_once(RepetitionInfo repetition) {
        var random = new SplittableRandom(1_000L + repetition.getCurrentRepetition());
        var hours = hours(random);
        var from = FIRST.plusSeconds(random.nextLong(2 * 366 * 86_400L));
        var one = Duration.ofMinutes(random.nextInt(1, 3_000));
        var two = Duration.ofMinutes(random.nextInt(1, 3_000));

        assertThat(hours.after(hours.after(from, one), two))
                .isEqualTo(hours.after(from, one.plus(two)));
    }

    private static BusinessHours hours(SplittableRandom random) {
        var days = new HashSet<DayOfWeek>();
        do {
            days.add(DayOfWeek.of(random.nextInt(1, 8)));
        } while (random.nextInt(5) > 0);
        var holidays = new HashSet<LocalDate>();
        for (int i = random.nextInt(20); i > 0; i--) {
            holidays.add(LocalDate.of(2026, 1, 1).plusDays(random.nextInt(800)));
        }
        var opens = LocalTime.of(random.nextInt(0, 12), random.nextInt(60));
        return new BusinessHours(
                ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
                Set.copyOf(days),
                opens,
                opens.plusMinutes(random.nextInt(30, 11 * 60)),
                holidays);
    }
}
