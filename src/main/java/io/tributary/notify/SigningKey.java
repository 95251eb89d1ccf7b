package io.tributary.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.platform.Sha256;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.EdECPrivateKey;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.NamedParameterSpec;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/**
 * What messages are signed with, both ways that Standard Webhooks knows: by HMAC-SHA-256, for which
 * the receiver has the same secret, and by Ed25519, for which it has the public key.
 *
 * @see <a href="https://www.standardwebhooks.com">Standard Webhooks v1</a>
 */
final class SigningKey {
    private static final int SECRET_BYTES = 32;
    private static final int SEED_BYTES = 32;
    private static final int PUBLIC_BYTES = 32;

    private final byte[] secret;
    private final byte[] seed;
    private final byte[] publicKey;

    private SigningKey(byte[] secret, byte[] seed, byte[] publicKey) {
        this.secret = secret;
        this.seed = seed;
        this.publicKey = publicKey;
    }

    static SigningKey fresh(SecureRandom random) {
        try {
            var secret = new byte[SECRET_BYTES];
            random.nextBytes(secret);
            var generator = KeyPairGenerator.getInstance("Ed25519");
            generator.initialize(NamedParameterSpec.ED25519, random);
            var pair = generator.generateKeyPair();
            byte[] seed = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            // X.509 puts a prefix of fixed length before the 32 bytes of RFC 8032.
            byte[] encoded = pair.getPublic().getEncoded();
            return new SigningKey(
                    secret,
                    seed,
                    Arrays.copyOfRange(encoded, encoded.length - PUBLIC_BYTES, encoded.length));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has Ed25519", impossible);
        }
    }

    /** With a secret of somebody else's making, to compare signatures. */
    static SigningKey of(String whsec, SecureRandom random) {
        var fresh = fresh(random);
        byte[] secret = Base64.getDecoder().decode(whsec.substring("whsec_".length()));
        return new SigningKey(secret, fresh.seed, fresh.publicKey);
    }

    /** Both secrets, to be sealed. */
    byte[] secrets() {
        byte[] both = Arrays.copyOf(secret, SECRET_BYTES + SEED_BYTES);
        System.arraycopy(seed, 0, both, SECRET_BYTES, SEED_BYTES);
        return both;
    }

    static SigningKey of(byte[] secrets, byte[] publicKey) {
        return new SigningKey(
                Arrays.copyOf(secrets, SECRET_BYTES),
                Arrays.copyOfRange(secrets, SECRET_BYTES, SECRET_BYTES + SEED_BYTES),
                publicKey.clone());
    }

    byte[] publicBytes() {
        return publicKey.clone();
    }

    /** What the receiver needs for {@code v1}: {@code whsec_…}. */
    String secretText() {
        return "whsec_" + Base64.getEncoder().encodeToString(secret);
    }

    /** What the receiver needs for {@code v1a}: {@code whpk_…}. */
    String publicText() {
        return "whpk_" + Base64.getEncoder().encodeToString(publicKey);
    }

    /** Both signatures over id, instant (to the second) and payload. */
    String sign(UUID message, Instant at, String payload) {
        return sign(message.toString(), at.getEpochSecond(), payload);
    }

    String sign(String id, long second, String payload) {
        byte[] signed = (id + "." + second + "." + payload).getBytes(UTF_8);
        try {
            var ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(
                    KeyFactory.getInstance("Ed25519")
                            .generatePrivate(
                                    new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed)));
            ed25519.update(signed);
            var base64 = Base64.getEncoder();
            return "v1,"
                    + base64.encodeToString(Sha256.hmac(secret, signed))
                    + " v1a,"
                    + base64.encodeToString(ed25519.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has Ed25519", impossible);
        }
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return publicText();
    }
}
