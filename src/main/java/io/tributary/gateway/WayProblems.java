package io.tributary.gateway;

import io.tributary.kernel.Problem;
import io.tributary.platform.PlatformProblem;

import java.util.stream.Stream;

/** What can go wrong on the way of a call, before its operation sees it. */
final class WayProblems {
    private WayProblems() {}

    /** What can go wrong on the way to any operation of that kind. */
    static Stream<Problem> of(ApiRoute route) {
        var always =
                Stream.<Problem>of(
                        GatewayProblem.KEY_IN_URL,
                        PlatformProblem.INVALID_INPUT,
                        PlatformProblem.INSECURE_TRANSPORT,
                        PlatformProblem.INTERNAL,
                        PlatformProblem.OVERLOADED);
        var keyed =
                Stream.<Problem>of(
                        GatewayProblem.UNAUTHORIZED,
                        GatewayProblem.ADDRESS_NOT_ALLOWED,
                        SignatureProblem.REQUIRED,
                        SignatureProblem.MALFORMED,
                        SignatureProblem.INCOMPLETE,
                        SignatureProblem.OUT_OF_TIME,
                        SignatureProblem.WRONG,
                        SignatureProblem.DIGEST_MISMATCH,
                        SignatureProblem.REPLAYED,
                        GatewayProblem.MISSING_SCOPE,
                        GatewayProblem.ORGANIZATION_NOT_ACTIVE,
                        GatewayProblem.LIVE_MODE_REFUSED,
                        GatewayProblem.QUOTA_EXCEEDED);
        var sent =
                Stream.<Problem>of(
                        PlatformProblem.MALFORMED_JSON,
                        PlatformProblem.TOO_LARGE,
                        PlatformProblem.UNSUPPORTED_MEDIA_TYPE);
        return Stream.of(
                        always,
                        route.isKeyless() ? Stream.<Problem>empty() : keyed,
                        route.docs().request() == null ? Stream.<Problem>empty() : sent)
                .flatMap(problems -> problems);
    }
}
