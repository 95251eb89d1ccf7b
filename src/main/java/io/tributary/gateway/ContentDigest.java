package io.tributary.gateway;

import io.tributary.gateway.Structured.Bytes;
import io.tributary.gateway.Structured.Item;
import io.tributary.gateway.Structured.Member;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;

/** The field Content-Digest (RFC 9530), as far as its two algorithms that are still good. */
final class ContentDigest {
    private static final Map<String, String> ALGORITHMS =
            Map.of("sha-256", "SHA-256", "sha-512", "SHA-512");

    private ContentDigest() {}

    /** How a caller writes it. */
    static String of(byte[] body) {
        return Structured.written(
                Map.<String, Member>of(
                        "sha-256", new Item(Bytes.of(digest("SHA-256", body)), Map.of())));
    }

    /**
     * Whether it is the body's: at least one good algorithm, and none of those wrong.
     *
     * @throws IllegalArgumentException when it cannot be read
     */
    static boolean fits(String field, byte[] body) {
        boolean fits = false;
        for (var entry : StructuredReader.dictionary(field).entrySet()) {
            var algorithm = ALGORITHMS.get(entry.getKey());
            if (algorithm != null) {
                if (!(entry.getValue() instanceof Item(Bytes said, _))
                        || !MessageDigest.isEqual(said.value(), digest(algorithm, body))) {
                    return false;
                }
                fits = true;
            }
        }
        return fits;
    }

    private static byte[] digest(String algorithm, byte[] body) {
        try {
            return MessageDigest.getInstance(algorithm).digest(body);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has " + algorithm, impossible);
        }
    }
}
