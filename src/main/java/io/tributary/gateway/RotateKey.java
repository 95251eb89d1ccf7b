package io.tributary.gateway;

import io.tributary.platform.PlatformProblem;

import java.util.List;

/** {@code POST /api/v1/api-keys/{id}/rotate}. */
final class RotateKey implements ApiEndpoint {
    private static final ApiRoute ROUTE =
            new ApiRoute(
                    "POST",
                    "/api/v1/api-keys/{id}/rotate",
                    "keys:write",
                    false,
                    new ApiDocs(
                            "rotateApiKey",
                            KeyShapes.TAG,
                            "Rotate an API key",
                            "Makes a successor with the same name, scopes, mode and addresses; of a"
                                + " key that expires, one that lives from now as long as the old"
                                + " one was meant to. The old key goes on for the overlap, or until"
                                + " it expires, and then ends by itself. Both share the"
                                + " organization's quota.",
                            List.of(KeyShapes.ID, KeyShapes.IDEMPOTENCY_KEY),
                            new ApiDocs.Body(KeyShapes.ROTATION, "{\"overlap_days\": 7}"),
                            new ApiDocs.Answer(
                                    201,
                                    "The successor.",
                                    new ApiDocs.Body(KeyShapes.ISSUED, KeyShapes.ISSUED_EXAMPLE)),
                            List.of(
                                    PlatformProblem.NOT_FOUND,
                                    GatewayProblem.KEY_NOT_ACTIVE,
                                    GatewayProblem.BEYOND_THE_KEY)));

    private final KeyActs acts;

    RotateKey(KeyActs acts) {
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
        var key = acts.keys().find(call.organization(), KeyShapes.id(call));
        KeyActs.refuseBeyond(call, key.livemode(), key.scopes());
        return acts.issued(
                call,
                "rotate " + key.id(),
                () -> acts.keys().rotate(KeyActs.by(call), key.id(), overlap));
    }
}
