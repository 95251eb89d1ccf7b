package io.tributary.gateway;

import java.time.Instant;
import java.util.UUID;

/**
 * A key as it is shown once, at its creation.
 *
 * @param text the key itself
 */
public record IssuedKey(UUID id, String text, String name, Instant createdAt) {
    /** What whoever gets it must know. */
    public static final String WARNING =
            "Store this key now: it is shown this once and cannot be read again.";

    /** Without the key. */
    @Override
    public String toString() {
        return "IssuedKey[" + id + "]";
    }
}
