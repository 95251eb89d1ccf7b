package io.tributary.platform;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Something that waits for a human of the house: parked jobs, disputes, payouts to approve. A
 * module contributes a bean for each kind; the operator's desk asks all of them.
 */
public interface OpenMatter {
    /**
     * How it stands.
     *
     * @param name what waits, in the plural: {@code Parked jobs}
     * @param count how many; 0 when nothing waits
     * @param since since when the oldest waits; null when that is not known
     * @param sentence what is to be done
     * @param href where
     */
    record Standing(
            String name, long count, @Nullable Instant since, String sentence, String href) {}

    /** How it stands now; asked outside of a transaction. */
    Standing look();
}
