package io.tributary.legal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A text as this release has it, with the product's figures put in, not published yet.
 *
 * @param review what still has to be done before it binds anybody; empty when nothing
 */
public record Edition(LegalDocument document, String text, String review) {
    /** SHA-256 of the words, in hexadecimal. */
    public String sha256() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    public Wording wording() {
        return new Wording(text);
    }
}
