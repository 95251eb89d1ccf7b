package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.identity.Limit;
import io.tributary.kernel.UuidV7;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

@ExtendWith(TributaryServer.Running.class)
class ApiDoorScenarioTests {
    private static final String USAGE = "/api/v1/usage";

    private final TributaryServer server;
    private final GatewayFixtures gateway;

    ApiDoorScenarioTests(TributaryServer server) {
        this.server = server;
        this.gateway = new GatewayFixtures(server);
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    private static String withoutRequestId(String body) {
        return body.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id");
    }

    @Test
    void missing_malformed_unknown_revoked_and_expired_keys_get_one_body() {
        var organization = gateway.organization();
        var revoked = gateway.key(organization, false);
        assertThat(gateway.get(USAGE, revoked.text()).statusCode()).isEqualTo(200);
        gateway.keys().revoke(GatewayFixtures.by(organization), revoked.id());
        var expired = gateway.expiringKey(organization, Duration.ofSeconds(30));
        assertThat(gateway.get(USAGE, expired.text()).statusCode()).isEqualTo(200);
        server.advance(Duration.ofSeconds(31));
        var unknown =
                KeyText.mint(
                        UuidV7.at(gateway.now(), new SecureRandom()), false, new SecureRandom());

        var bodies =
                List.of(
                        server.get(USAGE),
                        gateway.get(USAGE, "hunter2"),
                        gateway.get(USAGE, unknown),
                        gateway.get(USAGE, expired.text()),
                        gateway.get(USAGE, revoked.text()));

        assertThat(bodies).allMatch(answer -> answer.statusCode() == 401);
        assertThat(bodies.stream().map(answer -> withoutRequestId(answer.body())).distinct())
                .hasSize(1);
        assertThat(bodies).allMatch(answer -> answer.headers().firstValue("RateLimit").isEmpty());
    }

    @Test
    void every_answer_names_its_request() {
        var answer = server.get(USAGE);
        var id = answer.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(UUID.fromString(id).version()).isEqualTo(7);
        assertThat(json(answer.body()).get("request_id").stringValue()).isEqualTo(id);
        assertThat(answer.headers().firstValue("Content-Type"))
                .contains("application/problem+json");
    }

    @Test
    void a_recognised_key_is_told_its_limits() {
        var key = gateway.key(gateway.organization(), false);
        var answer = gateway.get(USAGE, key.text());
        assertThat(answer.headers().firstValue("RateLimit-Policy"))
                .contains("\"minute\";q=60;w=60, \"day\";q=2000;w=86400");
        assertThat(answer.headers().firstValue("RateLimit").orElseThrow())
                .matches("\"minute\";r=59;t=6[01], \"day\";r=2000;t=\\d+");
    }

    @Test
    void past_the_limit_the_answer_names_it_and_when_to_come_back() {
        var organization = gateway.organization();
        gateway.limit(organization, Limit.REQUESTS_PER_MINUTE, 3);
        var key = gateway.key(organization, false);
        for (int i = 0; i < 3; i++) {
            assertThat(gateway.get(USAGE, key.text()).statusCode()).isEqualTo(200);
        }
        var refused = gateway.get(USAGE, key.text());
        assertThat(refused.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 61);
        var body = json(refused.body());
        assertThat(body.get("type").stringValue()).endsWith("/quota-exceeded");
        assertThat(body.get("violated-policies").get(0).stringValue()).isEqualTo("minute");
        assertThat(body.get("limit").intValue()).isEqualTo(3);
        assertThat(body.get("upgrade_url").stringValue()).startsWith("http");
        assertThat(refused.headers().firstValue("RateLimit").orElseThrow())
                .startsWith("\"minute\";r=0;t=");
    }

    @Test
    void a_second_key_brings_no_further_quota() {
        var organization = gateway.organization();
        gateway.limit(organization, Limit.REQUESTS_PER_MINUTE, 2);
        var first = gateway.key(organization, false);
        gateway.get(USAGE, first.text());
        gateway.get(USAGE, first.text());
        var second = gateway.keys().rotate(GatewayFixtures.by(organization), first.id(), 30);
        assertThat(gateway.get(USAGE, second.text()).statusCode()).isEqualTo(429);
    }

    @Test
    void a_key_in_the_address_is_refused_and_marked() {
        var organization = gateway.organization();
        var key = gateway.key(organization, false);
        var answer = gateway.get(USAGE + "?api_key=" + key.text(), key.text());
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("key-in-url").doesNotContain(key.text());
        assertThat(gateway.keys().find(organization, key.id()).exposedAt()).isNotNull();
        assertThat(gateway.get(USAGE, key.text()).statusCode()).isEqualTo(200);
    }

    @Test
    void a_missing_scope_is_named() {
        var key = gateway.key(gateway.organization(), false, List.of("keys:read"));
        var answer = gateway.get(USAGE, key.text());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("missing-scope").contains("usage:read");
    }

    @Test
    void an_address_that_is_not_allowed_is_refused() {
        var organization = gateway.organization();
        var key = gateway.key(organization, false, "198.51.100.0/24");
        assertThat(gateway.get(USAGE, key.text()).body()).contains("address-not-allowed");
        gateway.keys().allow(GatewayFixtures.by(organization), key.id(), List.of());
        assertThat(gateway.get(USAGE, key.text()).statusCode()).isEqualTo(200);
    }

    @Test
    void unknown_addresses_and_methods_are_told_apart() {
        var key = gateway.key(gateway.organization(), false);
        assertThat(gateway.get("/api/v1/nothing", key.text()).statusCode()).isEqualTo(404);
        var answer = gateway.delete(USAGE, key.text());
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET, HEAD, OPTIONS");
    }

    @Test
    void a_body_must_be_json_and_not_too_large() {
        var key = gateway.key(gateway.organization(), false);
        var plain =
                server.request("/api/v1/api-keys")
                        .header("X-API-Key", key.text())
                        .POST(BodyPublishers.ofString("{}"));
        assertThat(gateway.send(plain).statusCode()).isEqualTo(415);
        assertThat(server.post("/api/v1/api-keys", key.text(), "{\"name\": ").statusCode())
                .isEqualTo(400);
        var large = " ".repeat(ApiCall.LARGEST_BODY) + "{}";
        assertThat(server.post("/api/v1/api-keys", key.text(), large).statusCode()).isEqualTo(413);
    }

    @Test
    void head_is_get_without_a_body() {
        var key = gateway.key(gateway.organization(), false);
        var answer = gateway.send(server.request(USAGE).header("X-API-Key", key.text()).HEAD());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void pages_of_registered_origins_may_read_answers_and_others_may_not() {
        var organization = gateway.organization();
        var key = gateway.key(organization, false);
        server.bean(Origins.class)
                .add(GatewayFixtures.by(organization), "https://app.meander.example/");

        var mine =
                gateway.send(
                        server.request(USAGE)
                                .header("X-API-Key", key.text())
                                .header("Origin", "https://app.meander.example"));
        assertThat(mine.headers().firstValue("Access-Control-Allow-Origin"))
                .contains("https://app.meander.example");
        assertThat(mine.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();

        var other = gateway.key(gateway.organization(), false);
        var theirs =
                gateway.send(
                        server.request(USAGE)
                                .header("X-API-Key", other.text())
                                .header("Origin", "https://app.meander.example"));
        assertThat(theirs.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    }

    @Test
    void a_preflight_is_answered_for_registered_origins() {
        var organization = gateway.organization();
        server.bean(Origins.class)
                .add(GatewayFixtures.by(organization), "https://preflight.example");
        var known = preflight("https://preflight.example");
        assertThat(known.statusCode()).isEqualTo(204);
        assertThat(known.headers().firstValue("Access-Control-Allow-Origin"))
                .contains("https://preflight.example");
        assertThat(known.headers().firstValue("Access-Control-Allow-Headers").orElseThrow())
                .contains("X-API-Key");
        assertThat(
                        preflight("https://evil.example")
                                .headers()
                                .firstValue("Access-Control-Allow-Origin"))
                .isEmpty();
    }

    private HttpResponse<String> preflight(String origin) {
        return gateway.send(
                server.request(USAGE)
                        .header("Origin", origin)
                        .header("Access-Control-Request-Method", "GET")
                        .method("OPTIONS", BodyPublishers.noBody()));
    }

    @Test
    void on_the_api_host_the_short_address_is_the_same_route() throws IOException {
        var key = gateway.key(gateway.organization(), false);
        assertThat(raw("api.localhost:8080", "/v1/usage", key.text())).startsWith("HTTP/1.1 200");
        assertThat(raw("localhost", "/v1/usage", key.text())).doesNotStartWith("HTTP/1.1 200");
    }

    /** The JDK's client does not let us choose the host. */
    private String raw(String host, String path, String key) throws IOException {
        try (var socket = new Socket("localhost", server.port())) {
            var request =
                    "GET "
                            + path
                            + " HTTP/1.1\r\nHost: "
                            + host
                            + "\r\nX-API-Key: "
                            + key
                            + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void whoever_holds_a_key_may_end_it() {
        var organization = gateway.organization();
        var key = gateway.key(organization, false);
        var report = "{\"api_key\": \"" + key.text() + "\"}";
        var first =
                server.send(
                        server.request("/api/v1/api-keys/report-leak")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(report)));
        assertThat(first.statusCode()).isEqualTo(202);
        assertThat(gateway.get(USAGE, key.text()).statusCode()).isEqualTo(401);
        assertThat(gateway.keys().find(organization, key.id()).revokedBecause())
                .isEqualTo(ApiKey.Ending.LEAKED);
        var again =
                server.send(
                        server.request("/api/v1/api-keys/report-leak")
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(report)));
        assertThat(again.body()).isEqualTo(first.body());
    }
}
