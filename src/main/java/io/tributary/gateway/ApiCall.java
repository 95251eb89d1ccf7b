package io.tributary.gateway;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RequestId;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** One call whose key was accepted. */
public interface ApiCall {
    OrganizationId organization();

    /** The key it was made with. */
    UUID keyId();

    /** The scopes of that key. */
    Set<String> scopes();

    /** False in test mode, where nothing is billed. */
    boolean livemode();

    /** Where the call came from, once the proxies we trust are seen through. */
    InetAddress address();

    RequestId requestId();

    /** When the call began, to the millisecond; the request id says the same. */
    Instant now();

    /** The segment of the path that stands where the route has {@code {name}}. */
    String pathParameter(String name);

    /** A parameter of the query, decoded; null when it is not there. */
    @Nullable String query(String name);

    /** The body as it came, at most {@link #LARGEST_BODY} bytes; empty when there was none. */
    byte[] body();

    /** How many pairs this organization may send in one batch. */
    int batchLimit();

    /** What the caller sent as {@code Idempotency-Key}; null when nothing. */
    @Nullable String idempotencyKey();

    /**
     * Takes one request from the minute and so many calls from the day, all or nothing. Once per
     * call of a billable endpoint, after its input was found valid.
     *
     * @throws io.tributary.kernel.ProblemException {@link GatewayProblem#QUOTA_EXCEEDED}
     */
    Admission.Granted admit(int calls);

    /** The largest body that is read, in bytes. */
    int LARGEST_BODY = 256 * 1024;
}
