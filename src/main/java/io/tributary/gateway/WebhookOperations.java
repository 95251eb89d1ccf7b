package io.tributary.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.gateway.ApiDocs.Answer;
import io.tributary.gateway.ApiDocs.Body;
import io.tributary.gateway.ApiDocs.Parameter;
import io.tributary.gateway.WebhookShapes.AllShown;
import io.tributary.gateway.WebhookShapes.PageSent;
import io.tributary.gateway.WebhookShapes.Recovered;
import io.tributary.gateway.WebhookShapes.Sent;
import io.tributary.gateway.WebhookShapes.Shown;
import io.tributary.gateway.WebhookShapes.Told;
import io.tributary.kernel.Period;
import io.tributary.kernel.Problem;
import io.tributary.kernel.ProblemException;
import io.tributary.notify.Deliveries;
import io.tributary.notify.EndpointSecret;
import io.tributary.notify.NotifyProblem;
import io.tributary.notify.WantedEndpoint;
import io.tributary.notify.Webhooks;
import io.tributary.platform.Idempotency;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/** The operations on webhook endpoints: {@code /api/v1/webhook-endpoints…}. */
final class WebhookOperations {
    private static final String HOME = "/api/v1/webhook-endpoints";
    private static final String ONE = HOME + "/{id}";
    private static final String READ = "webhooks:read";
    private static final String WRITE = "webhooks:write";
    private static final Body ENDPOINT =
            new Body(WebhookShapes.ENDPOINT, WebhookShapes.ENDPOINT_EXAMPLE);
    private static final Body SECRET = new Body(WebhookShapes.SECRET, WebhookShapes.SECRET_EXAMPLE);
    private static final Body DELIVERY =
            new Body(WebhookShapes.DELIVERY, WebhookShapes.DELIVERY_EXAMPLE);
    private static final String LIVE_ONLY = " It takes a live key: webhooks tell of live mode too.";

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final Idempotency idempotency;

    /** A route and what it does. */
    private record Operation(ApiRoute route, Function<ApiCall, ApiAnswer> act)
            implements ApiEndpoint {
        @Override
        public ApiAnswer handle(ApiCall call) {
            return act.apply(call);
        }
    }

    WebhookOperations(Webhooks webhooks, Deliveries deliveries, Idempotency idempotency) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.idempotency = idempotency;
    }

    ApiEndpoint list() {
        return reading(
                HOME,
                docs(
                        "listWebhookEndpoints",
                        "List webhook endpoints",
                        "All endpoints of the organization, in the order in which they were made.",
                        List.of(),
                        null,
                        new Answer(
                                200,
                                "The endpoints.",
                                new Body(
                                        WebhookShapes.ENDPOINTS,
                                        "{\"items\": [" + WebhookShapes.ENDPOINT_EXAMPLE + "]}"))),
                call ->
                        ApiAnswer.of(
                                200,
                                new AllShown(
                                        webhooks.list(call.organization()).stream()
                                                .map(Shown::of)
                                                .toList())));
    }

    ApiEndpoint find() {
        return reading(
                ONE,
                docs(
                        "findWebhookEndpoint",
                        "Read one webhook endpoint",
                        "What is known of an endpoint: everything but its secrets.",
                        List.of(WebhookShapes.ID),
                        null,
                        new Answer(200, "The endpoint.", ENDPOINT),
                        PlatformProblem.NOT_FOUND),
                call ->
                        ApiAnswer.of(
                                200,
                                Shown.of(
                                        webhooks.find(
                                                call.organization(), WebhookShapes.id(call)))));
    }

    ApiEndpoint create() {
        return writing(
                "POST",
                HOME,
                docs(
                        "createWebhookEndpoint",
                        "Create a webhook endpoint",
                        "The secret is shown in this answer and never again." + LIVE_ONLY,
                        List.of(KeyShapes.IDEMPOTENCY_KEY),
                        new Body(WebhookShapes.WANTED, WebhookShapes.WANTED_EXAMPLE),
                        new Answer(201, "The endpoint's secret.", SECRET),
                        NotifyProblem.TOO_MANY_ENDPOINTS,
                        GatewayProblem.BEYOND_THE_KEY),
                call -> {
                    var input = JsonInput.of(call.body());
                    var wanted = wanted(input);
                    input.check();
                    return once(
                            call,
                            "create a webhook endpoint",
                            () -> webhooks.create(KeyActs.by(call), wanted));
                });
    }

    private static WantedEndpoint wanted(JsonInput input) {
        var url = input.text("url", WantedEndpoint.LONGEST_URL);
        var description = input.optionalText("description", WantedEndpoint.LONGEST_DESCRIPTION);
        var types = input.list("event_types", 100, type -> type);
        return new WantedEndpoint(
                url, description == null ? "" : description, new TreeSet<>(types));
    }

    ApiEndpoint change() {
        return writing(
                "PUT",
                ONE,
                docs(
                        "changeWebhookEndpoint",
                        "Change a webhook endpoint",
                        "Sets everything that can be set. An endpoint that is active again is not"
                                + " sent what it missed: recover that."
                                + LIVE_ONLY,
                        List.of(WebhookShapes.ID),
                        new Body(WebhookShapes.CHANGED, WebhookShapes.CHANGED_EXAMPLE),
                        new Answer(200, "The endpoint as it is now.", ENDPOINT),
                        PlatformProblem.NOT_FOUND,
                        GatewayProblem.BEYOND_THE_KEY),
                call -> {
                    var id = WebhookShapes.id(call);
                    webhooks.find(call.organization(), id);
                    var input = JsonInput.of(call.body());
                    var wanted = wanted(input);
                    var status = input.word("status", List.of("active", "disabled"), "active");
                    input.check();
                    webhooks.change(KeyActs.by(call), id, wanted);
                    if (status.equals("active")) {
                        webhooks.enable(KeyActs.by(call), id);
                    } else {
                        webhooks.disable(KeyActs.by(call), id);
                    }
                    return ApiAnswer.of(200, Shown.of(webhooks.find(call.organization(), id)));
                });
    }

    ApiEndpoint remove() {
        return writing(
                "DELETE",
                ONE,
                docs(
                        "removeWebhookEndpoint",
                        "Remove a webhook endpoint",
                        "Removes it with the record of what was sent there." + LIVE_ONLY,
                        List.of(WebhookShapes.ID),
                        null,
                        new Answer(204, "It is removed.", null),
                        PlatformProblem.NOT_FOUND,
                        GatewayProblem.BEYOND_THE_KEY),
                call -> {
                    webhooks.remove(KeyActs.by(call), WebhookShapes.id(call));
                    return ApiAnswer.empty();
                });
    }

    ApiEndpoint rotate() {
        return writing(
                "POST",
                ONE + "/rotate",
                docs(
                        "rotateWebhookSecret",
                        "Rotate a webhook secret",
                        "Makes a new secret. Until the overlap is over, messages bear the"
                                + " signatures of both."
                                + LIVE_ONLY,
                        List.of(WebhookShapes.ID, KeyShapes.IDEMPOTENCY_KEY),
                        new Body(WebhookShapes.ROTATION, "{\"overlap_hours\": 24}"),
                        new Answer(201, "The new secret.", SECRET),
                        PlatformProblem.NOT_FOUND,
                        GatewayProblem.BEYOND_THE_KEY),
                call -> {
                    var id = webhooks.find(call.organization(), WebhookShapes.id(call)).id();
                    var input = JsonInput.of(call.body());
                    int hours = input.integer("overlap_hours", 0, Webhooks.LONGEST_OVERLAP_HOURS);
                    input.check();
                    return once(
                            call,
                            "rotate webhook " + id,
                            () -> webhooks.rotate(KeyActs.by(call), id, hours));
                });
    }

    ApiEndpoint test() {
        return writing(
                "POST",
                ONE + "/test",
                docs(
                        "testWebhookEndpoint",
                        "Send a test event",
                        "Sends `webhook.tested` to this endpoint." + LIVE_ONLY,
                        List.of(WebhookShapes.ID),
                        null,
                        new Answer(202, "It is on its way.", DELIVERY),
                        PlatformProblem.NOT_FOUND,
                        NotifyProblem.ENDPOINT_DISABLED,
                        GatewayProblem.BEYOND_THE_KEY),
                call -> {
                    var sent = deliveries.test(KeyActs.by(call), WebhookShapes.id(call));
                    return ApiAnswer.of(202, Sent.of(deliveries.find(call.organization(), sent)));
                });
    }

    ApiEndpoint recover() {
        return writing(
                "POST",
                ONE + "/recover",
                docs(
                        "recoverWebhooks",
                        "Recover what was missed",
                        "Sends the messages of a time that the endpoint wants and did not get, also"
                                + " those from before it was made. Messages are kept for 30 days."
                                + LIVE_ONLY,
                        List.of(WebhookShapes.ID),
                        new Body(
                                WebhookShapes.SPAN,
                                "{\"from\": \"2026-03-01T00:00:00Z\", \"until\":"
                                        + " \"2026-03-02T00:00:00Z\"}"),
                        new Answer(
                                202,
                                "They set out.",
                                new Body(WebhookShapes.RECOVERED, "{\"messages\": 3}")),
                        PlatformProblem.NOT_FOUND,
                        NotifyProblem.ENDPOINT_DISABLED,
                        GatewayProblem.BEYOND_THE_KEY),
                call -> {
                    var id = webhooks.find(call.organization(), WebhookShapes.id(call)).id();
                    var span = span(JsonInput.of(call.body()));
                    return ApiAnswer.of(
                            202, new Recovered(deliveries.recover(KeyActs.by(call), id, span)));
                });
    }

    private static Period span(JsonInput input) {
        var from = input.instant("from");
        var until = input.instant("until");
        if (from == null) {
            input.wrong("from", "Needed: an instant.");
        }
        if (until == null || (from != null && until.isBefore(from))) {
            input.wrong("until", "Needed: an instant that is not before from.");
        }
        input.check();
        return new Period(
                from == null ? Instant.EPOCH : from, until == null ? Instant.EPOCH : until);
    }

    ApiEndpoint sent() {
        return reading(
                ONE + "/deliveries",
                docs(
                        "listWebhookDeliveries",
                        "List the deliveries of an endpoint",
                        "What was sent there in the last 30 days, the newest first.",
                        List.of(WebhookShapes.ID, Queries.LIMIT, Queries.CURSOR),
                        null,
                        new Answer(
                                200,
                                "One page of deliveries.",
                                new Body(
                                        WebhookShapes.DELIVERIES,
                                        "{\"items\": ["
                                                + WebhookShapes.DELIVERY_EXAMPLE
                                                + "], \"next_cursor\": null}")),
                        PlatformProblem.NOT_FOUND),
                call -> {
                    var id = webhooks.find(call.organization(), WebhookShapes.id(call)).id();
                    var page =
                            deliveries.of(
                                    call.organization(),
                                    id,
                                    Queries.cursor(call),
                                    Queries.limit(call));
                    return ApiAnswer.of(
                            200,
                            new PageSent(
                                    page.items().stream().map(Sent::of).toList(),
                                    page.nextCursor()));
                });
    }

    ApiEndpoint resend() {
        return writing(
                "POST",
                "/api/v1/webhook-deliveries/{id}/resend",
                docs(
                        "resendWebhook",
                        "Send a message again",
                        "Sends it with the same id, whether it arrived or not." + LIVE_ONLY,
                        List.of(WebhookShapes.ID),
                        null,
                        new Answer(202, "It is on its way.", DELIVERY),
                        PlatformProblem.NOT_FOUND,
                        NotifyProblem.ENDPOINT_DISABLED,
                        NotifyProblem.DELIVERY_UNDER_WAY,
                        GatewayProblem.BEYOND_THE_KEY),
                call -> {
                    var id = WebhookShapes.id(call);
                    deliveries.resend(KeyActs.by(call), id);
                    return ApiAnswer.of(202, Sent.of(deliveries.find(call.organization(), id)));
                });
    }

    private static ApiEndpoint reading(
            String path, ApiDocs docs, Function<ApiCall, ApiAnswer> act) {
        return new Operation(new ApiRoute("GET", path, READ, false, docs), act);
    }

    /** By a live key only: whoever has a test key must not send live events elsewhere. */
    private static ApiEndpoint writing(
            String method, String path, ApiDocs docs, Function<ApiCall, ApiAnswer> act) {
        return new Operation(
                new ApiRoute(method, path, WRITE, false, docs),
                call -> {
                    KeyActs.refuseTestKey(call);
                    return act.apply(call);
                });
    }

    private static ApiDocs docs(
            String id,
            String summary,
            String description,
            List<Parameter> parameters,
            @Nullable Body request,
            Answer answer,
            Problem... problems) {
        return new ApiDocs(
                id,
                WebhookShapes.TAG,
                summary,
                description,
                parameters,
                request,
                answer,
                List.of(problems));
    }

    /** Once per idempotency key if the caller sent one. */
    private ApiAnswer once(ApiCall call, String what, Supplier<EndpointSecret> act) {
        var key = call.idempotencyKey();
        if (key == null) {
            return ApiAnswer.of(201, Told.of(act.get()));
        }
        var answer =
                idempotency.once(
                        Scope.of(call.organization()),
                        call.organization() + " " + call.keyId() + " " + what,
                        key,
                        call.body(),
                        () -> bytes(Told.of(act.get())));
        return ApiAnswer.json(201, json -> json.writeRawValue(new String(answer, UTF_8)));
    }

    private static byte[] bytes(Told told) {
        var body = ApiAnswer.of(201, told).body();
        if (body == null) {
            throw new ProblemException(PlatformProblem.INTERNAL, "There is no answer.");
        }
        return JsonBuffer.of(body).bytes();
    }
}
