package io.tributary.compatibility;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.platform.Seal;
import io.tributary.platform.Sha256;

/**
 * Seals what people answered under a key made of two halves: the house's secret, and a token that
 * the house does not keep. The key is HMAC-SHA-256 over purpose and token.
 */
final class Sealing {
    /** The key is of one purpose and one token already. */
    private static final byte[] ANYWHERE = {};

    private final byte[] secret;

    Sealing(byte[] secret) {
        this.secret = secret.clone();
    }

    /** Under which a row is found by whoever has the token; tells nothing of the token. */
    byte[] lookup(String purpose, String token) {
        return hmac("look up " + purpose, token);
    }

    byte[] seal(String purpose, String token, byte[] plain) {
        return under(purpose, token).seal(ANYWHERE, plain);
    }

    /**
     * What was sealed for the same purpose under the same token.
     *
     * @throws IllegalStateException when it was not, or was changed since
     */
    byte[] open(String purpose, String token, byte[] sealed) {
        return under(purpose, token).open(ANYWHERE, sealed);
    }

    private Seal under(String purpose, String token) {
        return new Seal(hmac("seal " + purpose, token));
    }

    private byte[] hmac(String purpose, String token) {
        return Sha256.hmac(secret, (purpose + "\0" + token).getBytes(UTF_8));
    }
}
