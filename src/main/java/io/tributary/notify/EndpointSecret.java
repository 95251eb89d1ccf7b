package io.tributary.notify;

import java.util.UUID;

/**
 * What a receiver verifies messages with.
 *
 * @param secret {@code whsec_…}, for signatures {@code v1}; shown this once
 * @param publicKey {@code whpk_…}, for signatures {@code v1a}
 */
public record EndpointSecret(UUID endpoint, String secret, String publicKey) {
    /** Shown beside the secret. */
    public static final String WARNING =
            "Store this secret now: it is shown this once and cannot be read again.";

    /** Without the secret. */
    @Override
    public String toString() {
        return "EndpointSecret[" + endpoint + "]";
    }
}
