package io.tributary.portal.spi;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * An instant as people read it.
 *
 * @param iso RFC 3339, for machines and for the browser, which knows the reader's zone
 * @param absolute date and time in UTC
 * @param relative how long ago, or how long until
 */
public record When(String iso, String absolute, String relative) {
    private static final DateTimeFormatter ABSOLUTE =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss 'UTC'", Locale.ENGLISH)
                    .withZone(ZoneOffset.UTC);

    public static When of(Instant at, Instant now) {
        return new When(
                at.truncatedTo(ChronoUnit.MILLIS).toString(),
                ABSOLUTE.format(at),
                relative(Duration.between(at, now)));
    }

    private static String relative(Duration age) {
        var span = age.abs();
        if (span.toSeconds() < 10) {
            return "just now";
        }
        var words = words(span);
        return age.isNegative() ? "in " + words : words + " ago";
    }

    private static String words(Duration span) {
        long days = span.toDays();
        if (span.toMinutes() < 1) {
            return span.toSeconds() + " s";
        }
        if (span.toHours() < 1) {
            return span.toMinutes() + " min";
        }
        if (days < 1) {
            return span.toHours() + " h";
        }
        if (days < 60) {
            return days == 1 ? "1 day" : days + " days";
        }
        return days < 730 ? days / 30 + " months" : days / 365 + " years";
    }
}
