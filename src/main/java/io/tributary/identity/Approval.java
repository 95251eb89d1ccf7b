package io.tributary.identity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * Something one person asked for and another has to decide.
 *
 * @param subject what it is about, short
 * @param summary what will happen, as whoever decides reads it
 * @param payload what is carried out, in a form of its kind's own
 * @param digest SHA-256 of kind and payload, in hexadecimal
 * @param askedBy who asked: name and address
 * @param decision null while nobody has decided
 */
public record Approval(
        UUID id,
        String kind,
        String subject,
        String summary,
        String payload,
        String digest,
        String reason,
        String askedBy,
        Instant askedAt,
        Instant expiresAt,
        @Nullable Decision decision) {
    /**
     * What was decided.
     *
     * @param by who decided: name and address
     * @param answer why; empty when nothing was said
     */
    public record Decision(boolean approved, String by, Instant at, String answer) {}

    /** Whether somebody can still decide. */
    public boolean isOpen(Instant now) {
        return decision == null && now.isBefore(expiresAt);
    }
}
