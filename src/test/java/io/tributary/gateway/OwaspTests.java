package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.identity.Limit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;

/**
 * Attacks on the running server, one for each row of the OWASP API Security Top 10 of 2023: rows 1
 * to 5. Most are made from {@code /openapi.json}, so a new operation is attacked without being
 * named here. Each says what was broken to see it red.
 */
@ExtendWith(TributaryServer.Running.class)
class OwaspTests {
    private final TributaryServer server;
    private final GatewayFixtures gateway;
    private final Attacks attacks;

    OwaspTests(TributaryServer server) {
        this.server = server;
        this.gateway = new GatewayFixtures(server);
        this.attacks = new Attacks(server);
    }

    /**
     * API1, broken object level authorization. Red when {@code ApiKeys.find} looked in the scope of
     * the system and {@code KeyStore.find} asked for the id alone.
     */
    @Test
    void api1_somebody_elses_things_look_like_missing_ones() {
        var ours = attacks.side();
        var theirs = attacks.side();
        int attacked = 0;
        for (var operation : attacks.operations()) {
            if (operation.path().contains("{")) {
                var nothing = UUID.randomUUID().toString();
                var missing =
                        attacks.send(
                                operation.method(),
                                operation.at(_ -> nothing),
                                ours.key().text(),
                                operation.body());
                assertThat(missing.statusCode()).as(operation + missing.body()).isEqualTo(404);
                for (var id : theirs.things()) {
                    var other =
                            attacks.send(
                                    operation.method(),
                                    operation.at(_ -> id),
                                    ours.key().text(),
                                    operation.body());
                    assertThat(other.statusCode()).as(operation.toString()).isEqualTo(404);
                    assertThat(Attacks.withoutRequest(other.body()))
                            .isEqualTo(Attacks.withoutRequest(missing.body()));
                }
                attacked++;
            }
        }
        assertThat(attacked).isGreaterThanOrEqualTo(12);
        assertThat(gateway.get(Attacks.USAGE, theirs.key().text()).statusCode()).isEqualTo(200);
    }

    /**
     * API2, broken authentication, keys. Red when {@code KeyStore.active} did not ask whether a key
     * was revoked.
     */
    @Test
    void api2_no_key_but_the_right_one_passes_and_none_tells_why() {
        var organization = gateway.organization();
        var key = gateway.key(organization, false).text();
        var revoked = gateway.key(organization, false);
        gateway.keys().revoke(GatewayFixtures.by(organization), revoked.id());
        char last = key.charAt(key.length() - 1);
        var wrong =
                List.of(
                        key.substring(0, key.length() - 1) + (last == 'A' ? 'B' : 'A'),
                        key.substring(0, key.length() - 1),
                        key + "A",
                        key.toLowerCase(Locale.ROOT),
                        key.replace("sk_test_", "sk_live_"),
                        "Bearer " + key,
                        "' or '1'='1",
                        revoked.text());
        var bodies = new TreeSet<String>();
        for (var text : wrong) {
            var answer = gateway.get(Attacks.USAGE, text);
            assertThat(answer.statusCode()).as(text).isEqualTo(401);
            bodies.add(Attacks.withoutRequest(answer.body()));
        }
        assertThat(bodies).hasSize(1);
        assertThat(gateway.get(Attacks.USAGE, key).statusCode()).isEqualTo(200);
    }

    /** API2, signatures. Red when {@code SignatureCheck} let a nonce pass that was taken. */
    @Test
    void api2_a_signature_is_right_to_the_byte_and_the_second_and_once() {
        var organization = gateway.organization();
        var key = gateway.key(organization, false);
        var by = GatewayFixtures.by(organization);
        var secret = server.bean(SigningKeys.class).issue(by, key.id(), "Backend");
        var right = CallSigner.hmac(secret.key().id(), secret.secret(), gateway.now());
        Function<CallSigner, Integer> status =
                signer ->
                        server.send(signer.request(server, "GET", Attacks.USAGE, key.text(), ""))
                                .statusCode();
        assertThat(status.apply(right.at(gateway.now().minusSeconds(302)))).isEqualTo(401);
        assertThat(status.apply(right.at(gateway.now().plusSeconds(600)))).isEqualTo(401);
        assertThat(status.apply(right.bent(0))).isEqualTo(401);
        assertThat(status.apply(right.bent(31))).isEqualTo(401);
        assertThat(status.apply(right)).isEqualTo(200);
        assertThat(status.apply(right)).isEqualTo(401);
    }

    /**
     * API3, broken object property level authorization. Red when {@code JsonInput.check} let
     * members pass that nobody asked for.
     */
    @Test
    void api3_nothing_is_set_that_the_caller_may_not_set() {
        var side = attacks.side();
        int attacked = 0;
        for (var operation : attacks.operations()) {
            if (!operation.body().isEmpty() && !operation.scope().isEmpty()) {
                attack(side, operation);
                attacked++;
            }
        }
        assertThat(attacked).isGreaterThanOrEqualTo(8);
    }

    private void attack(Attacks.Side side, Attacks.Operation operation) {
        for (var member :
                List.of(
                        "tier",
                        "organization_id",
                        "livemode",
                        "role",
                        "operator",
                        "share_rate",
                        "approved",
                        "hash",
                        "created_by",
                        "revoked_at",
                        "__proto__")) {
            var body = Attacks.JSON.readTree(operation.body());
            (body.isArray() ? body.get(0) : body).asObject().put(member, "enterprise");
            var answer =
                    attacks.send(
                            operation.method(),
                            operation.at(parameter -> side.own(operation.path(), parameter)),
                            side.key().text(),
                            body.toString());
            assertThat(answer.statusCode())
                    .as(operation + " with " + member + answer.body())
                    .isEqualTo(400);
            assertThat(answer.body()).contains(member);
        }
    }

    /**
     * API4, unrestricted resource consumption. Red when the door read bodies of a hundred times the
     * length, and when {@code Queries.limit} took any number. (Limits under concurrency:
     * LimiterRaceTests, LimiterProperties.)
     */
    @Test
    void api4_one_caller_cannot_use_up_what_others_need() throws IOException {
        var greedy = attacks.side();
        var batch = "/api/v1/compatibility/batch";
        var key = greedy.key().text();
        assertThat(attacks.send("POST", batch, key, " ".repeat(300_000) + "{}").statusCode())
                .isEqualTo(413);
        assertThat(attacks.send("POST", batch, key, "[".repeat(100_000)).statusCode())
                .isEqualTo(400);
        assertThat(attacks.send("POST", batch, key, pairs(101)).statusCode()).isBetween(400, 422);
        assertThat(compressed(batch, key).statusCode()).isEqualTo(400);
        assertThat(gateway.get(Attacks.USAGE + "?from=0001-01-01", key).statusCode())
                .isEqualTo(400);
        assertNoEndlessPage(greedy);

        gateway.limit(greedy.organization(), Limit.REQUESTS_PER_MINUTE, 1);
        var poor = gateway.liveOrganization();
        gateway.limit(poor, Limit.REQUESTS_PER_MINUTE, 1);
        var poorKey = gateway.key(poor, true).text();
        gateway.get(Attacks.USAGE, poorKey);
        assertThat(gateway.get(Attacks.USAGE, poorKey).statusCode()).isEqualTo(429);
        assertThat(gateway.get(Attacks.USAGE, gateway.key(gateway.organization(), false).text()))
                .returns(200, HttpResponse::statusCode);
        assertThat(gateway.get(Attacks.USAGE, gateway.key(gateway.liveOrganization(), true).text()))
                .returns(200, HttpResponse::statusCode);
        whileManyHangOn(() -> assertThat(server.get("/openapi.json").statusCode()).isEqualTo(200));
    }

    private void assertNoEndlessPage(Attacks.Side side) {
        int attacked = 0;
        for (var operation : attacks.operations()) {
            var parameters = operation.description().path("parameters");
            if (parameters.valueStream().anyMatch(OwaspTests::isLimit)) {
                var path = operation.at(parameter -> side.own(operation.path(), parameter));
                for (var limit : List.of("101", "1000000", "2147483648", "0", "-1")) {
                    var answer = gateway.get(path + "?limit=" + limit, side.key().text());
                    assertThat(answer.statusCode()).as(operation + limit).isEqualTo(400);
                }
                attacked++;
            }
        }
        assertThat(attacked).isGreaterThanOrEqualTo(2);
    }

    private static boolean isLimit(JsonNode parameter) {
        return parameter.path("name").stringValue("").equals("limit");
    }

    private String pairs(int many) {
        var operation =
                attacks.operations().stream()
                        .filter(one -> one.path().endsWith("/compatibility/batch"))
                        .findFirst()
                        .orElseThrow();
        var pair = Attacks.JSON.readTree(operation.body()).get(0).toString();
        return IntStream.range(0, many)
                .mapToObj(_ -> pair)
                .collect(Collectors.joining(",", "[", "]"));
    }

    /** Ten megabytes of nothing in ten kilobytes: what is compressed is not opened. */
    private HttpResponse<String> compressed(String path, String key) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(new byte[10_000_000]);
        }
        return server.send(
                server.request(path)
                        .header("X-API-Key", key)
                        .header("Content-Type", "application/json")
                        .header("Content-Encoding", "gzip")
                        .POST(BodyPublishers.ofByteArray(bytes.toByteArray())));
    }

    /** Two hundred callers send half of a head and then nothing. */
    private void whileManyHangOn(Runnable work) throws IOException {
        var hanging = new ArrayList<Socket>();
        try {
            for (int i = 0; i < 200; i++) {
                var socket = new Socket("localhost", server.port());
                hanging.add(socket);
                socket.getOutputStream()
                        .write(
                                "GET /api/v1/usage HTTP/1.1\r\nHost: lo"
                                        .getBytes(StandardCharsets.US_ASCII));
            }
            work.run();
        } finally {
            for (var socket : hanging) {
                socket.close();
            }
        }
    }

    /**
     * API5, broken function level authorization. Red when {@code Gate.authorize} did not look at
     * scopes. (Roles and pages: AccessTests.)
     */
    @Test
    void api5_a_key_does_only_what_its_scopes_say() {
        var scopes = server.bean(Scopes.class).names();
        int attacked = 0;
        for (var scope : scopes) {
            var organization = gateway.liveOrganization();
            var others = new TreeSet<>(scopes);
            others.remove(scope);
            var key = gateway.key(organization, true, others);
            for (var operation : attacks.operations()) {
                if (operation.scope().equals(scope)) {
                    var answer =
                            attacks.send(
                                    operation.method(),
                                    operation.at(_ -> key.id().toString()),
                                    key.text(),
                                    operation.body());
                    assertThat(answer.statusCode()).as(operation.toString()).isEqualTo(403);
                    assertThat(answer.body()).contains("missing-scope", scope);
                    attacked++;
                }
            }
        }
        assertThat(attacked)
                .isEqualTo(
                        attacks.operations().stream()
                                .filter(one -> !one.scope().isEmpty())
                                .count());
    }
}
