package io.tributary.privacy;

import io.tributary.kernel.PersonalRecords;

import java.time.Instant;
import java.util.List;

/**
 * What was done when somebody was erased: every table that was looked at, and not a word of them.
 *
 * @param number whoever has it may read the receipt
 * @param receivedAt when the erasure was asked for
 */
public record Receipt(
        String number, Instant receivedAt, Instant erasedAt, String channel, List<Line> lines) {
    /**
     * One table.
     *
     * @param rows how many rows there were
     * @param why it was not erased; empty when it was
     */
    public record Line(
            String module,
            String table,
            String what,
            PersonalRecords.Fate fate,
            long rows,
            String why) {}

    public Receipt {
        lines = List.copyOf(lines);
    }

    /**
     * A receipt as it was frozen.
     *
     * @param text the receipt in JSON; its digest is over exactly these bytes, in UTF-8
     * @param digest SHA-256, hexadecimal
     */
    public record Frozen(Receipt receipt, String text, String digest, Instant validUntil) {}
}
