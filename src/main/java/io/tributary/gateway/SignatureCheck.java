package io.tributary.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tributary.gateway.Nonces.Nonce;
import io.tributary.gateway.SigningFacts.Verifier;
import io.tributary.kernel.ProblemException;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Checks the signature of a call whose key is right (RFC 9421): what it covers, its time, the
 * signature, the body, and last its nonce, which a call that fails before does not use up. Of
 * several signatures the first counts that names a signing key of the call's key.
 */
final class SignatureCheck implements Consumer<Visit> {
    /** What a signature has to say and cover, as the field Accept-Signature asks for it. */
    static final String WANTED =
            "sig1=(\"@method\" \"@target-uri\" \"content-digest\");created;nonce;keyid";

    static final int SHORTEST_NONCE = 8;
    static final int LONGEST_NONCE = 200;

    private final Predicate<Nonce> nonces;
    private final Duration tolerance;

    /**
     * A check with these nonces.
     *
     * @param tolerance how far the clocks of both sides may be apart
     */
    SignatureCheck(Predicate<Nonce> nonces, Duration tolerance) {
        this.nonces = nonces;
        this.tolerance = tolerance;
    }

    @Override
    public void accept(Visit visit) {
        var signing = visit.facts().signing();
        if (signing.isNone()) {
            return;
        }
        var message = visit.arrival().signed();
        var input = message == null ? null : ours(message, signing, visit.now());
        if (message == null || input == null) {
            if (signing.required()) {
                throw new ProblemException(
                        SignatureProblem.REQUIRED,
                        message == null
                                ? "This key takes signed calls only, and this one is not signed."
                                : "No signature names a signing key of this key as its keyid.");
            }
            return;
        }
        checkCoverage(visit, message, input);
        var created = checkTime(input, visit.now());
        var verifier = verifier(input, signing, visit.now());
        if (verifier == null) {
            throw new IllegalStateException("it was there a moment ago");
        }
        checkSignature(visit, message, input, verifier);
        checkBody(visit, message, input);
        takeNonce(visit, verifier, input, created);
    }

    private static @Nullable SignatureInput ours(
            HttpMessage message, SigningFacts signing, Instant now) {
        try {
            return SignatureInput.of(message).stream()
                    .filter(input -> verifier(input, signing, now) != null)
                    .findFirst()
                    .orElse(null);
        } catch (IllegalArgumentException broken) {
            throw malformed(broken);
        }
    }

    private static @Nullable Verifier verifier(
            SignatureInput input, SigningFacts signing, Instant now) {
        return signing.verifier(input.text("keyid"), now.toEpochMilli());
    }

    private static void checkCoverage(Visit visit, HttpMessage message, SignatureInput input) {
        var missing = new ArrayList<String>();
        if (!input.covers("@method")) {
            missing.add("@method");
        }
        if (!input.covers("@target-uri")
                && !(input.covers("@authority")
                        && input.covers("@path")
                        && (message.query() == null || input.covers("@query")))) {
            missing.add("@target-uri");
        }
        if (visit.body().length > 0 && !input.covers("content-digest")) {
            missing.add("content-digest");
        }
        var nonce = input.text("nonce");
        if (nonce == null || nonce.length() < SHORTEST_NONCE || nonce.length() > LONGEST_NONCE) {
            missing.add("nonce (%d to %d characters)".formatted(SHORTEST_NONCE, LONGEST_NONCE));
        }
        if (input.seconds("created") == null) {
            missing.add("created (seconds of the Unix epoch)");
        }
        if (!missing.isEmpty()) {
            throw new ProblemException(
                            SignatureProblem.INCOMPLETE,
                            "The signature lacks " + String.join(", ", missing) + ".")
                    .with("missing", missing);
        }
    }

    private Instant checkTime(SignatureInput input, Instant now) {
        var created = instant(input, "created");
        var expires = input.has("expires") ? instant(input, "expires") : Instant.MAX;
        if (created == null || expires == null) {
            throw malformed(new IllegalArgumentException("a time is no number of seconds"));
        }
        if (Duration.between(created, now).abs().compareTo(tolerance) > 0) {
            throw new ProblemException(
                            SignatureProblem.OUT_OF_TIME,
                            "It was created %s, and it is %s here: more than %d seconds apart."
                                    .formatted(created, now, tolerance.toSeconds()))
                    .with("now", now.getEpochSecond());
        }
        if (!expires.isAfter(now)) {
            throw new ProblemException(
                            SignatureProblem.OUT_OF_TIME,
                            "It expired %s, and it is %s here.".formatted(expires, now))
                    .with("now", now.getEpochSecond());
        }
        return created;
    }

    private static @Nullable Instant instant(SignatureInput input, String parameter) {
        var seconds = input.seconds(parameter);
        return seconds == null || Math.abs(seconds) > 100_000_000_000L
                ? null
                : Instant.ofEpochSecond(seconds);
    }

    private static void checkSignature(
            Visit visit, HttpMessage message, SignatureInput input, Verifier verifier) {
        if (input.has("alg") && !verifier.algorithm().code().equals(input.text("alg"))) {
            throw new ProblemException(
                    SignatureProblem.WRONG,
                    "This signing key signs with " + verifier.algorithm().code() + ".");
        }
        var base = base(message, input);
        if (!verifier.algorithm()
                .verifies(verifier.key(), base.getBytes(US_ASCII), input.signature().value())) {
            throw new ProblemException(
                            SignatureProblem.WRONG,
                            "The signature “" + input.label() + "” is not one of this text.")
                    .with("signature_base", masked(base, visit.arrival().key()));
        }
    }

    private static String base(HttpMessage message, SignatureInput input) {
        try {
            return new SignedText(message).of(input);
        } catch (IllegalArgumentException broken) {
            throw malformed(broken);
        }
    }

    /** A caller may cover its key; answers never hold one. */
    private static String masked(String base, @Nullable String key) {
        return key == null ? base : base.replace(key, KeyText.prefix(key) + "_…");
    }

    private static void checkBody(Visit visit, HttpMessage message, SignatureInput input) {
        var digest = message.value("content-digest");
        if (digest == null || !input.covers("content-digest") || visit.arrival().body() == null) {
            return;
        }
        try {
            if (ContentDigest.fits(digest, visit.body())) {
                return;
            }
        } catch (IllegalArgumentException broken) {
            throw malformed(broken);
        }
        throw new ProblemException(
                        SignatureProblem.DIGEST_MISMATCH,
                        "Content-Digest is not that of the "
                                + visit.body().length
                                + " bytes that arrived.")
                .with("expected", ContentDigest.of(visit.body()));
    }

    /**
     * A signature is good until its tolerance ends, and may come as early. A key and its successor
     * share their signing keys, and so what was used up with one is used up with the other.
     */
    private void takeNonce(Visit visit, Verifier verifier, SignatureInput input, Instant created) {
        var nonce =
                new Nonce(
                        visit.facts().organization(),
                        verifier.id(),
                        Nonces.fingerprint(String.valueOf(input.text("nonce"))),
                        visit.requestId().value(),
                        created.plus(tolerance).plus(tolerance));
        if (!nonces.test(nonce)) {
            throw new ProblemException(
                    SignatureProblem.REPLAYED,
                    "A call with this nonce arrived before. Nothing was done.");
        }
    }

    private static ProblemException malformed(IllegalArgumentException broken) {
        return new ProblemException(
                SignatureProblem.MALFORMED, "Not readable: " + broken.getMessage() + ".");
    }
}
