package io.tributary.privacy;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * How it stands between a person and a purpose.
 *
 * @param wording the one in force, that would be agreed to now
 * @param last the last thing they said; null before they said anything
 */
public record Consent(Wording wording, @Nullable Event last) {
    /**
     * Something a person said.
     *
     * @param version of the wording they agreed to, or had agreed to
     * @param given whether they agreed; else they took it back
     * @param source where they said so: {@code account page}
     */
    public record Event(Purpose purpose, int version, boolean given, String source, Instant at) {}

    /** How it stands. */
    public enum Standing {
        /** Nobody asked, or nobody answered. */
        OPEN,
        /** Given, for the wording in force. */
        GIVEN,
        /** Given for an older wording: it does not count until it is given again. */
        OUTDATED,
        /** Given once, and taken back. */
        WITHDRAWN
    }

    public Purpose purpose() {
        return wording.purpose();
    }

    /** Whether it counts. */
    public boolean isGiven() {
        return standing() == Standing.GIVEN;
    }

    /** How it stands now. */
    public Standing standing() {
        if (last == null) {
            return Standing.OPEN;
        }
        if (!last.given()) {
            return Standing.WITHDRAWN;
        }
        return last.version() == wording.version() ? Standing.GIVEN : Standing.OUTDATED;
    }
}
