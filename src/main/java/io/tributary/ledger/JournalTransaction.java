package io.tributary.ledger;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A transaction as it stands in the journal.
 *
 * @param effectiveAt when it happened
 * @param bookedAt when it was written
 * @param reverses the transaction that it undoes whole; null for any other
 */
public record JournalTransaction(
        UUID id,
        String kind,
        String key,
        Instant effectiveAt,
        Instant bookedAt,
        Source source,
        @Nullable UUID reverses,
        List<Entry> entries) {
    public JournalTransaction {
        entries = List.copyOf(entries);
    }
}
