package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.TributaryServer;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.AdjustableClock;
import io.tributary.platform.PlatformFixtures;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.UUID;

/** Signed calls, by the running server; what is signed is written by hand here. */
@ExtendWith(TributaryServer.Running.class)
class SignedCallScenarioTests {
    private static final String USAGE = "/api/v1/usage";
    private static final String KEYS = "/api/v1/api-keys";
    private static final String WANTED = "{\"name\": \"Second\", \"scopes\": [\"usage:read\"]}";

    private final TributaryServer server;
    private final GatewayFixtures gateway;
    private final SigningKeys signing;
    private final OrganizationId organization;
    private final IssuedKey key;
    private final IssuedSecret secret;

    SignedCallScenarioTests(TributaryServer server) {
        this.server = server;
        this.gateway = new GatewayFixtures(server);
        this.signing = server.bean(SigningKeys.class);
        this.organization = gateway.organization();
        this.key = gateway.key(organization, false);
        this.secret = signing.issue(GatewayFixtures.by(organization), key.id(), "Backend");
        signing.require(GatewayFixtures.by(organization), key.id(), true);
    }

    private CallSigner signer() {
        return CallSigner.hmac(secret.key().id(), secret.secret(), gateway.now());
    }

    private HttpResponse<String> get(CallSigner signer) {
        return server.send(signer.request(server, "GET", USAGE, key.text(), ""));
    }

    private HttpResponse<String> post(CallSigner signer) {
        return server.send(signer.request(server, "POST", KEYS, key.text(), WANTED));
    }

    private static void refused(HttpResponse<String> answer, SignatureProblem problem) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(problem.status());
        assertThat(answer.body()).contains("/" + problem.code() + "\"");
        assertThat(answer.headers().firstValue("Accept-Signature")).contains(SignatureCheck.WANTED);
    }

    @Test
    void a_signed_call_passes_and_an_unsigned_one_does_not() {
        assertThat(get(signer()).statusCode()).isEqualTo(200);
        assertThat(post(signer()).statusCode()).isEqualTo(201);
        refused(gateway.get(USAGE, key.text()), SignatureProblem.REQUIRED);
        refused(
                get(CallSigner.hmac(UUID.randomUUID(), secret.secret(), gateway.now())),
                SignatureProblem.REQUIRED);
    }

    @Test
    void who_can_sign_live_calls_counts_as_a_user_of_it() {
        var figures = server.bean(KeyFigures.class);
        var calling = gateway.liveOrganization();
        var live = gateway.key(calling, true);
        assertThat(figures.withSignedCalls())
                .as("a test key only, or unsigned")
                .doesNotContain(organization, calling);

        signing.issue(GatewayFixtures.by(calling), live.id(), "Backend");

        assertThat(figures.withSignedCalls()).contains(calling).doesNotContain(organization);
    }

    @Test
    void host_path_and_query_are_as_good_as_the_whole_address() {
        var parts = signer().covering("\"@method\" \"@authority\" \"@path\" \"@query\"");
        var path = USAGE + "?group_by=day&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z";
        assertThat(server.send(parts.request(server, "GET", path, key.text(), "")).statusCode())
                .isNotEqualTo(401);
        var open = signer().covering("\"@method\" \"@authority\" \"@path\"");
        refused(
                server.send(open.request(server, "GET", path, key.text(), "")),
                SignatureProblem.INCOMPLETE);
    }

    @Test
    void what_leaves_something_open_is_refused_with_what_is_missing() {
        refused(
                post(signer().covering("\"@method\" \"@target-uri\"")),
                SignatureProblem.INCOMPLETE);
        refused(
                post(signer().covering("\"@method\" \"content-digest\"")),
                SignatureProblem.INCOMPLETE);
        var answer = post(signer().covering("\"@target-uri\" \"content-digest\""));
        refused(answer, SignatureProblem.INCOMPLETE);
        assertThat(answer.body()).contains("lacks @method.");
        refused(get(signer().nonce("short")), SignatureProblem.INCOMPLETE);
    }

    @Test
    void only_five_minutes_lie_between_the_clocks() {
        var now = gateway.now();
        assertThat(get(signer().at(now.minusSeconds(290))).statusCode()).isEqualTo(200);
        assertThat(get(signer().at(now.plusSeconds(290))).statusCode()).isEqualTo(200);
        refused(get(signer().at(now.minusSeconds(310))), SignatureProblem.OUT_OF_TIME);
        refused(get(signer().at(now.plusSeconds(310))), SignatureProblem.OUT_OF_TIME);
        refused(
                get(signer().with(";expires=" + (now.getEpochSecond() - 1))),
                SignatureProblem.OUT_OF_TIME);
        assertThat(get(signer().with(";expires=" + (now.getEpochSecond() + 60))).statusCode())
                .isEqualTo(200);
        refused(get(signer().with(";expires=\"soon\"")), SignatureProblem.MALFORMED);
    }

    @Test
    void a_nonce_is_good_once_even_after_everything_else_changed() {
        var signer = signer();
        assertThat(get(signer).statusCode()).isEqualTo(200);
        refused(get(signer), SignatureProblem.REPLAYED);
        refused(get(signer.at(gateway.now().minusSeconds(5))), SignatureProblem.REPLAYED);
        server.bean(Nonces.class).forget(gateway.now());
        refused(get(signer), SignatureProblem.REPLAYED);
        assertThat(get(signer.nonce(UUID.randomUUID().toString())).statusCode()).isEqualTo(200);
    }

    @Test
    void a_nonce_of_a_call_that_was_refused_is_not_used_up() {
        var signer = signer();
        refused(get(signer.at(gateway.now().minusSeconds(900))), SignatureProblem.OUT_OF_TIME);
        refused(get(other(signer)), SignatureProblem.WRONG);
        assertThat(get(signer).statusCode()).isEqualTo(200);
    }

    private CallSigner other(CallSigner signer) {
        var wrong = Base64.getEncoder().encodeToString(new byte[32]);
        return CallSigner.hmac(secret.key().id(), wrong, gateway.now()).nonce(signer.nonce());
    }

    @Test
    void a_wrong_signature_is_told_what_was_signed_and_nothing_secret() {
        var signer = other(signer()).covering("\"@method\" \"@target-uri\" \"x-api-key\"");
        var answer = get(signer);
        refused(answer, SignatureProblem.WRONG);
        assertThat(answer.body())
                .contains("\\\"@target-uri\\\": http://localhost:" + server.port() + USAGE)
                .contains(KeyText.prefix(key.text()) + "_")
                .doesNotContain(key.text(), secret.secret());
        refused(get(signer().with(";alg=\"ed25519\"")), SignatureProblem.WRONG);
    }

    @Test
    void a_body_that_is_not_the_signed_one_is_refused() {
        var changed =
                signer().request(server, "POST", KEYS, key.text(), WANTED)
                        .POST(BodyPublishers.ofString(WANTED.replace("Second", "Third")));
        refused(server.send(changed), SignatureProblem.DIGEST_MISMATCH);
    }

    @Test
    void what_cannot_be_read_is_said_so() {
        var broken =
                server.request(USAGE)
                        .header("X-API-Key", key.text())
                        .header("Signature-Input", "sig1=(\"@method\"")
                        .header("Signature", "sig1=:YQ==:");
        refused(server.send(broken), SignatureProblem.MALFORMED);
    }

    @Test
    void the_partners_own_ed25519_key_signs_as_well() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var pem =
                "-----BEGIN PUBLIC KEY-----\n"
                        + Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())
                        + "\n-----END PUBLIC KEY-----\n";
        var registered = signing.register(GatewayFixtures.by(organization), key.id(), "Vault", pem);
        var signer =
                CallSigner.ed25519(registered.id(), pair.getPrivate(), gateway.now())
                        .with(";alg=\"ed25519\"");
        assertThat(post(signer).statusCode()).isEqualTo(201);
        refused(get(signer), SignatureProblem.REPLAYED);
    }

    @Test
    void a_private_or_foreign_key_is_not_registered() throws Exception {
        var by = GatewayFixtures.by(organization);
        var ec = KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic();
        for (var text :
                new String[] {
                    "", "AAAA", "hunter2", Base64.getEncoder().encodeToString(ec.getEncoded())
                }) {
            assertThatThrownBy(() -> signing.register(by, key.id(), "Vault", text))
                    .as(text)
                    .isInstanceOf(ProblemException.class);
        }
    }

    @Test
    void two_signing_keys_overlap_and_the_old_one_ends() {
        var by = GatewayFixtures.by(organization);
        assertThatThrownBy(() -> signing.end(by, key.id(), secret.key().id(), 0))
                .isInstanceOf(ProblemException.class);
        var next = signing.issue(by, key.id(), "Next");
        signing.end(by, key.id(), secret.key().id(), 1);
        assertThat(get(signer()).statusCode()).isEqualTo(200);
        PlatformFixtures.pass(server.bean(AdjustableClock.class), Duration.ofDays(1));
        refused(get(signer()), SignatureProblem.REQUIRED);
        assertThat(get(CallSigner.hmac(next.key().id(), next.secret(), gateway.now())).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_successor_takes_over_what_its_calls_are_signed_with() {
        var successor = gateway.keys().rotate(GatewayFixtures.by(organization), key.id(), 7);
        refused(gateway.get(USAGE, successor.text()), SignatureProblem.REQUIRED);
        assertThat(
                        server.send(signer().request(server, "GET", USAGE, successor.text(), ""))
                                .statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_call_that_was_signed_for_a_key_is_no_new_one_with_its_successor() {
        var successor = gateway.keys().rotate(GatewayFixtures.by(organization), key.id(), 7);
        var signer = signer();
        assertThat(get(signer).statusCode()).isEqualTo(200);
        refused(
                server.send(signer.request(server, "GET", USAGE, successor.text(), "")),
                SignatureProblem.REPLAYED);
    }

    @Test
    void a_key_that_asks_for_no_signature_takes_both_and_refuses_wrong_ones() {
        signing.require(GatewayFixtures.by(organization), key.id(), false);
        assertThat(gateway.get(USAGE, key.text()).statusCode()).isEqualTo(200);
        assertThat(get(signer()).statusCode()).isEqualTo(200);
        refused(get(other(signer())), SignatureProblem.WRONG);
    }

    @Test
    void the_secret_is_in_no_column() {
        var rows =
                server.bean(Transactions.class)
                        .in(
                                Scope.of(organization),
                                () ->
                                        server.bean(JdbcClient.class)
                                                .sql(
                                                        "select row_to_json(k)::text from"
                                                                + " gateway.signing_key k")
                                                .query(String.class)
                                                .list());
        assertThat(rows).hasSize(1).noneMatch(row -> row.contains(secret.secret()));
        assertThat(secret.toString()).doesNotContain(secret.secret());
    }
}
