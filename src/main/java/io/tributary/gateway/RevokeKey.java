package io.tributary.gateway;

import io.tributary.platform.PlatformProblem;

import java.util.List;

/** {@code DELETE /api/v1/api-keys/{id}}. */
final class RevokeKey implements ApiEndpoint {
    private static final ApiRoute ROUTE =
            new ApiRoute(
                    "DELETE",
                    "/api/v1/api-keys/{id}",
                    "keys:write",
                    false,
                    new ApiDocs(
                            "revokeApiKey",
                            KeyShapes.TAG,
                            "Revoke an API key",
                            "Ends a key for good. No call that begins after this answer passes."
                                + " Revoking it again changes nothing; a key may revoke itself.",
                            List.of(KeyShapes.ID),
                            null,
                            new ApiDocs.Answer(204, "The key is revoked.", null),
                            List.of(PlatformProblem.NOT_FOUND, GatewayProblem.BEYOND_THE_KEY)));

    private final ApiKeys keys;

    RevokeKey(ApiKeys keys) {
        this.keys = keys;
    }

    @Override
    public ApiRoute route() {
        return ROUTE;
    }

    @Override
    public ApiAnswer handle(ApiCall call) {
        var key = keys.find(call.organization(), KeyShapes.id(call));
        KeyActs.refuseBeyond(call, key.livemode(), List.of());
        keys.revoke(KeyActs.by(call), key.id());
        return ApiAnswer.empty();
    }
}
