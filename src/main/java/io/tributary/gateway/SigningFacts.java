package io.tributary.gateway;

import org.jspecify.annotations.Nullable;

import java.security.Key;
import java.util.Map;
import java.util.UUID;

/**
 * What a call must know of a key's signatures.
 *
 * @param required whether the key takes signed calls only
 * @param verifiers by their {@code keyid}
 */
record SigningFacts(boolean required, Map<String, Verifier> verifiers) {
    /** Nothing is signed, and nothing need be. */
    static final SigningFacts NONE = new SigningFacts(false, Map.of());

    /**
     * What one signing key is checked with.
     *
     * @param endsAt in milliseconds of the Unix epoch; the largest number when it does not end
     */
    record Verifier(UUID id, SignatureAlgorithm algorithm, Key key, long endsAt) {}

    SigningFacts {
        verifiers = Map.copyOf(verifiers);
    }

    boolean isNone() {
        return !required && verifiers.isEmpty();
    }

    @Nullable Verifier verifier(@Nullable String keyid, long now) {
        var verifier = keyid == null ? null : verifiers.get(keyid);
        return verifier == null || verifier.endsAt() <= now ? null : verifier;
    }
}
