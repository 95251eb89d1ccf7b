package io.tributary.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is kept of a key: HMAC-SHA-256 under a pepper that is not in the database. Looking a key up
 * compares digests, never secrets.
 */
record KeyDigest(long first, long second, long third, long fourth) {
    static final int BYTES = 32;

    byte[] bytes() {
        return ByteBuffer.allocate(BYTES)
                .putLong(first)
                .putLong(second)
                .putLong(third)
                .putLong(fourth)
                .array();
    }

    /** The digest is random already: its first bits spread as well as any. */
    @Override
    public int hashCode() {
        return (int) first;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof KeyDigest(var one, var two, var three, var four)
                && first == one
                && second == two
                && third == three
                && fourth == four;
    }

    /** Makes digests under one pepper; any number of threads at once. */
    static final class Maker {
        private final Mac keyed;

        Maker(byte[] pepper) {
            try {
                keyed = Mac.getInstance("HmacSHA256");
                keyed.init(new SecretKeySpec(pepper, "HmacSHA256"));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("every Java has HmacSHA256", impossible);
            }
        }

        KeyDigest of(String key) {
            var digest = ByteBuffer.wrap(fresh().doFinal(key.getBytes(ISO_8859_1)));
            return new KeyDigest(
                    digest.getLong(), digest.getLong(), digest.getLong(), digest.getLong());
        }

        /** A copy of the keyed state: cheaper than to key a new one. */
        private Mac fresh() {
            try {
                return (Mac) keyed.clone();
            } catch (CloneNotSupportedException impossible) {
                throw new IllegalStateException("HmacSHA256 of the JDK can be copied", impossible);
            }
        }
    }
}
