package io.tributary.metering;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The hours of the roll-up, in UTC. */
final class Hours {
    private Hours() {}

    /** The beginning of the hour that the instant is in. */
    static Instant floor(Instant instant) {
        return instant.truncatedTo(ChronoUnit.HOURS);
    }

    /** The instant itself when an hour begins with it, else the beginning of the next. */
    static Instant ceiling(Instant instant) {
        var floor = floor(instant);
        return floor.equals(instant) ? instant : floor.plus(1, ChronoUnit.HOURS);
    }
}
