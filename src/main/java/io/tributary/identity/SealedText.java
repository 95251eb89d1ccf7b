package io.tributary.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Secrets;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;

import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals what must be read again later and is worth nothing to whoever has the database alone:
 * AES-256-GCM under a derived key, bound to the organization.
 */
final class SealedText {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /**
     * @param purpose what is sealed, {@code module/thing}
     */
    SealedText(Secrets secrets, String purpose) {
        this.key = new SecretKeySpec(secrets.derive(purpose), "AES");
    }

    byte[] seal(OrganizationId organization, String text) {
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var sealed = run(Cipher.ENCRYPT_MODE, organization, nonce, text.getBytes(UTF_8));
        return ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
    }

    String open(OrganizationId organization, byte[] sealed) {
        var nonce = Arrays.copyOf(sealed, NONCE_BYTES);
        var rest = Arrays.copyOfRange(sealed, NONCE_BYTES, sealed.length);
        return new String(run(Cipher.DECRYPT_MODE, organization, nonce, rest), UTF_8);
    }

    private byte[] run(int mode, OrganizationId organization, byte[] nonce, byte[] text) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(organization.toString().getBytes(UTF_8));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("a sealed text does not open", broken);
        }
    }
}
