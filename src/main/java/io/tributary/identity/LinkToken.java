package io.tributary.identity;

import io.tributary.platform.Sha256;

import java.security.SecureRandom;
import java.util.Base64;

/** The secret of a mailed link: 256 random bits. What is kept of it is its SHA-256 alone. */
record LinkToken(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static LinkToken fresh() {
        var bits = new byte[32];
        RANDOM.nextBytes(bits);
        return new LinkToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bits));
    }

    byte[] digest() {
        return Sha256.of(text);
    }

    @Override
    public String toString() {
        return "LinkToken";
    }
}
