package io.tributary.compatibility;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Reads days of the calendar, written yyyy-mm-dd and in no other way (RFC 3339, full-date). */
final class CalendarDay {
    private CalendarDay() {}

    /** The day, or null when there is none that is written so. */
    static @Nullable LocalDate parse(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        try {
            return year < 1 ? null : LocalDate.of(year, month, day);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static int digits(String text, int from, int until) {
        int number = 0;
        for (int index = from; index < until; index++) {
            int digit = text.charAt(index) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }
}
