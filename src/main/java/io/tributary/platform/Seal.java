package io.tributary.platform;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what must be read again later and is worth nothing to whoever has the database alone:
 * AES-256-GCM (NIST SP 800-38D). What is sealed is a nonce of 12 random bytes, the encrypted text
 * and a tag of 16 bytes. It is bound to the place it is kept at, and opens nowhere else.
 */
public final class Seal {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKeySpec key;

    /**
     * @param key 32 bytes, of {@link Secrets#derive}
     */
    public Seal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /**
     * The nonce, the encrypted text and the tag: 28 bytes more than it was.
     *
     * @param place what names the row and the caller's purpose, the same when it is opened
     */
    public byte[] seal(byte[] place, byte[] plain) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, place, nonce).doFinal(plain);
            byte[] sealed = Arrays.copyOf(nonce, NONCE_BYTES + encrypted.length);
            System.arraycopy(encrypted, 0, sealed, NONCE_BYTES, encrypted.length);
            return sealed;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("cannot seal", impossible);
        }
    }

    /**
     * What was sealed for that place.
     *
     * @throws IllegalStateException when it was sealed for another place or under another key, or
     *     was changed since
     */
    public byte[] open(byte[] place, byte[] sealed) {
        try {
            return cipher(Cipher.DECRYPT_MODE, place, Arrays.copyOf(sealed, NONCE_BYTES))
                    .doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
        } catch (GeneralSecurityException | IllegalArgumentException broken) {
            throw new IllegalStateException("what is sealed does not open", broken);
        }
    }

    private Cipher cipher(int mode, byte[] place, byte[] nonce) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place);
        return cipher;
    }
}
