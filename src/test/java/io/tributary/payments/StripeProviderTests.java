package io.tributary.payments;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

import static io.tributary.payments.PaymentsFixtures.usd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;

import io.tributary.kernel.ProblemException;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import tools.jackson.databind.ObjectMapper;

import java.net.URI;
import java.util.HexFormat;
import java.util.UUID;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

class StripeProviderTests {
    private static final String SECRET = "whsec_of_a_test";
    private static final String INTENTS = "/v1/payment_intents";
    private static final int PATIENCE_MILLIS = 400;

    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(
                    TestDatabase.module("identity"),
                    TestDatabase.module("ledger"),
                    PaymentsConfiguration.class,
                    PaymentsFixtures.Listening.class);

    private static final WireMockServer STRIPE =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    private final UUID payment = UUID.randomUUID();

    @BeforeEach
    void an_empty_stripe() {
        STRIPE.start();
        STRIPE.resetAll();
    }

    @AfterAll
    static void close() {
        STRIPE.stop();
    }

    @Test
    void a_payment_succeeds_with_its_fee() {
        STRIPE.stubFor(post(urlEqualTo(INTENTS)).willReturn(okJson(intent("succeeded", ""))));

        assertThat(charge()).isEqualTo(new PaymentProvider.Answer.Succeeded("pi_1", usd(320)));
        STRIPE.verify(
                postRequestedFor(urlEqualTo(INTENTS))
                        .withFormParam("capture_method", equalTo("automatic"))
                        .withHeader("Idempotency-Key", equalTo("payment/" + payment)));
    }

    @Test
    void a_payment_whose_fee_is_not_known_yet_is_asked_for_until_it_is() {
        var early = intent("succeeded", "").replaceAll("\\{\"id\": \"txn_1\"[^}]*}", "null");
        STRIPE.stubFor(post(urlEqualTo(INTENTS)).willReturn(okJson(early)));
        STRIPE.stubFor(
                get(urlPathEqualTo(INTENTS + "/pi_1")).willReturn(okJson(intent("succeeded", ""))));

        assertThat(charge()).isEqualTo(new PaymentProvider.Answer.Processing("pi_1"));
        assertThat(stripe().look(request(), "pi_1"))
                .isEqualTo(new PaymentProvider.Answer.Succeeded("pi_1", usd(320)));
    }

    @Test
    void a_decline_says_why() {
        STRIPE.stubFor(
                post(urlEqualTo(INTENTS))
                        .willReturn(
                                aResponse()
                                        .withStatus(402)
                                        .withBody(
                                                """
                                                {"error": {"type": "card_error", "code": "card_declined",
                                                 "decline_code": "insufficient_funds",
                                                 "message": "Your card has insufficient funds.",
                                                 "payment_intent": {"id": "pi_1", "object": "payment_intent"}}}
                                                """)));

        assertThat(charge())
                .isEqualTo(
                        new PaymentProvider.Answer.Declined(
                                "pi_1", "insufficient_funds", "Your card has insufficient funds."));
    }

    @Test
    void a_confirmation_is_asked_for_at_the_bank() {
        STRIPE.stubFor(
                post(urlEqualTo(INTENTS))
                        .willReturn(
                                okJson(
                                        intent(
                                                "requires_action",
                                                """
                                                , "next_action": {"type": "redirect_to_url",
                                                   "redirect_to_url": {"url": "https://bank.example/3ds"}}
                                                """))));

        assertThat(charge())
                .isEqualTo(
                        new PaymentProvider.Answer.Authentication(
                                "pi_1", URI.create("https://bank.example/3ds")));
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void an_answer_that_tells_nothing_is_unknown(int status) {
        STRIPE.stubFor(
                post(urlEqualTo(INTENTS))
                        .willReturn(
                                aResponse()
                                        .withStatus(status)
                                        .withBody(
                                                "{\"error\": {\"type\": \"api_error\", \"message\":"
                                                        + " \"busy\"}}")));

        assertThat(charge()).isInstanceOf(PaymentProvider.Answer.Unknown.class);
        STRIPE.verify(1, postRequestedFor(urlEqualTo(INTENTS)));
    }

    @Test
    void a_lost_answer_is_asked_for_with_the_same_key() {
        STRIPE.stubFor(
                post(urlEqualTo(INTENTS))
                        .inScenario("lost")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(aResponse().withFixedDelay(PATIENCE_MILLIS * 3).withStatus(200))
                        .willSetStateTo("paid"));
        STRIPE.stubFor(
                post(urlEqualTo(INTENTS))
                        .inScenario("lost")
                        .whenScenarioStateIs("paid")
                        .willReturn(okJson(intent("succeeded", ""))));

        assertThat(stripe(PATIENCE_MILLIS).charge(request()))
                .isInstanceOf(PaymentProvider.Answer.Unknown.class);
        assertThat(charge()).isInstanceOf(PaymentProvider.Answer.Succeeded.class);
        STRIPE.verify(
                2,
                postRequestedFor(urlEqualTo(INTENTS))
                        .withHeader("Idempotency-Key", equalTo("payment/" + payment)));
    }

    @Test
    void a_reset_connection_is_not_posted_again_by_itself() {
        STRIPE.stubFor(
                post(urlEqualTo(INTENTS))
                        .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));

        assertThat(charge()).isInstanceOf(PaymentProvider.Answer.Unknown.class);
        STRIPE.verify(1, postRequestedFor(urlEqualTo(INTENTS)));
    }

    @Test
    void what_was_lost_long_ago_is_looked_up_by_our_own_id() {
        STRIPE.stubFor(
                get(urlPathEqualTo(INTENTS + "/search"))
                        .withQueryParam("query", equalTo("metadata['payment']:'" + payment + "'"))
                        .willReturn(
                                okJson(
                                        "{\"object\": \"search_result\", \"data\": ["
                                                + intent("succeeded", "")
                                                + "]}")));

        assertThat(stripe().look(request(), null))
                .isEqualTo(new PaymentProvider.Answer.Succeeded("pi_1", usd(320)));
    }

    @Test
    void a_refund_has_a_key_and_a_failed_one_says_so() {
        STRIPE.stubFor(
                post(urlEqualTo("/v1/refunds"))
                        .willReturn(
                                okJson(
                                        "{\"id\": \"re_1\", \"object\": \"refund\", \"status\":"
                                                + " \"succeeded\"}")));
        var request = new PaymentProvider.RefundRequest(payment, "refund/1", "pi_1", usd(100));

        assertThat(stripe().refund(request))
                .isEqualTo(new PaymentProvider.RefundAnswer.Succeeded("re_1"));
        STRIPE.verify(
                postRequestedFor(urlEqualTo("/v1/refunds"))
                        .withHeader("Idempotency-Key", equalTo("refund/1")));
    }

    @Test
    void a_refund_that_was_lost_long_ago_is_looked_up_by_our_own_id() {
        STRIPE.stubFor(
                get(urlPathEqualTo("/v1/refunds"))
                        .withQueryParam("payment_intent", equalTo("pi_1"))
                        .willReturn(
                                okJson(
                                        "{\"object\": \"list\", \"data\": ["
                                                + refund("re_0", UUID.randomUUID(), "succeeded")
                                                + ", "
                                                + refund("re_1", payment, "succeeded")
                                                + "]}")));
        var ours = new PaymentProvider.RefundRequest(payment, "refund/1", "pi_1", usd(100));
        var another =
                new PaymentProvider.RefundRequest(UUID.randomUUID(), "refund/2", "pi_1", usd(100));

        assertThat(stripe().look(ours))
                .isEqualTo(new PaymentProvider.RefundAnswer.Succeeded("re_1"));
        assertThat(stripe().look(another)).isInstanceOf(PaymentProvider.RefundAnswer.Failed.class);
        STRIPE.verify(0, postRequestedFor(urlEqualTo("/v1/refunds")));
    }

    @Test
    void a_refund_is_read_with_whoever_asked_for_it() {
        STRIPE.stubFor(
                get(urlEqualTo("/v1/refunds/re_1"))
                        .willReturn(okJson(refund("re_1", payment, "failed"))));
        STRIPE.stubFor(
                get(urlEqualTo("/v1/refunds/re_2"))
                        .willReturn(okJson(refund("re_2", null, "succeeded"))));

        assertThat(stripe().refund("re_1").orElseThrow())
                .isEqualTo(
                        new PaymentProvider.RefundSeen(
                                "re_1",
                                "pi_1",
                                usd(100),
                                payment,
                                "requested by customer",
                                PaymentProvider.RefundState.FAILED));
        assertThat(stripe().refund("re_2").orElseThrow().ours()).isNull();
    }

    private static String refund(String id, @Nullable UUID ours, String status) {
        return """
        {"id": "%s", "object": "refund", "amount": 100, "currency": "usd", "payment_intent": "pi_1",
         "status": "%s", "reason": "requested_by_customer", "metadata": {%s}}
        """
                .formatted(id, status, ours == null ? "" : "\"refund\": \"" + ours + "\"");
    }

    @Test
    void an_event_is_kept_once_and_only_when_it_is_signed() throws Exception {
        var payload = event("evt_" + payment, "payment_intent.succeeded", "pi_unknown");
        var events = events();

        events.take(payload, signed(payload));
        events.take(payload, signed(payload));

        assertThat(kept("evt_" + payment)).isEqualTo(1);
        assertThatThrownBy(() -> events.take(payload + " ", signed(payload)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(PaymentProblem.BAD_SIGNATURE));
    }

    @Test
    void disputes_may_be_told_in_any_order_and_twice() throws Exception {
        var given = new PaymentsFixtures(database);
        var paid =
                given.payments()
                        .charge(given.charge(given.card(SandboxCard.SUCCESS), 1_000))
                        .payment();
        var disputes = database.bean(Disputes.class);
        var reference = "sandbox_" + paid;
        for (var state :
                new PaymentProvider.DisputeState[] {
                    PaymentProvider.DisputeState.WON,
                    PaymentProvider.DisputeState.OPEN,
                    PaymentProvider.DisputeState.WON
                }) {
            disputes.seen(
                    SandboxProvider.NAME,
                    new PaymentProvider.DisputeSeen(
                            "dp_" + paid, reference, usd(1_000), "fraudulent", state));
        }

        assertThat(given.told()).containsExactly("succeeded", "dispute opened", "dispute won");
        assertThat(given.receivable()).isEqualTo(usd(-1_000));
        assertThat(given.wrong()).isEmpty();
    }

    private PaymentProvider.Answer charge() {
        return stripe().charge(request());
    }

    private PaymentProvider.ChargeRequest request() {
        return new PaymentProvider.ChargeRequest(
                payment,
                "payment/" + payment,
                usd(10_000),
                "cus_1",
                "pm_1",
                URI.create("http://localhost:8080/back"));
    }

    private static StripeProvider stripe() {
        return stripe(30_000);
    }

    private static StripeProvider stripe(int patienceMillis) {
        return new StripeProvider(
                StripeProvider.client("sk_test_1", STRIPE.baseUrl(), patienceMillis),
                database.bean(MethodStore.class),
                database.transactions(),
                URI.create("http://localhost:8080"));
    }

    private static String intent(String status, String more) {
        return """
        {"id": "pi_1", "object": "payment_intent", "amount": 10000, "currency": "usd",
         "status": "%s",
         "latest_charge": {"id": "ch_1", "object": "charge", "balance_transaction":
           {"id": "txn_1", "object": "balance_transaction", "fee": 320, "currency": "usd"}}
         %s}
        """
                .formatted(status, more);
    }

    private static StripeEvents events() {
        return new StripeEvents(
                database.bean(ProviderEvents.class), SECRET, new ObjectMapper(), database.clock());
    }

    private static String event(String id, String type, String object) {
        return """
        {"id": "%s", "object": "event", "type": "%s", "created": %d, "api_version": "2026-01-01",
         "data": {"object": {"id": "%s", "object": "payment_intent"}}}
        """
                .formatted(id, type, database.clock().instant().getEpochSecond(), object);
    }

    /** As Stripe documents it: HMAC-SHA256 over the time, a dot and the payload. */
    private static String signed(String payload) throws Exception {
        long now = database.clock().instant().getEpochSecond();
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
        var digest = mac.doFinal((now + "." + payload).getBytes(UTF_8));
        return "t=" + now + ",v1=" + HexFormat.of().formatHex(digest);
    }

    private static long kept(String id) {
        return database.transactions()
                .in(
                        Scope.system("a test"),
                        () ->
                                database.sql()
                                        .sql(
                                                """
                                                select count(*)
                                                  from payments.provider_event
                                                 where event_id = :id
                                                """)
                                        .param("id", id)
                                        .query(Long.class)
                                        .single());
    }
}
