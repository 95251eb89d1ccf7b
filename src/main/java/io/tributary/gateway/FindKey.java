package io.tributary.gateway;

import io.tributary.platform.PlatformProblem;

import java.util.List;

/** {@code GET /api/v1/api-keys/{id}}. */
final class FindKey implements ApiEndpoint {
    private static final ApiRoute ROUTE =
            new ApiRoute(
                    "GET",
                    "/api/v1/api-keys/{id}",
                    "keys:read",
                    false,
                    new ApiDocs(
                            "findApiKey",
                            KeyShapes.TAG,
                            "Read one API key",
                            "What is known of a key: everything but the key.",
                            List.of(KeyShapes.ID),
                            null,
                            new ApiDocs.Answer(
                                    200,
                                    "The key.",
                                    new ApiDocs.Body(KeyShapes.KEY, KeyShapes.KEY_EXAMPLE)),
                            List.of(PlatformProblem.NOT_FOUND)));

    private final ApiKeys keys;

    FindKey(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public ApiRoute route() {
        return ROUTE;
    }

    @Override
    public ApiAnswer handle(ApiCall call) {
        var key = keys.find(call.organization(), KeyShapes.id(call));
        return ApiAnswer.json(200, json -> KeyShapes.write(json, key, call.now()));
    }
}
