package io.tributary.compatibility.web;

import io.tributary.privacy.Wording;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Whether the visitor takes part in matching.
 *
 * @param wording what they agree to if they do
 * @param isInForce whether they agreed to these very words
 * @param since since when their answers are kept; null while they are not
 * @param isComplete whether there is a complete assessment in this browser
 */
record MatchingPage(
        String base,
        Wording wording,
        boolean isInForce,
        @Nullable Instant since,
        boolean isComplete) {
    boolean isKept() {
        return since != null;
    }

    /** What is kept counts only as long as they agreed to the words in force. */
    boolean takesPart() {
        return isKept() && isInForce;
    }
}
