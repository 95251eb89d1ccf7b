package io.tributary.gateway;

import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** How calls are signed: both of RFC 9421's registry, neither with anything to choose wrongly. */
public enum SignatureAlgorithm {
    /** A secret that both sides hold. */
    HMAC_SHA256("hmac-sha256", "HMAC with SHA-256"),
    /** A pair of keys, of which we hold the public one. */
    ED25519("ed25519", "Ed25519");

    /** What stands before the 32 bytes of a public key of Ed25519 (RFC 8410). */
    private static final String PUBLIC_HEAD = "302a300506032b6570032100";

    private static final int PUBLIC_BYTES = 32;

    private final String code;
    private final String label;

    SignatureAlgorithm(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** Its name in the parameter {@code alg}. */
    public String code() {
        return code;
    }

    /** Its name for people. */
    public String label() {
        return label;
    }

    static Optional<SignatureAlgorithm> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code.equals(code)).findFirst();
    }

    /** The secret of {@link #HMAC_SHA256}. */
    static Key secret(byte[] secret) {
        return new SecretKeySpec(secret, "HmacSHA256");
    }

    /**
     * The public key of {@link #ED25519}.
     *
     * @throws IllegalArgumentException when these bytes are none
     */
    static PublicKey publicKey(byte[] raw) {
        if (raw.length != PUBLIC_BYTES) {
            throw new IllegalArgumentException("a public key of Ed25519 has 32 bytes");
        }
        try {
            var whole = HexFormat.of().parseHex(PUBLIC_HEAD + HexFormat.of().formatHex(raw));
            var key =
                    KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(whole));
            Signature.getInstance("Ed25519").initVerify(key);
            return key;
        } catch (GeneralSecurityException broken) {
            throw new IllegalArgumentException("not a public key of Ed25519", broken);
        }
    }

    /** Whether whoever holds the other half signed these bytes. */
    boolean verifies(Key key, byte[] base, byte[] signature) {
        try {
            return switch (this) {
                case HMAC_SHA256 -> MessageDigest.isEqual(mac(key, base), signature);
                case ED25519 -> isSigned((PublicKey) key, base, signature);
            };
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + code, impossible);
        }
    }

    private static byte[] mac(Key key, byte[] base) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(key);
        return mac.doFinal(base);
    }

    private static boolean isSigned(PublicKey key, byte[] base, byte[] signature)
            throws GeneralSecurityException {
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        verifier.update(base);
        try {
            return verifier.verify(signature);
        } catch (SignatureException _) {
            return false;
        }
    }
}
