package io.tributary.legal;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * Where an organization stands with a document.
 *
 * @param inForce what binds now; null before anything was published
 * @param upcoming what will, already published; null when nothing is
 * @param latest the newest version that was accepted; null when none was
 */
public record Standing(
        LegalDocument document,
        @Nullable Version inForce,
        @Nullable Version upcoming,
        @Nullable Acceptance latest,
        State state) {
    /** Whether what was accepted counts. */
    public enum State {
        /** Nothing was accepted yet. */
        NEVER,
        /** What is in force was accepted. */
        CURRENT,
        /** An earlier version was accepted, and still counts for a while. */
        GRACE,
        /** An earlier version was accepted, and does not count any more. */
        LAPSED
    }

    static Standing of(
            LegalDocument document,
            @Nullable Version inForce,
            @Nullable Version upcoming,
            @Nullable Acceptance latest,
            Instant now) {
        return new Standing(document, inForce, upcoming, latest, state(inForce, latest, now));
    }

    private static State state(
            @Nullable Version inForce, @Nullable Acceptance latest, Instant now) {
        if (latest == null) {
            return State.NEVER;
        }
        if (inForce == null || latest.number() >= inForce.number()) {
            return State.CURRENT;
        }
        return now.isBefore(inForce.graceEnds()) ? State.GRACE : State.LAPSED;
    }

    /** Whether it counts as accepted now. */
    public boolean counts() {
        return state == State.CURRENT || state == State.GRACE;
    }

    /**
     * What there is to accept: what will be in force, else what is; null when that was accepted.
     */
    public @Nullable Version toAccept() {
        var next = upcoming == null ? inForce : upcoming;
        boolean accepted = next != null && latest != null && latest.number() >= next.number();
        return accepted ? null : next;
    }
}
