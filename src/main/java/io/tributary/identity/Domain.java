package io.tributary.identity;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A name that an organization says is its own.
 *
 * @param value what the TXT record at {@link DomainName#record()} must say
 * @param needsRecord false for names below localhost, where the house itself is there
 * @param seenAt when the record was last there
 * @param finding what the last look found, when it was not the record
 * @param serves whether the organization's pages are to be shown at this name
 * @param signsIn whether people with addresses of this name sign in through its issuer
 */
public record Domain(
        UUID id,
        DomainName name,
        String value,
        boolean needsRecord,
        State state,
        @Nullable Instant provenAt,
        @Nullable Instant seenAt,
        @Nullable Instant checkedAt,
        @Nullable String finding,
        boolean serves,
        boolean signsIn) {
    /** How sure it is whose the name is. */
    public enum State {
        /** The record was not seen yet. */
        WAITING,
        /** The record was there at the last look. */
        PROVEN,
        /** It was there, and is not now; what was allowed goes on for a few days. */
        MISSING
    }

    /** Whether what it is used for works at the moment. */
    public boolean isGood() {
        return state != State.WAITING;
    }
}
