package io.tributary.notify;

import org.jspecify.annotations.Nullable;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * When a message that did not arrive is sent again: ten attempts over three days and a few hours,
 * each pause up to a fifth longer by chance, so that what failed together does not come back
 * together.
 */
public final class RetryPlan {
    /** The pauses after the first, second, … failure. After the last one it has failed. */
    public static final List<Duration> PAUSES =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(30),
                    Duration.ofHours(2),
                    Duration.ofHours(5),
                    Duration.ofHours(10),
                    Duration.ofHours(14),
                    Duration.ofHours(20),
                    Duration.ofHours(24));

    /** No receiver can put off an attempt for longer. */
    static final Duration LONGEST = Duration.ofHours(24);

    /** So much never lies between two attempts at one message: the last pause, late by chance. */
    static final Duration LONGEST_PAUSE = Duration.ofHours(29);

    private static final double JITTER = 0.2;

    private RetryPlan() {}

    /**
     * When to try again; empty when it was the last time.
     *
     * @param tries how often it was tried, this time included
     * @param retryAfter what the receiver asked for
     */
    static Optional<Instant> next(
            int tries, Instant now, @Nullable Duration retryAfter, RandomGenerator random) {
        if (tries > PAUSES.size()) {
            return Optional.empty();
        }
        var pause = PAUSES.get(tries - 1);
        var jitter = (long) (pause.toMillis() * JITTER * random.nextDouble());
        pause = pause.plusMillis(jitter);
        if (retryAfter != null && retryAfter.compareTo(pause) > 0) {
            pause = retryAfter.compareTo(LONGEST) > 0 ? LONGEST : retryAfter;
        }
        return Optional.of(now.plus(pause));
    }

    /** Retry-After as RFC 9110 has it: seconds or a date; null when it is neither. */
    static @Nullable Duration retryAfter(String field, Instant now) {
        try {
            if (field.matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(field));
            }
            var date = ZonedDateTime.parse(field, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Duration.between(now, date.toInstant());
        } catch (DateTimeException _) {
            return null;
        }
    }
}
