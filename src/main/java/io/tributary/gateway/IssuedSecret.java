package io.tributary.gateway;

/**
 * A secret to sign with, as it is shown once.
 *
 * @param secret 32 bytes in base64; what is signed with are the bytes
 */
public record IssuedSecret(SigningKey key, String secret) {
    /** What whoever gets it must know. */
    public static final String WARNING =
            "Store this secret now: it is shown this once and cannot be read again.";

    /** Without the secret. */
    @Override
    public String toString() {
        return "IssuedSecret[" + key.id() + "]";
    }
}
