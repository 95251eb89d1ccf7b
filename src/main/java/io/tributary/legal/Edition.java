package io.tributary.legal;

import io.tributary.platform.Sha256;

/**
 * A text as this release has it, with the product's figures put in, not published yet.
 *
 * @param review what still has to be done before it binds anybody; empty when nothing
 */
public record Edition(LegalDocument document, String text, String review) {
    /** SHA-256 of the words, in hexadecimal. */
    public String sha256() {
        return Sha256.hex(text);
    }

    public Wording wording() {
        return new Wording(text);
    }
}
