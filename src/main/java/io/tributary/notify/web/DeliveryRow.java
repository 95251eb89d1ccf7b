package io.tributary.notify.web;

import io.tributary.notify.Delivery;
import io.tributary.portal.spi.Badge;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * A delivery as its page and the endpoint's show it.
 *
 * @param answer the newest status, or that there was none
 */
record DeliveryRow(
        UUID id,
        String event,
        UUID message,
        Badge state,
        int attempts,
        String answer,
        Instant created,
        @Nullable Instant due) {
    static DeliveryRow of(Delivery delivery) {
        var status = delivery.lastStatus();
        return new DeliveryRow(
                delivery.id(),
                delivery.eventType(),
                delivery.message(),
                state(delivery),
                delivery.attempts(),
                status == null
                        ? delivery.attempts() == 0 ? "Not tried yet" : "No answer"
                        : Integer.toString(status),
                delivery.createdAt(),
                delivery.dueAt());
    }

    private static Badge state(Delivery delivery) {
        return switch (delivery.state()) {
            case DELIVERED -> Badge.good("Delivered");
            case FAILED -> Badge.bad("Failed");
            case WAITING ->
                    delivery.attempts() == 0
                            ? Badge.info("On its way")
                            : Badge.warm("Trying again");
        };
    }

    String href() {
        return WebhooksController.HOME + "/deliveries/" + id;
    }
}
