package io.tributary.gateway;

import io.tributary.platform.PlatformProblem;

import java.util.List;

/** {@code GET /api/v1/api-keys/{id}/signing}. */
final class ReadSigning implements ApiEndpoint {
    private static final ApiRoute ROUTE =
            new ApiRoute(
                    "GET",
                    "/api/v1/api-keys/{id}/signing",
                    "keys:read",
                    false,
                    new ApiDocs(
                            "getSigning",
                            KeyShapes.TAG,
                            "How calls of a key are signed",
                            "Whether the key takes signed calls only, and its signing keys, the"
                                    + " newest first.",
                            List.of(KeyShapes.ID),
                            null,
                            new ApiDocs.Answer(
                                    200,
                                    "How its calls are signed.",
                                    new ApiDocs.Body(
                                            SigningShapes.SETUP, SigningShapes.SETUP_EXAMPLE)),
                            List.of(PlatformProblem.NOT_FOUND)));

    private final SigningActs acts;

    ReadSigning(SigningActs acts) {
        this.acts = acts;
    }

    @Override
    public ApiRoute route() {
        return ROUTE;
    }

    @Override
    public ApiAnswer handle(ApiCall call) {
        var setup = acts.setup(call, KeyShapes.id(call));
        return ApiAnswer.json(200, json -> SigningShapes.write(json, setup));
    }
}
