package io.tributary.support;

import io.tributary.kernel.Period;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * When the house answers. Time counts between {@code opens} and {@code closes} of its days, as the
 * clocks of its zone show them, and at no other time: a ticket of Friday evening begins on Monday
 * morning.
 *
 * @param zone an IANA zone, so that the hours move with its summer time
 * @param days never empty
 * @param holidays days on which it does not answer, whatever day of the week they are
 */
public record BusinessHours(
        ZoneId zone,
        Set<DayOfWeek> days,
        LocalTime opens,
        LocalTime closes,
        Set<LocalDate> holidays) {
    public BusinessHours {
        if (days.isEmpty() || !opens.isBefore(closes)) {
            throw new IllegalArgumentException("hours in which nobody ever answers");
        }
        days = Set.copyOf(days);
        holidays = Set.copyOf(holidays);
    }

    /** The instant at which so much of them has passed since that one. */
    public Instant after(Instant from, Duration work) {
        var left = work;
        var day = LocalDate.ofInstant(from, zone);
        while (true) {
            var open = from(from, day);
            if (open.isPresent()) {
                var there = open.get().length();
                if (there.compareTo(left) >= 0) {
                    return open.get().from().plus(left);
                }
                left = left.minus(there);
            }
            day = day.plusDays(1);
        }
    }

    /** How much of them passes between the two. */
    public Duration between(Instant from, Instant until) {
        var sum = Duration.ZERO;
        var last = LocalDate.ofInstant(until, zone);
        for (var day = LocalDate.ofInstant(from, zone); !day.isAfter(last); day = day.plusDays(1)) {
            var open = from(from, day).filter(hours -> hours.from().isBefore(until));
            if (open.isPresent()) {
                var hours = open.get();
                var end = hours.until().isBefore(until) ? hours.until() : until;
                sum = sum.plus(Duration.between(hours.from(), end));
            }
        }
        return sum;
    }

    /** What is left of that day's hours at that instant; nothing when they are over. */
    private Optional<Period> from(Instant from, LocalDate day) {
        if (!days.contains(day.getDayOfWeek()) || holidays.contains(day)) {
            return Optional.empty();
        }
        var begin = day.atTime(opens).atZone(zone).toInstant();
        var end = day.atTime(closes).atZone(zone).toInstant();
        var first = begin.isBefore(from) ? from : begin;
        return first.isBefore(end) ? Optional.of(new Period(first, end)) : Optional.empty();
    }

    /** How long a full day is. */
    public Duration day() {
        return Duration.between(opens, closes);
    }

    /** So much work in words: {@code 2 business days}, {@code 8 business hours}. */
    public String words(Duration work) {
        long minutes = work.toMinutes();
        long whole = day().toMinutes();
        if (minutes % whole == 0 && minutes > whole) {
            return count(minutes / whole, "business day");
        }
        return minutes % 60 == 0
                ? count(minutes / 60, "business hour")
                : count(minutes, "business minute");
    }

    private static String count(long number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }

    /** The days in their order: Monday first. */
    public Set<DayOfWeek> ordered() {
        return new TreeSet<>(days);
    }
}
