package io.tributary.gateway;

/** One operation of the API. A bean of this type is all it takes to be served and documented. */
public interface ApiEndpoint {
    /** Where it stands, what it needs, and what the reference says of it. */
    ApiRoute route();

    /**
     * Answers one call, whose key, address, scope and mode are already accepted. A billable
     * endpoint first reads and validates its input, then asks {@link ApiCall#admit}, then computes.
     *
     * @throws io.tributary.kernel.ProblemException when the answer is an error
     */
    ApiAnswer handle(ApiCall call);
}
