package io.tributary.ledger;

import java.util.UUID;

/** What became of a posting. */
public sealed interface Posted {
    /** The transaction in the journal. */
    UUID transaction();

    /** It was booked now. */
    record Booked(UUID transaction) implements Posted {}

    /** The same was booked before under its key; nothing was done. */
    record Existing(UUID transaction) implements Posted {}
}
