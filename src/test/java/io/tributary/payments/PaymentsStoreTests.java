package io.tributary.payments;

import static io.tributary.payments.PaymentsFixtures.usd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.kernel.ProblemException;
import io.tributary.ledger.AccountCode;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;

class PaymentsStoreTests {
    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(
                            TestDatabase.module("identity"),
                            TestDatabase.module("ledger"),
                            PaymentsConfiguration.class,
                            PaymentsFixtures.Listening.class)
                    .withoutJobs();

    private final PaymentsFixtures given = new PaymentsFixtures(database);

    @AfterEach
    void the_books_are_right() {
        assertThat(given.wrong()).isEmpty();
    }

    @Test
    void a_payment_is_booked_with_its_fee_and_told() {
        var outcome =
                given.payments().charge(given.charge(given.card(SandboxCard.SUCCESS), 10_000));

        assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
        assertThat(given.receivable()).isEqualTo(usd(-10_000));
        assertThat(given.told()).containsExactly("succeeded");
        var payment = given.payments().find(given.customer, outcome.payment()).orElseThrow();
        assertThat(payment.fee()).isEqualTo(usd(290));
        assertThat(payment.state()).isEqualTo(Payment.State.SUCCEEDED);
    }

    @Test
    void the_same_key_pays_once_and_stands_for_nothing_else() {
        var card = given.card(SandboxCard.SUCCESS);
        var first = given.payments().charge(given.charge(card, 500));

        assertThat(given.payments().charge(given.charge(card, 500))).isEqualTo(first);
        assertThatThrownBy(() -> given.payments().charge(given.charge(card, 501)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(PaymentProblem.PAYMENT_DIFFERS));
        assertThat(given.receivable()).isEqualTo(usd(-500));
    }

    @ParameterizedTest
    @CsvSource({"DECLINE, card_declined", "INSUFFICIENT_FUNDS, insufficient_funds"})
    void a_decline_says_why_and_books_nothing(SandboxCard card, String code) {
        var outcome = given.payments().charge(given.charge(given.card(card), 500));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Declined.class,
                        declined -> assertThat(declined.code()).isEqualTo(code));
        assertThat(given.receivable()).isEqualTo(usd(0));
        assertThat(given.told()).containsExactly("failed");
    }

    @ParameterizedTest
    @CsvSource({"true, succeeded", "false, failed"})
    void whoever_pays_confirms_or_refuses(boolean yes, String told) {
        var outcome =
                given.payments().charge(given.charge(given.card(SandboxCard.AUTHENTICATION), 500));
        assertThat(outcome).isInstanceOf(Outcome.AuthenticationNeeded.class);
        var next = ((Outcome.AuthenticationNeeded) outcome).next().getPath();

        given.sandbox()
                .authenticate(outcome.payment(), next.substring(next.lastIndexOf('/') + 1), yes);

        assertThat(given.told()).containsExactly(told);
    }

    @Test
    void an_answer_that_was_lost_is_found_out_with_the_same_key() {
        var card = given.card(SandboxCard.TIMEOUT);
        var outcome = given.payments().charge(given.charge(card, 500));
        assertThat(outcome).isInstanceOf(Outcome.Pending.class);
        assertThat(given.told()).isEmpty();

        database.pass(Duration.ofMinutes(5));
        given.payments().resolve();

        assertThat(given.told()).containsExactly("succeeded");
        assertThat(given.receivable()).isEqualTo(usd(-500));
        assertThat(charges()).isEqualTo(1);
    }

    @Test
    void a_payment_that_cannot_be_resolved_holds_no_other_up() throws SQLException {
        var other = new PaymentsFixtures(database);
        other.payments().charge(other.charge(other.card(SandboxCard.TIMEOUT), 700));
        credit(other, "nothing");
        given.payments().charge(given.charge(given.card(SandboxCard.TIMEOUT), 500));

        database.pass(Duration.ofMinutes(5));
        given.payments().resolve();

        assertThat(other.told()).isEmpty();
        assertThat(given.told()).containsExactly("succeeded");

        credit(other, AccountCode.RECEIVABLE.toString());
        database.pass(Duration.ofHours(2));
        given.payments().resolve();
        assertThat(other.told()).containsExactly("succeeded");
    }

    /** What a payment is credited to, as somebody with all rights would change it. */
    private static void credit(PaymentsFixtures whose, String account) throws SQLException {
        try (var connection = database.superuser();
                var change =
                        connection.prepareStatement(
                                "update payments.payment set credited = ? where organization_id"
                                        + " = ?")) {
            change.setString(1, account);
            change.setObject(2, whose.customer.value());
            assertThat(change.executeUpdate()).isEqualTo(1);
        }
    }

    @Test
    void an_answer_that_was_lost_is_looked_up_when_the_key_is_old() {
        var outcome = given.payments().charge(given.charge(given.card(SandboxCard.TIMEOUT), 500));

        database.pass(Duration.ofDays(2));

        assertThat(given.payments().refresh(outcome.payment()))
                .isEqualTo(new Outcome.Succeeded(outcome.payment()));
        assertThat(charges()).isEqualTo(1);
    }

    private long charges() {
        return database.transactions()
                .in(
                        Scope.system("a test"),
                        () ->
                                database.sql()
                                        .sql(
                                                """
                                                select count(*)
                                                  from payments.sandbox_charge as charge
                                                  join payments.payment on payment.id = charge.attempt
                                                 where payment.purpose_id = :purpose
                                                """)
                                        .param("purpose", given.purpose.id())
                                        .query(Long.class)
                                        .single());
    }

    @Test
    void one_attempt_is_made_at_a_time() {
        var card = given.card(SandboxCard.LATE_SUCCESS);
        var first = given.payments().charge(given.charge(card, 500));
        assertThat(first).isInstanceOf(Outcome.Pending.class);
        var second =
                new Charge(
                        given.customer,
                        given.purpose,
                        usd(500),
                        card,
                        given.purpose.id() + "/2",
                        AccountCode.RECEIVABLE);

        assertThatThrownBy(() -> given.payments().charge(second))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(PaymentProblem.PAYMENT_UNDER_WAY));

        database.pass(Duration.ofHours(2));
        given.payments().resolve();
        assertThat(given.told()).containsExactly("succeeded");
    }

    @Test
    void no_more_is_given_back_than_was_paid() {
        var paid =
                given.payments()
                        .charge(given.charge(given.card(SandboxCard.SUCCESS), 1_000))
                        .payment();

        var refunded = given.payments().refund(paid, usd(600), "half", "r1/" + paid);

        assertThat(refunded).isInstanceOf(RefundOutcome.Succeeded.class);
        assertThat(given.payments().refund(paid, usd(600), "half", "r1/" + paid))
                .isEqualTo(refunded);
        assertThatThrownBy(() -> given.payments().refund(paid, usd(401), "rest", "r2/" + paid))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(PaymentProblem.REFUND_TOO_HIGH));
        assertThat(given.receivable()).isEqualTo(usd(-400));
        assertThat(given.told()).containsExactly("succeeded", "refunded");
    }

    @ParameterizedTest
    @CsvSource({"true, dispute won, -1000", "false, dispute lost, 0"})
    void a_dispute_is_won_or_lost(boolean won, String told, long receivable) {
        var paid =
                given.payments()
                        .charge(given.charge(given.card(SandboxCard.DISPUTE), 1_000))
                        .payment();
        database.pass(Duration.ofDays(1));
        given.sandbox().tellDisputes();

        assertThatThrownBy(() -> given.payments().refund(paid, usd(1), "no", "r/" + paid))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(PaymentProblem.NOT_REFUNDABLE));
        given.sandbox().decide(paid, won);
        given.sandbox().decide(paid, !won);

        assertThat(given.told()).containsExactly("succeeded", "dispute opened", told);
        assertThat(given.receivable()).isEqualTo(usd(receivable));
    }

    @Test
    void a_receipt_at_the_bank_is_booked_once() {
        for (int i = 0; i < 2; i++) {
            given.payments()
                    .receive(
                            given.customer,
                            given.purpose,
                            usd(700),
                            "MT940/1",
                            "bank/" + given.purpose.id());
        }

        assertThat(given.receivable()).isEqualTo(usd(-700));
        assertThat(given.told()).containsExactly("succeeded");
    }

    @Test
    void no_provider_is_called_inside_a_transaction() {
        var charge = given.charge(given.card(SandboxCard.SUCCESS), 500);

        assertThatThrownBy(
                        () ->
                                database.transactions()
                                        .run(
                                                Scope.of(given.customer),
                                                () -> given.payments().charge(charge)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(given.payments().of(given.customer, given.purpose)).isEmpty();
    }

    @Test
    void anothers_card_is_as_good_as_absent() {
        var others = new PaymentsFixtures(database).card(SandboxCard.SUCCESS);

        assertThatThrownBy(() -> given.payments().charge(given.charge(others, 500)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(PaymentProblem.NO_SUCH_CARD));
        assertThat(given.payments().find(given.customer, UUID.randomUUID())).isEmpty();
    }
}
