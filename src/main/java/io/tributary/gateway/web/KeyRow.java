package io.tributary.gateway.web;

import io.tributary.gateway.ApiKey;
import io.tributary.portal.spi.Badge;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A key as its page and the list show it.
 *
 * @param masked its prefix, with dots for what nobody can read again
 * @param mayRotate whether it is active and has no successor yet
 * @param successor the key that follows it; null when there is none
 */
record KeyRow(
        UUID id,
        String name,
        String masked,
        Badge mode,
        Badge status,
        List<String> scopes,
        List<String> addresses,
        Instant created,
        String createdBy,
        @Nullable Instant lastUsed,
        @Nullable Instant ends,
        @Nullable Instant revoked,
        boolean exposed,
        boolean active,
        boolean mayRotate,
        @Nullable UUID successor) {
    static KeyRow of(ApiKey key, Instant now) {
        boolean active = key.isActive(now);
        return new KeyRow(
                key.id(),
                key.name(),
                key.prefix() + "_••••",
                key.livemode() ? Badge.good("Live") : Badge.info("Test"),
                status(key, now),
                key.scopes(),
                key.allowedAddresses(),
                key.createdAt(),
                key.createdBy(),
                key.lastUsedAt(),
                key.endsAt(),
                key.revokedAt(),
                key.exposedAt() != null,
                active,
                active && key.replacedBy() == null,
                key.replacedBy());
    }

    private static Badge status(ApiKey key, Instant now) {
        if (!key.isActive(now)) {
            var because = key.revokedBecause();
            return because == ApiKey.Ending.LEAKED
                    ? Badge.bad("Reported as leaked")
                    : Badge.plain(because == ApiKey.Ending.REVOKED ? "Revoked" : "Ended");
        }
        if (key.exposedAt() != null) {
            return Badge.bad("Seen in an address");
        }
        return key.replacedBy() == null ? Badge.good("Active") : Badge.warm("Being replaced");
    }

    String href() {
        return "/partner/keys/" + id;
    }
}
