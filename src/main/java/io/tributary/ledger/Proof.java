package io.tributary.ledger;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * The head of the chain over the journal. Whoever notes it can tell later that nothing up to it was
 * changed: each block's digest is SHA-256 over the digest before it and its entries.
 *
 * @param blocks how many blocks there are
 * @param transactions how many transactions are sealed
 * @param through the sequence of the last of them
 * @param digest the head, in hexadecimal; empty when nothing is sealed
 * @param sealedAt when; null when nothing is sealed
 */
public record Proof(
        long blocks, long transactions, long through, String digest, @Nullable Instant sealedAt) {
    static final Proof NOTHING = new Proof(0, 0, 0, "", null);
}
