package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;

@ExtendWith(TributaryServer.Running.class)
class SigningApiScenarioTests {
    private final TributaryServer server;
    private final GatewayFixtures gateway;
    private final IssuedKey plain;
    private final IssuedKey key;
    private final String signing;

    SigningApiScenarioTests(TributaryServer server) {
        this.server = server;
        this.gateway = new GatewayFixtures(server);
        var organization = gateway.organization();
        this.plain = gateway.key(organization, false);
        this.key = gateway.key(organization, false);
        this.signing = "/api/v1/api-keys/" + key.id() + "/signing";
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private HttpResponse<String> require(boolean required) {
        return server.send(
                server.request(signing)
                        .header("X-API-Key", plain.text())
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString("{\"required\": " + required + "}")));
    }

    @Test
    void a_key_is_made_to_take_signed_calls_only() {
        assertThat(require(true).body()).contains("no-signing-key");
        var made = server.post(signing + "-keys", plain.text(), "{\"name\": \"Backend\"}");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(json(require(true)).get("required").booleanValue()).isTrue();

        assertThat(gateway.get("/api/v1/usage", key.text()).statusCode()).isEqualTo(401);
        var signer =
                CallSigner.hmac(
                        UUID.fromString(json(made).get("id").stringValue()),
                        json(made).get("secret").stringValue(),
                        gateway.now());
        var read = server.send(signer.request(server, "GET", signing, key.text(), ""));
        assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
        assertThat(json(read).get("signing_keys").get(0).get("algorithm").stringValue())
                .isEqualTo("hmac-sha256");
        assertThat(read.body()).doesNotContain(json(made).get("secret").stringValue());
    }

    @Test
    void an_unsigned_key_cannot_open_a_signed_one() {
        server.post(signing + "-keys", plain.text(), "{\"name\": \"Backend\"}");
        require(true);
        assertThat(require(false).body()).contains("beyond-the-key");
        assertThat(server.post(signing + "-keys", plain.text(), "{\"name\": \"Mine\"}").body())
                .contains("beyond-the-key");
    }

    @Test
    void a_signing_key_of_somebody_else_is_not_there() {
        var theirs = gateway.key(gateway.organization(), false);
        assertThat(gateway.get(signing, theirs.text()).statusCode()).isEqualTo(404);
        assertThat(
                        server.post(
                                        signing + "-keys/" + UUID.randomUUID() + "/end",
                                        plain.text(),
                                        "{\"overlap_days\": 0}")
                                .statusCode())
                .isEqualTo(404);
        assertThat(
                        server.post(
                                        signing + "-keys",
                                        plain.text(),
                                        "{\"name\": \"Vault\", \"public_key\": \"AAAA\"}")
                                .body())
                .contains("/public_key");
    }
}
