package io.tributary.platform;

import io.tributary.kernel.Problem;

/** What can go wrong in any request. */
public enum PlatformProblem implements Problem {
    INVALID_INPUT(
            "invalid-input",
            400,
            "The input is not valid",
            "Each entry of errors names a place and what is wrong there. Mend them all and send it"
                    + " again; nothing was done."),
    MALFORMED_JSON(
            "malformed-json",
            400,
            "The body is not JSON",
            "Send a JSON document in UTF-8. The detail names the line and column where reading"
                    + " stopped."),
    TOO_LARGE(
            "too-large",
            413,
            "The body is too large",
            "Send less at once: the detail names the most that is read."),
    UNSUPPORTED_MEDIA_TYPE(
            "unsupported-media-type",
            415,
            "This content type is not understood",
            "Send JSON with the header Content-Type: application/json."),
    NOT_FOUND(
            "not-found",
            404,
            "There is nothing here",
            "Check the address. What belongs to somebody else looks the same as what does not"
                    + " exist."),
    METHOD_NOT_ALLOWED(
            "method-not-allowed",
            405,
            "This method is not for this address",
            "The header Allow names those that are."),
    CONFLICT(
            "conflict",
            409,
            "This does not go together with what is there",
            "The detail names what stands in the way."),
    IN_FLIGHT(
            "in-flight",
            409,
            "A call with this Idempotency-Key is under way",
            "Wait for its answer, or ask again after Retry-After with the same key and body."),
    KEY_REUSED(
            "idempotency-key-reused",
            422,
            "This Idempotency-Key was used for another body",
            "Use a new key for a new call; repeat a call with exactly the same body."),
    TOO_MANY_ATTEMPTS(
            "too-many-attempts",
            429,
            "Too many attempts",
            "Wait for as long as Retry-After says, then try again."),
    INSECURE_TRANSPORT(
            "insecure-transport",
            403,
            "The API is reached by HTTPS only",
            "Use https. A key that was sent in the clear should be rotated."),
    OVERLOADED(
            "overloaded",
            503,
            "The server has too much to do",
            "Nothing was done. Try again after Retry-After, with growing pauses."),
    STARTING(
            "starting",
            503,
            "The server is starting",
            "Nothing was done. Try again after Retry-After."),
    INTERNAL(
            "internal",
            500,
            "Something broke on our side",
            "Nothing of this call is kept. Try again; if it persists, tell support the request"
                    + " id.");

    private final Entry entry;

    PlatformProblem(String code, int status, String title, String remedy) {
        this.entry = new Entry(code, status, title, remedy);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
