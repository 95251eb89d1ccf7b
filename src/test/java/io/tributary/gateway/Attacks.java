package io.tributary.gateway;

import io.tributary.TributaryServer;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Limit;
import io.tributary.kernel.OrganizationId;
import io.tributary.notify.Deliveries;
import io.tributary.notify.WantedEndpoint;
import io.tributary.notify.Webhooks;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

/**
 * What attacks are made of: the operations as {@code /openapi.json} describes them, and
 * organizations with something of everything.
 */
final class Attacks {
    static final JsonMapper JSON = JsonMapper.shared();
    static final String USAGE = "/api/v1/usage";
    static final String HOOKS = "/api/v1/webhook-endpoints";

    /** One operation as it is described. */
    record Operation(String method, String path, JsonNode description) {
        String scope() {
            return description.path("x-scope").stringValue("");
        }

        String body() {
            var example = description.at("/requestBody/content/application~1json/example");
            return example.isMissingNode() ? "" : example.toString();
        }

        /** The path with every parameter replaced. */
        String at(Function<String, String> value) {
            var whole = new StringBuilder();
            for (var segment : path.substring(1).split("/", -1)) {
                whole.append('/').append(segment.startsWith("{") ? value.apply(segment) : segment);
            }
            return whole.toString();
        }
    }

    /** An organization with something of everything. */
    record Side(
            OrganizationId organization,
            IssuedKey key,
            UUID signing,
            UUID endpoint,
            UUID delivery) {
        List<String> things() {
            return List.of(
                    key.id().toString(),
                    signing.toString(),
                    endpoint.toString(),
                    delivery.toString());
        }

        /** What of its own stands where the path has that parameter. */
        String own(String path, String parameter) {
            if (parameter.equals("{signing_key}")) {
                return signing.toString();
            }
            if (path.contains("webhook-deliveries")) {
                return delivery.toString();
            }
            return (path.contains("webhook") ? endpoint : key.id()).toString();
        }
    }

    private final TributaryServer server;
    private final GatewayFixtures gateway;

    Attacks(TributaryServer server) {
        this.server = server;
        this.gateway = new GatewayFixtures(server);
    }

    /** Every operation there is. */
    List<Operation> operations() {
        return operations(JSON.readTree(server.get("/openapi.json").body()));
    }

    private static List<Operation> operations(JsonNode document) {
        var all = new ArrayList<Operation>();
        document.get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .properties()
                                        .forEach(
                                                one ->
                                                        all.add(
                                                                new Operation(
                                                                        one.getKey()
                                                                                .toUpperCase(
                                                                                        Locale
                                                                                                .ROOT),
                                                                        path.getKey(),
                                                                        one.getValue()))));
        return all;
    }

    Side side() {
        var organization = gateway.liveOrganization();
        gateway.limit(organization, Limit.REQUESTS_PER_MINUTE, 1_000_000);
        gateway.limit(organization, Limit.CALLS_PER_DAY, 1_000_000);
        var by = GatewayFixtures.by(organization);
        var key = gateway.key(organization, true);
        var signing = server.bean(SigningKeys.class).issue(by, key.id(), "Backend").key().id();
        var endpoint = endpoint(by, "http://localhost:9/");
        return new Side(
                organization,
                key,
                signing,
                endpoint,
                server.bean(Deliveries.class).test(by, endpoint));
    }

    UUID endpoint(AuditTrail.By by, String url) {
        return server.bean(Webhooks.class)
                .create(by, new WantedEndpoint(url, "", new TreeSet<>()))
                .endpoint();
    }

    HttpResponse<String> send(String method, String path, String key, String body) {
        return server.send(
                server.request(path)
                        .header("X-API-Key", key)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body)));
    }

    static String withoutRequest(String body) {
        return body.replaceAll("\"request_id\":\"[^\"]+\"", "");
    }

    /** The first delivery of an endpoint, after a test event was sent there. */
    JsonNode tested(Side side, String endpoint) {
        send("POST", HOOKS + "/" + endpoint + "/test", side.key().text(), "");
        server.advance(Duration.ofMillis(1));
        var deliveries =
                gateway.get(HOOKS + "/" + endpoint + "/deliveries", side.key().text()).body();
        return JSON.readTree(deliveries).get("items").get(0);
    }
}
