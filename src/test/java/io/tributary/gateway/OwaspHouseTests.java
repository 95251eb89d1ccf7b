package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.notify.Receiver;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Attacks on the running server, one for each row of the OWASP API Security Top 10 of 2023: rows 6
 * to 10. Most are made from {@code /openapi.json}, so a new operation is attacked without being
 * named here. Each says what was broken to see it red.
 */
@ExtendWith(TributaryServer.Running.class)
class OwaspHouseTests {
    private final TributaryServer server;
    private final GatewayFixtures gateway;
    private final Attacks attacks;

    OwaspHouseTests(TributaryServer server) {
        this.server = server;
        this.gateway = new GatewayFixtures(server);
        this.attacks = new Attacks(server);
    }

    /**
     * API6, unrestricted access to sensitive business flows. Red when {@code Throttle.attempt}
     * counted and never refused.
     */
    @Test
    void api6_trials_are_not_farmed_and_keys_not_guessed() {
        var email = "farmer-" + UUID.randomUUID() + "@example.com";
        var statuses =
                IntStream.range(0, 7)
                        .mapToObj(
                                _ ->
                                        attacks.send(
                                                        "POST",
                                                        "/api/partner/signup",
                                                        "none",
                                                        """
                                                        {"company_name": "Farm", "email": "%s",
                                                         "use_case": "to test", "tier": "starter",
                                                         "password": "correct horse battery"}\
                                                        """
                                                                .formatted(email))
                                                .statusCode())
                        .toList();
        assertThat(statuses).endsWith(429);
        server.awaitMinute();
        var guesses =
                IntStream.range(0, 32)
                        .mapToObj(
                                _ ->
                                        attacks.send(
                                                        "POST",
                                                        "/api/v1/api-keys/report-leak",
                                                        "none",
                                                        "{\"api_key\": \"sk_live_guess\"}")
                                                .statusCode())
                        .toList();
        assertThat(guesses).endsWith(429);
        server.advance(Duration.ofMinutes(1));
    }

    /**
     * API7, server side request forgery. Red when {@code OutboundHttp.objection} let literal
     * addresses of every kind pass. (The resolver: ForbiddenAddressTests, OutboundHttpTests.)
     */
    @Test
    void api7_no_webhook_reaches_into_a_house() {
        var side = attacks.side();
        for (var url :
                List.of(
                        "http://169.254.169.254/latest/meta-data/",
                        "https://169.254.169.254/",
                        "https://[::ffff:10.0.0.1]/",
                        "https://[fd00:ec2::254]/",
                        "https://10.0.0.1/",
                        "https://example.com:22/",
                        "https://user:secret@example.com/",
                        "http://example.com/",
                        "file:///etc/passwd",
                        "gopher://example.com/")) {
            var answer =
                    attacks.send(
                            "POST",
                            Attacks.HOOKS,
                            side.key().text(),
                            "{\"url\": \"%s\"}".formatted(url));
            assertThat(answer.statusCode()).as(url + answer.body()).isEqualTo(400);
            assertThat(answer.body()).contains("/url");
        }
        for (var url : List.of("https://0x7f000001/", "https://2130706433/")) {
            var answer =
                    attacks.send(
                            "POST",
                            Attacks.HOOKS,
                            side.key().text(),
                            "{\"url\": \"%s\"}".formatted(url));
            if (answer.statusCode() == 201) {
                var id = Attacks.JSON.readTree(answer.body()).get("endpoint").stringValue();
                assertThat(attacks.tested(side, id).get("status").stringValue())
                        .isNotEqualTo("delivered");
            }
        }
    }

    /**
     * API8, security misconfiguration. Red when {@code Gate} left out {@code nosniff}, and when it
     * let every origin read what it answers.
     */
    @Test
    void api8_answers_give_nothing_away_and_allow_nothing_more() {
        var key = gateway.key(gateway.organization(), false).text();
        var answers =
                List.of(
                        gateway.get(Attacks.USAGE, key),
                        gateway.get(Attacks.USAGE + "?from=%00", key),
                        attacks.send("POST", "/api/v1/compatibility/calculate", key, "{\"a\": "),
                        server.get("/sign-in"),
                        server.get("/nowhere"),
                        server.get("/sign-in?next=//evil.example"));
        for (var answer : answers) {
            var headers = answer.headers();
            assertThat(headers.firstValue("Server")).as(answer.uri().toString()).isEmpty();
            assertThat(headers.firstValue("X-Powered-By")).isEmpty();
            assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
            assertThat(headers.firstValue("X-Content-Type-Options"))
                    .as(answer.uri().toString())
                    .contains("nosniff");
            assertThat(answer.body())
                    .doesNotContain(
                            "Exception", "\tat ", "java.lang", "org.springframework", "SQL");
        }
        var refusedByTheContainer = gateway.get("/api/v1/..%2f..%2fetc%2fpasswd", key);
        assertThat(refusedByTheContainer.statusCode()).isEqualTo(400);
        assertThat(refusedByTheContainer.body()).doesNotContain("Tomcat", "Exception");
        assertNoOriginReads(key);
        assertThat(server.get("/sign-in").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
        for (var inner : List.of("env", "beans", "heapdump", "metrics", "loggers", "threaddump")) {
            assertThat(server.get("/actuator/" + inner).statusCode()).as(inner).isNotEqualTo(200);
        }
        assertThat(attacks.send("TRACE", Attacks.USAGE, key, "").statusCode()).isBetween(400, 405);
    }

    /** Nothing is told to the scripts of a page that nobody registered. */
    private void assertNoOriginReads(String key) {
        for (var origin :
                List.of("https://evil.example", "null", "http://localhost:" + server.port())) {
            var read =
                    server.request(Attacks.USAGE).header("X-API-Key", key).header("Origin", origin);
            var asked =
                    server.request(Attacks.USAGE)
                            .header("Origin", origin)
                            .header("Access-Control-Request-Method", "GET")
                            .method("OPTIONS", BodyPublishers.noBody());
            var page = server.request("/sign-in").header("Origin", origin);
            for (var request : List.of(read, asked, page)) {
                assertThat(server.send(request).headers().map().keySet())
                        .as(origin)
                        .noneMatch(
                                name ->
                                        name.toLowerCase(Locale.ROOT)
                                                .startsWith("access-control-allow"));
            }
        }
    }

    /**
     * API9, improper inventory management. Red when {@code ApiRoutes} answered every method that it
     * did not know like GET.
     */
    @Test
    void api9_there_is_nothing_beside_what_is_described() {
        var side = attacks.side();
        var described = new TreeSet<String>();
        attacks.operations().forEach(one -> described.add(one.method() + " " + one.path()));
        for (var operation : attacks.operations()) {
            for (var method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
                if (operation.path().startsWith("/api/v1/")
                        && !described.contains(method + " " + operation.path())) {
                    var answer =
                            attacks.send(
                                    method,
                                    operation.at(_ -> UUID.randomUUID().toString()),
                                    side.key().text(),
                                    "");
                    assertThat(answer.statusCode())
                            .as(method + " " + operation.path())
                            .isEqualTo(405);
                }
            }
        }
        for (var path :
                List.of("/api/v0/usage", "/api/v2/usage", "/api/usage", "/v1/usage", "/api/v1")) {
            assertThat(gateway.get(path, side.key().text()).statusCode()).as(path).isEqualTo(404);
        }
    }

    /**
     * API10, unsafe consumption of APIs. Red when the outbound client followed redirects. (The
     * signatures of events: StripeProviderTests.)
     */
    @Test
    void api10_what_others_send_is_believed_no_further_than_it_is_proven() {
        var flood =
                server.request("/payments/webhooks/stripe")
                        .POST(BodyPublishers.ofByteArray(new byte[600 * 1024]));
        assertThat(server.send(flood).statusCode()).isEqualTo(413);

        var side = attacks.side();
        try (var hostile = new Receiver()) {
            hostile.answers(
                    received ->
                            received.path().equals("/elsewhere")
                                    ? Receiver.Reply.of(204)
                                    : Receiver.Reply.of(
                                            302, "Location", hostile.url("/elsewhere")));
            var by = GatewayFixtures.by(side.organization());
            var delivery =
                    attacks.tested(side, attacks.endpoint(by, hostile.url("/hook")).toString());
            assertThat(delivery.get("status").stringValue()).isNotEqualTo("delivered");
            assertThat(delivery.get("last_status").intValue()).isEqualTo(302);
            assertThat(hostile.received("/elsewhere")).isEmpty();
        }
    }
}
