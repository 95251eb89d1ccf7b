package io.tributary.ledger;

import java.util.UUID;

/**
 * What a transaction was booked for.
 *
 * @param type {@code invoice}, {@code payment}, {@code payout}
 */
public record Source(String type, UUID id) {}
