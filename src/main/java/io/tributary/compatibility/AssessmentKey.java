package io.tributary.compatibility;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the visitor's browser keeps and nobody else: with it an assessment is found and read. 256
 * random bits as 43 letters.
 */
public record AssessmentKey(String value) {
    private static final Pattern SHAPE = Pattern.compile("[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    public AssessmentKey {
        if (!isShaped(value)) {
            throw new IllegalArgumentException("this is no key");
        }
    }

    /** A new one. */
    public static AssessmentKey fresh() {
        return new AssessmentKey(token());
    }

    /** The key with that text, if it can be one. */
    public static Optional<AssessmentKey> of(String text) {
        return isShaped(text) ? Optional.of(new AssessmentKey(text)) : Optional.empty();
    }

    static boolean isShaped(String text) {
        return SHAPE.matcher(text).matches();
    }

    /** 256 random bits as 43 letters. */
    static String token() {
        var bytes = new byte[32];
        RANDOM.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "AssessmentKey[…]";
    }
}
