package io.tributary.gateway;

import static io.tributary.gateway.ApiSchema.instant;
import static io.tributary.gateway.ApiSchema.integer;
import static io.tributary.gateway.ApiSchema.listOf;
import static io.tributary.gateway.ApiSchema.object;
import static io.tributary.gateway.ApiSchema.oneOf;
import static io.tributary.gateway.ApiSchema.text;
import static io.tributary.gateway.ApiSchema.uuid;

import io.tributary.kernel.ProblemException;
import io.tributary.notify.Delivery;
import io.tributary.notify.EndpointSecret;
import io.tributary.notify.WantedEndpoint;
import io.tributary.notify.WebhookEndpoint;
import io.tributary.notify.Webhooks;
import io.tributary.platform.PlatformProblem;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;

/** How webhook endpoints and deliveries look in JSON, in words and in bytes. */
final class WebhookShapes {
    static final String TAG = "Webhooks";

    static final ApiSchema ENDPOINT =
            object("WebhookEndpoint")
                    .member("id", uuid())
                    .member("url", text())
                    .member("description", text())
                    .member("event_types", listOf(text()).described("Empty for every event."))
                    .member("status", oneOf("active", "disabled"))
                    .member(
                            "disabled_because",
                            text().orNull()
                                    .described(
                                            "`person`, `gone` (it answered 410) or `failing`"
                                                    + " (attempts failed for five days)."))
                    .member(
                            "failing_since",
                            instant()
                                    .orNull()
                                    .described("When the failures that still go on began."))
                    .member("created_at", instant());

    static final ApiSchema ENDPOINTS =
            object("WebhookEndpointList").member("items", listOf(ENDPOINT));

    static final ApiSchema SECRET =
            object("WebhookSecret")
                    .member("endpoint", uuid())
                    .member("secret", text().described("`whsec_…`, shown this once."))
                    .member("public_key", text().described("`whpk_…`, for signatures `v1a`."))
                    .member("warning", text());

    static final ApiSchema WANTED =
            object("WantedWebhookEndpoint")
                    .member("url", text(1, WantedEndpoint.LONGEST_URL).described("https only."))
                    .optional("description", text(1, WantedEndpoint.LONGEST_DESCRIPTION))
                    .optional(
                            "event_types",
                            listOf(text(), 0, 100)
                                    .described(
                                            "Such as `invoice.paid`; absent or empty for every"
                                                    + " event. /webhook-events.json lists them."));

    static final ApiSchema CHANGED =
            new ApiSchema("ChangedWebhookEndpoint", WANTED.keywords(), WANTED.members(), null)
                    .optional(
                            "status",
                            oneOf("active", "disabled").described("Active unless said otherwise."));

    static final ApiSchema ROTATION =
            object("WebhookRotation")
                    .member(
                            "overlap_hours",
                            integer(0, Webhooks.LONGEST_OVERLAP_HOURS)
                                    .described("How long both secrets sign."));

    static final ApiSchema SPAN =
            object("WebhookRecovery")
                    .member("from", instant())
                    .member("until", instant().described("Not included."));

    static final ApiSchema RECOVERED =
            object("WebhookRecovered")
                    .member("messages", integer().described("How many set out again."));

    static final ApiSchema DELIVERY =
            object("WebhookDelivery")
                    .member("id", uuid())
                    .member("endpoint", uuid())
                    .member("message", uuid().described("What `webhook-id` says."))
                    .member("event_type", text())
                    .member("status", oneOf("waiting", "delivered", "failed"))
                    .member("attempts", integer())
                    .member(
                            "last_status",
                            integer().orNull().described("Null when there was no answer."))
                    .member("created_at", instant())
                    .member("due_at", instant().orNull().described("When it is tried next."))
                    .member("finished_at", instant().orNull());

    static final ApiSchema DELIVERIES =
            object("WebhookDeliveryList")
                    .member("items", listOf(DELIVERY))
                    .member("next_cursor", text().orNull().described("Null on the last page."));

    static final String ENDPOINT_EXAMPLE =
            """
            {
              "id": "019a9c1e-7f00-7abc-8def-0123456789ab",
              "url": "https://example.com/hooks",
              "description": "Our backend",
              "event_types": ["invoice.paid", "key.revoked"],
              "status": "active",
              "disabled_because": null,
              "failing_since": null,
              "created_at": "2026-03-01T12:00:00Z"
            }
            """;

    static final String SECRET_EXAMPLE =
            """
            {
              "endpoint": "019a9c1e-7f00-7abc-8def-0123456789ab",
              "secret": "whsec_… (50 characters)",
              "public_key": "whpk_… (49 characters)",
              "warning": "Store this secret now: it is shown this once and cannot be read again."
            }
            """;

    static final String WANTED_EXAMPLE =
            """
            {
              "url": "https://example.com/hooks",
              "description": "Our backend",
              "event_types": ["invoice.paid", "key.revoked"]
            }
            """;

    static final String CHANGED_EXAMPLE =
            """
            {
              "url": "https://example.com/hooks",
              "description": "Our backend",
              "event_types": [],
              "status": "active"
            }
            """;

    static final String DELIVERY_EXAMPLE =
            """
            {
              "id": "019a9c1e-7f00-7abc-8def-0123456789ab",
              "endpoint": "019a9c1e-7f00-7abc-8def-0123456789ab",
              "message": "019a9c1e-7f00-7abc-8def-0123456789ab",
              "event_type": "invoice.paid",
              "status": "delivered",
              "attempts": 1,
              "last_status": 204,
              "created_at": "2026-03-01T12:00:00Z",
              "due_at": null,
              "finished_at": "2026-03-01T12:00:01Z"
            }
            """;

    static final ApiDocs.Parameter ID =
            new ApiDocs.Parameter("id", ApiDocs.Place.PATH, true, "Its id.", uuid());

    private WebhookShapes() {}

    /** An endpoint as it is answered. */
    record Shown(
            UUID id,
            String url,
            String description,
            SortedSet<String> eventTypes,
            String status,
            @Nullable String disabledBecause,
            @Nullable Instant failingSince,
            Instant createdAt) {
        static Shown of(WebhookEndpoint endpoint) {
            var because = endpoint.disabledBecause();
            return new Shown(
                    endpoint.id(),
                    endpoint.url().toString(),
                    endpoint.description(),
                    endpoint.eventTypes(),
                    endpoint.isActive() ? "active" : "disabled",
                    because == null ? null : because.code(),
                    endpoint.failingSince(),
                    endpoint.createdAt());
        }
    }

    /** All endpoints. */
    record AllShown(List<Shown> items) {}

    /** A secret, this once. */
    record Told(UUID endpoint, String secret, String publicKey, String warning) {
        static Told of(EndpointSecret issued) {
            return new Told(
                    issued.endpoint(), issued.secret(), issued.publicKey(), EndpointSecret.WARNING);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Told[" + endpoint + "]";
        }
    }

    /** A delivery as it is answered. */
    record Sent(
            UUID id,
            UUID endpoint,
            UUID message,
            String eventType,
            String status,
            int attempts,
            @Nullable Integer lastStatus,
            Instant createdAt,
            @Nullable Instant dueAt,
            @Nullable Instant finishedAt) {
        static Sent of(Delivery delivery) {
            return new Sent(
                    delivery.id(),
                    delivery.endpoint(),
                    delivery.message(),
                    delivery.eventType(),
                    delivery.state().code(),
                    delivery.attempts(),
                    delivery.lastStatus(),
                    delivery.createdAt(),
                    delivery.dueAt(),
                    delivery.finishedAt());
        }
    }

    /** One page of deliveries. */
    record PageSent(List<Sent> items, @Nullable String nextCursor) {}

    /** How many set out again. */
    record Recovered(int messages) {}

    /** What is not an id names nothing either. */
    static UUID id(ApiCall call) {
        var id = Queries.uuid(call.pathParameter("id"));
        if (id == null) {
            throw new ProblemException(
                    PlatformProblem.NOT_FOUND, "There is no such webhook endpoint or delivery.");
        }
        return id;
    }
}
