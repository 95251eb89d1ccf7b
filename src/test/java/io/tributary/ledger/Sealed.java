package io.tributary.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.platform.TestDatabase;

import java.time.Duration;

/**
 * Sealing in tests: whatever runs in another database of the same cluster, and began before, holds
 * the seal up until it is over.
 */
public final class Sealed {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private Sealed() {}

    /** Seals, by whatever does it, again and again until all that is booked is sealed. */
    public static void all(TestDatabase database, Runnable seals) {
        var lag = database.bean(SealLag.class);
        long until = System.nanoTime() + PATIENCE.toNanos();
        do {
            assertThat(System.nanoTime()).as("the journal is never sealed").isLessThan(until);
            seals.run();
        } while (lag.unsealed().transactions() > 0);
    }

    static void all(TestDatabase database) {
        all(database, database.bean(Seal.class)::run);
    }
}
