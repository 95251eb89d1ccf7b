package io.tributary.kernel;

import java.time.Instant;

/**
 * How long a kind of row is kept. A bean of this type is all it takes: the rule is listed for those
 * who run the house, who may choose another number of days, and runs once a day.
 *
 * @param name stable, {@code module.what}
 * @param what is deleted, in words
 * @param why it is kept so long, in words
 * @param days how long it is kept unless the house says otherwise
 */
public record RetentionRule(String name, String what, String why, int days, Forgetting forgetting) {
    /** Deletes what is older. It enters its scope itself. */
    @FunctionalInterface
    public interface Forgetting {
        /**
         * Deletes.
         *
         * @return how many rows were deleted
         */
        long forget(Instant before);
    }

    public RetentionRule {
        if (days < 1) {
            throw new IllegalArgumentException(name + ": a rule that keeps nothing");
        }
    }
}
