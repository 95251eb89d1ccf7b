package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.notify.Receiver;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;

@ExtendWith(TributaryServer.Running.class)
class WebhookApiScenarioTests {
    private static final String HOME = "/api/v1/webhook-endpoints";

    private final TributaryServer server;
    private final GatewayFixtures gateway;
    private final Receiver receiver = new Receiver();
    private final String key;

    WebhookApiScenarioTests(TributaryServer server) {
        this.server = server;
        this.gateway = new GatewayFixtures(server);
        this.key = gateway.key(gateway.liveOrganization(), true).text();
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String with) {
        return server.send(
                server.request(path)
                        .header("X-API-Key", with)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                body.isEmpty()
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body)));
    }

    private JsonNode json(int status, String method, String path, String body) {
        var answer = send(method, path, body, key);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JsonMapper.shared().readTree(answer.body());
    }

    private String wanted() {
        return "{\"url\": \"" + receiver.url("/hook") + "\", \"event_types\": [\"key.revoked\"]}";
    }

    private String create() {
        return HOME + "/" + json(201, "POST", HOME, wanted()).get("endpoint").stringValue();
    }

    @Test
    void an_endpoint_is_made_tested_changed_recovered_and_removed() {
        var made = json(201, "POST", HOME, wanted());
        assertThat(made.get("secret").stringValue()).startsWith("whsec_");
        assertThat(made.get("public_key").stringValue()).startsWith("whpk_");
        var one = HOME + "/" + made.get("endpoint").stringValue();
        assertThat(json(200, "GET", HOME, "").get("items")).hasSize(1);
        assertThat(json(200, "GET", one, "").toString())
                .contains("\"status\":\"active\"", "key.revoked")
                .doesNotContain("whsec_");

        var sent = json(202, "POST", one + "/test", "");
        server.advance(Duration.ofMillis(1));
        assertThat(receiver.received()).hasSize(1);
        var delivery = json(200, "GET", one + "/deliveries", "").get("items").get(0);
        assertThat(delivery.get("id")).isEqualTo(sent.get("id"));
        assertThat(delivery.get("status").stringValue()).isEqualTo("delivered");
        assertThat(delivery.get("last_status").intValue()).isEqualTo(204);
        json(
                202,
                "POST",
                "/api/v1/webhook-deliveries/" + sent.get("id").stringValue() + "/resend",
                "");
        server.advance(Duration.ofMillis(1));
        assertThat(receiver.received()).hasSize(2);

        assertThat(json(201, "POST", one + "/rotate", "{\"overlap_hours\": 24}").get("secret"))
                .isNotEqualTo(made.get("secret"));
        var off = "{\"url\": \"" + receiver.url("/new") + "\", \"status\": \"disabled\"}";
        assertThat(json(200, "PUT", one, off).toString())
                .contains("\"status\":\"disabled\"", "\"disabled_because\":\"person\"");
        json(409, "POST", one + "/test", "");
        json(200, "PUT", one, off.replace("disabled", "active"));
        var span = "{\"from\": \"2020-01-01T00:00:00Z\", \"until\": \"2099-01-01T00:00:00Z\"}";
        // The key that this test calls with was made before the endpoint, and is told now.
        assertThat(json(202, "POST", one + "/recover", span).get("messages").intValue())
                .isEqualTo(1);

        assertThat(send("DELETE", one, "", key).statusCode()).isEqualTo(204);
        json(404, "GET", one, "");
    }

    @Test
    void the_same_idempotency_key_makes_one_endpoint_and_tells_the_same_secret() {
        var once = UUID.randomUUID().toString();
        var bodies =
                Stream.generate(
                                () ->
                                        server.send(
                                                        server.request(HOME)
                                                                .header("X-API-Key", key)
                                                                .header("Idempotency-Key", once)
                                                                .header(
                                                                        "Content-Type",
                                                                        "application/json")
                                                                .POST(
                                                                        BodyPublishers.ofString(
                                                                                wanted())))
                                                .body())
                        .limit(2)
                        .toList();

        assertThat(bodies.getFirst()).contains("whsec_").isEqualTo(bodies.getLast());
        assertThat(json(200, "GET", HOME, "").get("items")).hasSize(1);
    }

    @Test
    void another_organizations_endpoint_looks_like_a_missing_one() {
        var one = create();
        var theirs = gateway.key(gateway.liveOrganization(), true).text();
        var missing = HOME + "/" + UUID.randomUUID();

        for (var act : new String[] {"GET ", "PUT ", "DELETE ", "POST /test", "POST /recover"}) {
            var method = act.substring(0, act.indexOf(' '));
            var rest = act.substring(act.indexOf(' ') + 1);
            var other = send(method, one + rest, "", theirs);
            assertThat(other.statusCode()).as(act).isEqualTo(404);
            assertThat(anonymous(other))
                    .isEqualTo(anonymous(send(method, missing + rest, "", theirs)));
        }
    }

    private static String anonymous(HttpResponse<String> answer) {
        return answer.body().replaceAll("\"(request_id|instance)\":\"[^\"]+\"", "");
    }

    @Test
    void a_test_key_looks_and_changes_nothing_and_bad_input_has_pointers() {
        var organization = gateway.organization();
        var test = gateway.key(organization, false).text();

        assertThat(send("GET", HOME, "", test).statusCode()).isEqualTo(200);
        assertThat(send("POST", HOME, wanted(), test).body()).contains("beyond-the-key");
        var bad = "{\"url\": \"http://10.0.0.1/\", \"event_types\": [\"no.such\"]}";
        assertThat(json(400, "POST", HOME, bad).toString())
                .contains("\"pointer\":\"/url\"", "\"pointer\":\"/event_types\"");
    }
}
