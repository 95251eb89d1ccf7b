package io.tributary.metering;

import io.tributary.kernel.Period;
import io.tributary.kernel.UuidV7;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * What is looked for among the calls of an organization.
 *
 * @param within when they were made
 * @param id a request id, or how one begins, in lower case; null for all
 */
public record CallSearch(CallFilter filter, Period within, @Nullable String id) {
    private static final Pattern BEGINNING = Pattern.compile("[0-9a-f-]{4,36}");
    private static final int DIGITS = 32;

    public CallSearch {
        if (id != null && !isId(id)) {
            throw new IllegalArgumentException("no beginning of a request id: " + id);
        }
    }

    /** Whether this may be the beginning of a request id: four digits of it or more. */
    public static boolean isId(String text) {
        return BEGINNING.matcher(text).matches() && digits(text).length() <= DIGITS;
    }

    /** What somebody typed or pasted, as it is compared. */
    public static String tidied(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }

    /** The smallest id that begins so. */
    UUID first() {
        return padded("0");
    }

    /** The largest id that begins so. */
    UUID last() {
        return padded("f");
    }

    /**
     * When those may have been made that are looked for and whose ids are below that one; an empty
     * span when there can be none.
     */
    Period within(UUID before) {
        var from = latest(within.from(), UuidV7.instantOf(first()));
        var until =
                earliest(
                        within.until(),
                        earliest(UuidV7.instantOf(last()), UuidV7.instantOf(before)).plusMillis(1));
        return until.isAfter(from) ? new Period(from, until) : new Period(from, from);
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static Instant earliest(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private UUID padded(String digit) {
        var digits = id == null ? "" : digits(id);
        var whole = digits + digit.repeat(DIGITS - digits.length());
        return new UUID(
                Long.parseUnsignedLong(whole, 0, 16, 16),
                Long.parseUnsignedLong(whole, 16, DIGITS, 16));
    }

    private static String digits(String text) {
        return text.replace("-", "");
    }
}
