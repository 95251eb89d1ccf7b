package io.tributary.gateway;

import io.tributary.platform.AddressRange;

import java.util.List;
import java.util.TreeSet;

/** {@code POST /api/v1/api-keys}. */
final class CreateKey implements ApiEndpoint {
    private static final ApiRoute ROUTE =
            new ApiRoute(
                    "POST",
                    "/api/v1/api-keys",
                    "keys:write",
                    false,
                    new ApiDocs(
                            "createApiKey",
                            KeyShapes.TAG,
                            "Create an API key",
                            "The key is shown in this answer and never again. It can have only"
                                    + " scopes that the calling key has, and a test key makes test"
                                    + " keys.",
                            List.of(KeyShapes.IDEMPOTENCY_KEY),
                            new ApiDocs.Body(
                                    KeyShapes.WANTED,
                                    """
                                    {
                                      "name": "Backend",
                                      "scopes": ["compatibility:calculate", "usage:read"],
                                      "mode": "test",
                                      "allowed_addresses": ["203.0.113.0/24", "2001:db8::/32"]
                                    }
                                    """),
                            new ApiDocs.Answer(
                                    201,
                                    "The new key.",
                                    new ApiDocs.Body(KeyShapes.ISSUED, KeyShapes.ISSUED_EXAMPLE)),
                            List.of(
                                    GatewayProblem.TOO_MANY_KEYS,
                                    GatewayProblem.BEYOND_THE_KEY,
                                    GatewayProblem.LIVE_MODE_REFUSED)));

    private final KeyActs acts;
    private final Scopes scopes;

    CreateKey(KeyActs acts, Scopes scopes) {
        this.acts = acts;
        this.scopes = scopes;
    }

    @Override
    public ApiRoute route() {
        return ROUTE;
    }

    @Override
    public ApiAnswer handle(ApiCall call) {
        var wanted = wanted(call);
        KeyActs.refuseBeyond(call, wanted.livemode(), wanted.scopes());
        return acts.issued(
                call, "create a key", () -> acts.keys().create(KeyActs.by(call), wanted));
    }

    private WantedKey wanted(ApiCall call) {
        var input = JsonInput.of(call.body());
        var name = input.text("name", WantedKey.LONGEST_NAME);
        var known = scopes.names();
        var asked =
                new TreeSet<>(
                        input.list(
                                "scopes",
                                50,
                                scope -> {
                                    if (!known.contains(scope)) {
                                        throw new IllegalArgumentException(
                                                "One of " + String.join(", ", known) + ".");
                                    }
                                    return scope;
                                }));
        if (asked.isEmpty()) {
            input.wrong("scopes", "Needed: at least one scope.");
        }
        var mode = input.word("mode", List.of("live", "test"), call.livemode() ? "live" : "test");
        var addresses = input.list("allowed_addresses", WantedKey.MOST_ADDRESSES, CreateKey::range);
        var expiry = input.instant("expires_at");
        if (expiry != null && !expiry.isAfter(call.now())) {
            input.wrong("expires_at", "It lies in the past.");
        }
        input.check();
        return new WantedKey(name, asked, mode.equals("live"), addresses, expiry);
    }

    private static AddressRange range(String text) {
        try {
            return AddressRange.parse(text);
        } catch (IllegalArgumentException _) {
            throw new IllegalArgumentException(
                    "A range of addresses, such as 203.0.113.0/24 or 2001:db8::/32.");
        }
    }
}
