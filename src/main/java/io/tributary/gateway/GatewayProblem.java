package io.tributary.gateway;

import io.tributary.kernel.Problem;

/** What can go wrong on the way of a call through the door. */
public enum GatewayProblem implements Problem {
    UNAUTHORIZED(
            "unauthorized",
            401,
            "The API key is not accepted",
            "Send a valid key in the header X-API-Key. A key that is missing, mistyped, unknown,"
                + " expired or revoked looks the same from outside; the page of keys tells which it"
                + " is."),
    KEY_IN_URL(
            "key-in-url",
            400,
            "An API key was sent in the address",
            "Send the key in the header X-API-Key only. Addresses are written to logs and histories"
                    + " on the way, so rotate this key: it is marked as exposed."),
    ADDRESS_NOT_ALLOWED(
            "address-not-allowed",
            403,
            "This key may not be used from this address",
            "Add the address to the key's list of allowed addresses, or call from one that is on"
                    + " it."),
    MISSING_SCOPE(
            "missing-scope",
            403,
            "This key lacks the scope",
            "Use a key with the scope that the detail names, or make one on the page of keys."),
    BEYOND_THE_KEY(
            "beyond-the-key",
            403,
            "A key cannot reach beyond itself",
            "A key makes, rotates and ends keys of its own mode and scopes only; a live key may"
                + " also do so with test keys. Webhook endpoints are changed with a live key. Use a"
                + " key that has what is needed, or the pages of keys and webhooks."),
    LIVE_MODE_REFUSED(
            "live-mode-refused",
            403,
            "Live mode needs a subscription",
            "Start a trial or subscribe under Billing, or use a test key, which does everything but"
                    + " bill."),
    NOT_READY_TO_GO_LIVE(
            "not-ready-to-go-live",
            403,
            "Something is missing before a live key can be made",
            "The detail says what. Terms are accepted by an owner or admin on the page Legal."),
    ORGANIZATION_NOT_ACTIVE(
            "organization-not-active",
            403,
            "The organization is not active",
            "Live keys of a suspended organization rest until it is active again; test keys go"
                    + " on."),
    QUOTA_EXCEEDED(
            "quota-exceeded",
            429,
            "The quota is used up",
            "Wait for as long as Retry-After says. The fields RateLimit and RateLimit-Policy of"
                    + " every answer tell what is left; a larger plan allows more."),
    TOO_MANY_KEYS(
            "too-many-keys",
            409,
            "There are as many active keys as the plan allows",
            "Revoke a key that is no longer used, or move to a larger plan."),
    KEY_NOT_ACTIVE(
            "key-not-active",
            409,
            "The key is no longer active",
            "A key that was revoked, replaced or has expired stays so. Create a new one.");

    private final Entry entry;

    GatewayProblem(String code, int status, String title, String remedy) {
        this.entry = new Entry(code, status, title, remedy);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
