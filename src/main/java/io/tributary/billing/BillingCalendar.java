package io.tributary.billing;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/**
 * The periods of a subscription: counted in months from its anchor in its own zone, each from the
 * anchor itself, so that the 31st comes back after February. A day begins when it begins there,
 * whatever the clocks do.
 */
record BillingCalendar(ZoneId zone, LocalDate anchor, Interval interval) {
    /** Days from the first until before the last. */
    record Days(LocalDate from, LocalDate until) {
        Days {
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("no days from " + from + " until " + until);
            }
        }

        long count() {
            return ChronoUnit.DAYS.between(from, until);
        }
    }

    /** The period that the day lies in. Before the anchor there is none. */
    Days around(LocalDate day) {
        if (day.isBefore(anchor)) {
            throw new IllegalArgumentException(day + " is before " + anchor);
        }
        if (interval == Interval.ONCE) {
            return new Days(anchor, anchor.plusDays(1));
        }
        long n = ChronoUnit.MONTHS.between(anchor, day) / interval.months();
        while (start(n + 1).compareTo(day) <= 0) {
            n++;
        }
        while (start(n).isAfter(day)) {
            n--;
        }
        return new Days(start(n), start(n + 1));
    }

    private LocalDate start(long n) {
        return anchor.plusMonths(n * interval.months());
    }

    /** When that day begins in this zone. */
    Instant beginning(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }
}
