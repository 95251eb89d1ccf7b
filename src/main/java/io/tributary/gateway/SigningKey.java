package io.tributary.gateway;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * What calls are signed with, as it may be told.
 *
 * @param id callers name it as {@code keyid}
 * @param publicKey the 32 bytes of an Ed25519 key in base64; null for a secret
 * @param endsAt when signatures by it stop being accepted
 */
public record SigningKey(
        UUID id,
        String name,
        SignatureAlgorithm algorithm,
        @Nullable String publicKey,
        Instant createdAt,
        String createdBy,
        @Nullable Instant endsAt) {
    public static final int LONGEST_NAME = 100;

    /** Whether signatures by it are accepted at that time. */
    public boolean isActive(Instant now) {
        return endsAt == null || endsAt.isAfter(now);
    }
}
