package io.tributary.support;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What a level of support promises.
 *
 * @param level {@code community}, {@code basic}, {@code priority} or {@code dedicated}
 * @param firstAnswer how much of the business hours a first answer may take
 * @param priority with which a ticket begins
 */
public record Target(String level, Duration firstAnswer, Priority priority) {
    /** The levels, from the least. Whoever was granted nothing is served as community. */
    public static final List<String> LEVELS =
            List.of("community", "basic", "priority", "dedicated");

    /** What people call it: {@code Priority support}. */
    public String label() {
        return level.substring(0, 1).toUpperCase(Locale.ROOT) + level.substring(1) + " support";
    }
}
