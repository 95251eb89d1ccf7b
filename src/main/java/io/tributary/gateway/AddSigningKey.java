package io.tributary.gateway;

import io.tributary.platform.PlatformProblem;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** {@code POST /api/v1/api-keys/{id}/signing-keys}. */
final class AddSigningKey implements ApiEndpoint {
    private static final ApiRoute ROUTE =
            new ApiRoute(
                    "POST",
                    "/api/v1/api-keys/{id}/signing-keys",
                    "keys:write",
                    false,
                    new ApiDocs(
                            "addSigningKey",
                            KeyShapes.TAG,
                            "Add a signing key",
                            "Makes a secret for HMAC-SHA256, shown in this answer and never again;"
                                + " or registers your public key of Ed25519. A key has at most 10.",
                            List.of(KeyShapes.ID),
                            new ApiDocs.Body(SigningShapes.WANTED, "{\"name\": \"Backend\"}"),
                            new ApiDocs.Answer(
                                    201,
                                    "The signing key.",
                                    new ApiDocs.Body(
                                            SigningShapes.ISSUED, SigningShapes.ISSUED_EXAMPLE)),
                            List.of(
                                    PlatformProblem.NOT_FOUND,
                                    GatewayProblem.BEYOND_THE_KEY,
                                    GatewayProblem.KEY_NOT_ACTIVE,
                                    SignatureProblem.TOO_MANY_SIGNING_KEYS)));

    private final SigningActs acts;

    AddSigningKey(SigningActs acts) {
        this.acts = acts;
    }

    @Override
    public ApiRoute route() {
        return ROUTE;
    }

    @Override
    public ApiAnswer handle(ApiCall call) {
        var input = JsonInput.of(call.body());
        var name = input.text("name", SigningKey.LONGEST_NAME);
        var publicKey = input.optionalText("public_key", 1000);
        input.check();
        var key = acts.changeable(call);
        if (publicKey == null) {
            var issued = acts.signing().issue(KeyActs.by(call), key, name);
            return answer(issued.key(), issued.secret());
        }
        return answer(acts.signing().register(KeyActs.by(call), key, name, publicKey), null);
    }

    private static ApiAnswer answer(SigningKey key, @Nullable String secret) {
        return ApiAnswer.json(
                201,
                json -> {
                    json.writeStartObject();
                    json.writeStringProperty("id", key.id().toString());
                    json.writeStringProperty("algorithm", key.algorithm().code());
                    json.writeStringProperty("secret", secret);
                    json.writeEndObject();
                });
    }
}
