package io.tributary.notify.web;

import io.tributary.notify.WebhookEndpoint;
import io.tributary.portal.spi.Badge;

import java.time.Instant;
import java.util.UUID;

/** An endpoint as its page and the list show it. */
record EndpointRow(
        UUID id,
        String url,
        String description,
        Badge state,
        String events,
        Instant created,
        boolean active) {
    static EndpointRow of(WebhookEndpoint endpoint) {
        return new EndpointRow(
                endpoint.id(),
                endpoint.url().toString(),
                endpoint.description(),
                state(endpoint),
                endpoint.eventTypes().isEmpty()
                        ? "Every event"
                        : String.join(", ", endpoint.eventTypes()),
                endpoint.createdAt(),
                endpoint.isActive());
    }

    private static Badge state(WebhookEndpoint endpoint) {
        return switch (endpoint.disabledBecause()) {
            case null ->
                    endpoint.failingSince() == null ? Badge.good("Active") : Badge.warm("Failing");
            case PERSON -> Badge.plain("Switched off");
            case GONE -> Badge.bad("Disabled: it answered 410");
            case FAILING -> Badge.bad("Disabled: five days of failure");
        };
    }

    String href() {
        return WebhooksController.HOME + "/" + id;
    }
}
