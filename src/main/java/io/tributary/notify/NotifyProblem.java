package io.tributary.notify;

import io.tributary.kernel.Problem;

/** What can go wrong with webhooks. */
public enum NotifyProblem implements Problem {
    TOO_MANY_ENDPOINTS(
            "too-many-endpoints",
            409,
            "There are as many webhook endpoints as there may be",
            "Remove an endpoint that is no longer used; one endpoint can take every event."),
    ENDPOINT_DISABLED(
            "endpoint-disabled",
            409,
            "The webhook endpoint is disabled",
            "Enable the endpoint first; then send again, or recover the time it was away."),
    DELIVERY_UNDER_WAY(
            "delivery-under-way",
            409,
            "The message is being sent right now",
            "Wait a moment and look at the attempts of the delivery.");

    private final Entry entry;

    NotifyProblem(String code, int status, String title, String remedy) {
        this.entry = new Entry(code, status, title, remedy);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
