package io.tributary.kernel;

import java.time.Duration;
import java.time.Instant;

/** A span of time that contains its first instant and not its last. */
public record Period(Instant from, Instant until) {
    public Period {
        if (until.isBefore(from)) {
            throw new IllegalArgumentException(
                    "a period ends before it begins: " + from + " to " + until);
        }
    }

    /** The span of that length which ends at {@code until}. */
    public static Period before(Instant until, Duration length) {
        return new Period(until.minus(length), until);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(from) && instant.isBefore(until);
    }

    public Duration length() {
        return Duration.between(from, until);
    }
}
