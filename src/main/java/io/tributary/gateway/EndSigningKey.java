package io.tributary.gateway;

import io.tributary.platform.PlatformProblem;

import java.util.List;

/** {@code POST /api/v1/api-keys/{id}/signing-keys/{signing_key}/end}. */
final class EndSigningKey implements ApiEndpoint {
    private static final ApiRoute ROUTE =
            new ApiRoute(
                    "POST",
                    "/api/v1/api-keys/{id}/signing-keys/{signing_key}/end",
                    "keys:write",
                    false,
                    new ApiDocs(
                            "endSigningKey",
                            KeyShapes.TAG,
                            "End a signing key",
                            "Its signatures pass for the overlap and then no more. A key that takes"
                                    + " signed calls only keeps at least one that goes on.",
                            List.of(KeyShapes.ID, SigningShapes.SIGNING_KEY),
                            new ApiDocs.Body(SigningShapes.ENDING, "{\"overlap_days\": 7}"),
                            new ApiDocs.Answer(204, "It ends.", null),
                            List.of(
                                    PlatformProblem.NOT_FOUND,
                                    GatewayProblem.BEYOND_THE_KEY,
                                    GatewayProblem.KEY_NOT_ACTIVE,
                                    SignatureProblem.NO_SIGNING_KEY)));

    private final SigningActs acts;

    EndSigningKey(SigningActs acts) {
        this.acts = acts;
    }

    @Override
    public ApiRoute route() {
        return ROUTE;
    }

    @Override
    public ApiAnswer handle(ApiCall call) {
        var input = JsonInput.of(call.body());
        int overlap = input.integer("overlap_days", 0, ApiKeys.LONGEST_OVERLAP_DAYS);
        input.check();
        var key = acts.changeable(call);
        acts.signing().end(KeyActs.by(call), key, SigningActs.signingKey(call), overlap);
        return ApiAnswer.empty();
    }
}
