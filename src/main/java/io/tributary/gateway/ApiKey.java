package io.tributary.gateway;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What may be told of a key: everything but the key.
 *
 * @param prefix the part of it that may be shown
 * @param createdBy a person or a thing, in words
 * @param lastUsedAt to the minute; null when it was never used
 * @param exposedAt when it was first seen in an address, where it does not belong
 * @param replacedBy the key that follows it, once it is rotated
 * @param endsAt when it stops by itself: its expiry or the end of its overlap
 */
public record ApiKey(
        UUID id,
        String name,
        String prefix,
        List<String> scopes,
        boolean livemode,
        List<String> allowedAddresses,
        Instant createdAt,
        String createdBy,
        @Nullable Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable Instant exposedAt,
        @Nullable UUID replacedBy,
        @Nullable Instant endsAt,
        @Nullable Instant revokedAt,
        @Nullable Ending revokedBecause) {
    /** Why a key works no more. */
    public enum Ending {
        /** Somebody revoked it. */
        REVOKED("revoked"),
        /** Its successor took over. */
        ROTATED("rotated"),
        /** Whoever found it reported it. */
        LEAKED("leaked"),
        /** Its time was up. */
        EXPIRED("expired");

        private final String code;

        Ending(String code) {
            this.code = code;
        }

        /** Its stable name. */
        public String code() {
            return code;
        }
    }

    public ApiKey {
        scopes = List.copyOf(scopes);
        allowedAddresses = List.copyOf(allowedAddresses);
    }

    /** Whether calls with it are accepted at that time. */
    public boolean isActive(Instant now) {
        return revokedAt == null && (endsAt == null || endsAt.isAfter(now));
    }
}
