package io.tributary.payments;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;

import static io.tributary.payments.PaymentsFixtures.usd;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;

import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.net.URI;
import java.util.Optional;

class StripeDisputesTests {
    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(
                    TestDatabase.module("identity"),
                    TestDatabase.module("ledger"),
                    PaymentsConfiguration.class);

    private static final WireMockServer STRIPE =
            new WireMockServer(WireMockConfiguration.options().dynamicPort());

    @BeforeAll
    static void open() {
        STRIPE.start();
    }

    @AfterAll
    static void close() {
        STRIPE.stop();
    }

    @ParameterizedTest
    @CsvSource({"needs_response,OPEN", "under_review,OPEN", "won,WON", "lost,LOST"})
    void a_dispute_is_read_with_how_it_stands(String status, PaymentProvider.DisputeState state) {
        assertThat(dispute(status))
                .contains(
                        new PaymentProvider.DisputeSeen(
                                "dp_1", "pi_1", usd(1_000), "fraudulent", state));
    }

    @ParameterizedTest
    @ValueSource(strings = {"warning_needs_response", "warning_under_review", "warning_closed"})
    void an_inquiry_by_which_no_money_moves_is_no_dispute(String status) {
        assertThat(dispute(status)).isEmpty();
    }

    private static Optional<PaymentProvider.DisputeSeen> dispute(String status) {
        STRIPE.stubFor(
                get(urlEqualTo("/v1/disputes/dp_1"))
                        .willReturn(
                                okJson(
                                        """
                                        {"id": "dp_1", "object": "dispute", "amount": 1000, "currency": "usd",
                                         "payment_intent": "pi_1", "reason": "fraudulent", "status": "%s"}
                                        """
                                                .formatted(status))));
        return new StripeProvider(
                        StripeProvider.client("sk_test_1", STRIPE.baseUrl()),
                        database.bean(MethodStore.class),
                        database.transactions(),
                        URI.create("http://localhost:8080"))
                .dispute("dp_1");
    }
}
