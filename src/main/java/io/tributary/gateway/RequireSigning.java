package io.tributary.gateway;

import io.tributary.platform.PlatformProblem;

import java.util.List;

/** {@code PUT /api/v1/api-keys/{id}/signing}. */
final class RequireSigning implements ApiEndpoint {
    private static final ApiRoute ROUTE =
            new ApiRoute(
                    "PUT",
                    "/api/v1/api-keys/{id}/signing",
                    "keys:write",
                    false,
                    new ApiDocs(
                            "requireSigning",
                            KeyShapes.TAG,
                            "Require signed calls of a key",
                            "With `required`, calls of the key pass only with a signature (RFC"
                                    + " 9421) by one of its signing keys.",
                            List.of(KeyShapes.ID),
                            new ApiDocs.Body(SigningShapes.REQUIREMENT, "{\"required\": true}"),
                            new ApiDocs.Answer(
                                    200,
                                    "How its calls are signed.",
                                    new ApiDocs.Body(
                                            SigningShapes.SETUP, SigningShapes.SETUP_EXAMPLE)),
                            List.of(
                                    PlatformProblem.NOT_FOUND,
                                    GatewayProblem.BEYOND_THE_KEY,
                                    GatewayProblem.KEY_NOT_ACTIVE,
                                    SignatureProblem.NO_SIGNING_KEY)));

    private final SigningActs acts;

    RequireSigning(SigningActs acts) {
        this.acts = acts;
    }

    @Override
    public ApiRoute route() {
        return ROUTE;
    }

    @Override
    public ApiAnswer handle(ApiCall call) {
        var input = JsonInput.of(call.body());
        boolean required = input.flag("required");
        input.check();
        var key = acts.changeable(call);
        acts.signing().require(KeyActs.by(call), key, required);
        var setup = acts.setup(call, key);
        return ApiAnswer.json(200, json -> SigningShapes.write(json, setup));
    }
}
