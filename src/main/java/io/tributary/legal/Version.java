package io.tributary.legal;

import java.time.Duration;
import java.time.Instant;

/**
 * A document as it was published. It never changes.
 *
 * @param number 1, 2, 3…
 * @param graceDays so long after it takes effect, an acceptance of an earlier version counts
 * @param sha256 of the text, in hexadecimal
 * @param review what still has to be done before it binds anybody; empty when nothing
 * @param publishedBy an operator, or the house at its first start
 */
public record Version(
        LegalDocument document,
        int number,
        Instant effectiveFrom,
        int graceDays,
        String text,
        String sha256,
        String review,
        Instant publishedAt,
        String publishedBy) {
    public Wording wording() {
        return new Wording(text);
    }

    /** Whether it is in force at that instant, unless a later one is. */
    public boolean isEffective(Instant at) {
        return !effectiveFrom.isAfter(at);
    }

    /** From when on an acceptance of an earlier version does not count any more. */
    public Instant graceEnds() {
        return effectiveFrom.plus(Duration.ofDays(graceDays));
    }

    /** {@code API terms, version 2}. */
    public String title() {
        return document.title() + ", version " + number;
    }
}
