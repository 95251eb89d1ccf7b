package io.tributary.payments;

import static io.tributary.payments.PaymentsFixtures.usd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.platform.TestDatabase;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.UUID;

/** Refunds of which the provider tells: its own, ours, and those that it could not deliver. */
class RefundsStoreTests {
    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(
                    TestDatabase.module("identity"),
                    TestDatabase.module("ledger"),
                    PaymentsConfiguration.class,
                    PaymentsFixtures.Listening.class);

    private final PaymentsFixtures given = new PaymentsFixtures(database);
    private final UUID paid =
            given.payments().charge(given.charge(given.card(SandboxCard.SUCCESS), 1_000)).payment();

    @AfterEach
    void the_books_are_right() {
        assertThat(given.wrong()).isEmpty();
    }

    @Test
    void what_was_given_back_at_the_providers_own_pages_is_booked_once() {
        tell("re_1", 400, null, PaymentProvider.RefundState.SUCCEEDED);
        tell("re_1", 400, null, PaymentProvider.RefundState.SUCCEEDED);
        tell("re_2", 100, null, PaymentProvider.RefundState.PENDING);

        assertThat(given.told()).containsExactly("succeeded", "refunded", "refunded");
        assertThat(given.receivable()).isEqualTo(usd(-500));
        assertThat(payment().refunded()).isEqualTo(usd(500));
    }

    @Test
    void what_we_asked_for_is_not_booked_again() {
        var refund = given.payments().refund(paid, usd(300), "a mistake", paid + "/refund");
        tell("re_3", 300, refund.refund(), PaymentProvider.RefundState.SUCCEEDED);

        assertThat(given.told()).containsExactly("succeeded", "refunded");
        assertThat(given.receivable()).isEqualTo(usd(-700));
    }

    @Test
    void what_could_not_be_delivered_is_with_us_again() {
        tell("re_4", 1_000, null, PaymentProvider.RefundState.SUCCEEDED);
        tell("re_4", 1_000, null, PaymentProvider.RefundState.FAILED);
        tell("re_4", 1_000, null, PaymentProvider.RefundState.FAILED);

        assertThat(given.told()).containsExactly("succeeded", "refunded", "refund failed");
        assertThat(given.receivable()).isEqualTo(usd(-1_000));
        assertThat(payment().refunded()).isEqualTo(usd(0));
    }

    @Test
    void more_than_was_paid_is_never_booked() {
        assertThatThrownBy(() -> tell("re_5", 1_001, null, PaymentProvider.RefundState.SUCCEEDED))
                .hasMessageContaining("only USD 10.00 is left");
        assertThat(given.told()).containsExactly("succeeded");
    }

    private Payment payment() {
        return given.payments().find(given.customer, paid).orElseThrow();
    }

    private void tell(
            String reference, long minor, @Nullable UUID ours, PaymentProvider.RefundState state) {
        database.bean(Refunds.class)
                .seen(
                        SandboxProvider.NAME,
                        new PaymentProvider.RefundSeen(
                                reference + paid,
                                "sandbox_" + paid,
                                usd(minor),
                                ours,
                                "asked for",
                                state));
    }
}
