package io.tributary.gateway;

import io.tributary.kernel.Problem;

/** What can be wrong with the signature of a call whose key is right. */
public enum SignatureProblem implements Problem {
    REQUIRED(
            "signature-required",
            401,
            "The call is not signed",
            "This key takes signed calls only (RFC 9421). Sign with one of its signing keys; the"
                    + " field Accept-Signature of the answer says what to cover."),
    MALFORMED(
            "signature-malformed",
            400,
            "The signature cannot be read",
            "Signature-Input and Signature are dictionaries of structured fields (RFC 9651); the"
                    + " detail says where reading stopped."),
    INCOMPLETE(
            "signature-incomplete",
            401,
            "The signature leaves something open",
            "Cover @method, @target-uri (or @authority, @path and @query) and, with a body,"
                    + " content-digest; say created, nonce and keyid."),
    OUT_OF_TIME(
            "signature-out-of-time",
            401,
            "The signature is not of this time",
            "Sign each call when it is sent, and set the clock of the machine that signs by a time"
                    + " server."),
    REPLAYED(
            "signature-replayed",
            401,
            "The nonce was used before",
            "Sign every call anew with a nonce of its own, repetitions too. If you did, somebody"
                    + " sent your call again."),
    WRONG(
            "signature-wrong",
            401,
            "The signature is wrong",
            "Compare the signature base in the answer, which we signed, with yours line by line;"
                    + " if they are equal, the secret or the key differs."),
    DIGEST_MISMATCH(
            "signature-digest-mismatch",
            401,
            "The body is not the one that was signed",
            "Content-Digest (RFC 9530) is over the bytes of the body as they are sent: sha-256 or"
                    + " sha-512."),
    NO_SIGNING_KEY(
            "no-signing-key",
            409,
            "The key has nothing to sign with",
            "Add a signing key first; a key that takes signed calls only keeps at least one."),
    TOO_MANY_SIGNING_KEYS(
            "too-many-signing-keys",
            409,
            "There are as many signing keys as a key may have",
            "End one that is no longer used.");

    private final Entry entry;

    SignatureProblem(String code, int status, String title, String remedy) {
        this.entry = new Entry(code, status, title, remedy);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
