package io.tributary.kernel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Reads days and instants that people and programs write. What lies outside the years 1900 to 2999
 * is a mistake of whoever wrote it, and more than a database and a calendar can reckon with.
 */
public final class Days {
    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 2999;

    private Days() {}

    /** A day, written {@code 2026-03-31} (ISO 8601); nothing when it is none. */
    public static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> isNear(day.getYear()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /** The beginning of a day, UTC, that is written like that; nothing when it is none. */
    public static Optional<Instant> beginning(String text) {
        return day(text).map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** An instant, written {@code 2026-03-31T12:00:00Z} (RFC 3339); nothing when it is none. */
    public static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text))
                    .filter(instant -> isNear(instant.atOffset(ZoneOffset.UTC).getYear()));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static boolean isNear(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }
}
