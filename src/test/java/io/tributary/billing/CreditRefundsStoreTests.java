package io.tributary.billing;

import static io.tributary.billing.BillingFixtures.customer;
import static io.tributary.billing.BillingFixtures.giveBack;
import static io.tributary.billing.BillingFixtures.licence;
import static io.tributary.billing.BillingFixtures.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.identity.Accounts;
import io.tributary.identity.Approvals;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Person;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.ledger.MoneyCheck;
import io.tributary.payments.Charge;
import io.tributary.payments.Payment;
import io.tributary.payments.PaymentMethods;
import io.tributary.payments.Payments;
import io.tributary.payments.Purpose;
import io.tributary.payments.Refund;
import io.tributary.payments.SandboxCard;
import io.tributary.platform.Jobs;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** What one person gives back alone, and what takes two. */
class CreditRefundsStoreTests {
    @RegisterExtension static final TestDatabase database = BillingFixtures.database();

    private final Person anna = operator();
    private final Person ben = operator();
    private final OrganizationId customer = customer(database);

    @Test
    void up_to_the_limit_one_person_gives_it_back() {
        var invoice = paid("EUR 2000.00");
        var note = credited(invoice, "EUR 100.00");

        assertThat(refunds().refund(anna, note)).isInstanceOf(Approvals.Refund.Given.class);
        assertThat(refunded(invoice)).isEqualTo(note.gross());
        assertThat(trail()).containsExactly("Operator " + anna.email());
    }

    @Test
    void above_the_limit_nothing_moves_until_a_second_person_approves() {
        var invoice = paid("EUR 2000.00");
        var note = credited(invoice, "EUR 900.00");

        assertThat(refunds().refund(anna, note)).isInstanceOf(Approvals.Refund.Asked.class);
        settle();
        assertThat(refunded(invoice).isZero()).isTrue();
        assertThat(trail()).isEmpty();

        var asked =
                database.bean(Approvals.class).newest().stream()
                        .filter(one -> one.payload().equals(note.id().toString()))
                        .findFirst()
                        .orElseThrow();
        database.bean(Approvals.class).approve(ben, asked.id(), "they are right");
        settle();

        assertThat(trail()).containsExactly("Two operators");
        assertThat(refunded(invoice)).isEqualTo(note.gross());
        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    @Test
    void credit_that_is_split_into_notes_below_the_limit_takes_two_as_well() {
        var invoice = paid("EUR 2000.00");
        var first = credited(invoice, "EUR 300.00");
        assertThat(refunds().refund(anna, first)).isInstanceOf(Approvals.Refund.Given.class);

        var second = credited(invoice, "EUR 300.00");
        assertThat(refunds().refund(anna, second)).isInstanceOf(Approvals.Refund.Asked.class);

        assertThat(refunded(invoice)).isEqualTo(first.gross());
    }

    @Test
    void what_was_carried_out_again_after_a_crash_gives_nothing_more() {
        var invoice = paid("EUR 2000.00");
        var note = credited(invoice, "EUR 900.00");
        refunds().refund(anna, note);
        giveBack(database.bean(Collecting.class), note);

        refunds().refunding().work().accept(note.id().toString());

        assertThat(refunded(invoice)).isEqualTo(note.gross());
        assertThat(database.bean(Jobs.class).parked()).isEmpty();
    }

    @Test
    void a_refund_that_came_back_once_holds_no_later_one_up() {
        var invoice = paid("EUR 2000.00");
        var payment = payments(invoice).getFirst();
        var back =
                new Refund(UUID.randomUUID(), payment.id(), payment.amount(), "by mistake", "typo");
        database.transactions()
                .run(
                        Scope.system("a refund that could not be delivered"),
                        () -> {
                            database.bean(InvoicePayments.class).refunded(payment, back);
                            database.bean(InvoicePayments.class).refundFailed(payment, back);
                        });
        var note = credited(invoice, "EUR 100.00");

        assertThat(refunds().refund(anna, note)).isInstanceOf(Approvals.Refund.Given.class);

        assertThat(refunded(invoice)).isEqualTo(note.gross());
    }

    @Test
    void what_is_on_its_way_back_to_one_card_does_not_go_to_another_as_well() throws SQLException {
        var invoice = paid("EUR 2000.00");
        var first = payments(invoice).getFirst();
        paidAgain(invoice, first);
        var note = credited(invoice, "EUR 100.00");
        unanswered(first, note);

        assertThatThrownBy(() -> refunds().refund(anna, note))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no card payment");
        assertThat(refunded(invoice)).isEqualTo(note.gross());
    }

    @Test
    void a_note_that_is_paid_back_leaves_older_ones_as_they_are() {
        var invoice = paid("EUR 2000.00");
        var older = credited(invoice, "EUR 100.00");
        var newer = credited(invoice, "EUR 100.00");

        refunds().refund(anna, newer);

        assertThat(now(newer).outstanding().isZero()).isTrue();
        assertThat(now(older).outstanding()).isEqualTo(older.gross().negated());
        assertThat(refunds().refund(anna, older)).isInstanceOf(Approvals.Refund.Given.class);
        assertThat(now(older).outstanding().isZero()).isTrue();
        assertThat(refunded(invoice)).isEqualTo(older.gross().plus(newer.gross()));
    }

    private Invoice now(Invoice document) {
        return database.bean(Invoices.class).find(customer, document.id()).orElseThrow();
    }

    @Test
    void what_one_card_refused_goes_to_another() throws SQLException {
        var invoice = paid("EUR 2000.00");
        var first = payments(invoice).getFirst();
        var second = paidAgain(invoice, first);
        var note = credited(invoice, "EUR 100.00");
        refused(second, note);

        assertThat(refunds().refund(anna, note)).isInstanceOf(Approvals.Refund.Given.class);

        assertThat(payment(invoice, second.id()).refunded().isZero()).isTrue();
        assertThat(payment(invoice, first.id()).refunded()).isEqualTo(note.gross());
        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    @Test
    void when_every_card_refuses_nothing_moves_and_it_is_said() throws SQLException {
        var invoice = paid("EUR 2000.00");
        var note = credited(invoice, "EUR 100.00");
        refused(payments(invoice).getFirst(), note);

        assertThatThrownBy(() -> refunds().refund(anna, note))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("no card payment");
        assertThat(refunded(invoice).isZero()).isTrue();
        assertThat(trail()).isEmpty();
    }

    @Test
    void what_was_decided_before_a_server_died_goes_back_all_the_same() {
        var invoice = paid("EUR 2000.00");
        var note = credited(invoice, "EUR 100.00");
        assertThat(database.bean(Collecting.class).setAside(note.id())).hasSize(1);
        assertThat(now(note)).returns(note.gross().negated(), Invoice::outstanding);

        database.bean(Jobs.class).advance(Duration.ofMinutes(5));

        assertThat(now(note)).returns(true, one -> one.outstanding().isZero());
        assertThat(refunded(invoice)).isEqualTo(note.gross());
        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    @Test
    void credit_on_its_way_back_pays_no_other_invoice() {
        var invoice = paid("EUR 2000.00");
        var leaving = credited(invoice, "EUR 100.00");
        var staying = credited(invoice, "EUR 30.00");
        database.bean(Collecting.class).setAside(leaving.id());

        var next = issued("EUR 100.00");

        assertThat(next.outstanding()).isEqualTo(next.gross().plus(staying.outstanding()));
        assertThat(now(leaving)).returns(leaving.outstanding(), Invoice::outstanding);
        database.bean(Jobs.class).advance(Duration.ofMinutes(5));
        assertThat(now(leaving)).returns(true, one -> one.outstanding().isZero());
        assertThat(now(invoice)).returns(true, one -> one.outstanding().isZero());
        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    private Payment payment(Invoice invoice, UUID id) {
        return payments(invoice).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private Payment paidAgain(Invoice invoice, Payment first) {
        var card = database.bean(PaymentMethods.class).preferred(customer).orElseThrow();
        database.bean(Payments.class)
                .charge(
                        new Charge(
                                customer,
                                new Purpose("invoice", invoice.id()),
                                first.amount(),
                                card.id(),
                                "paid twice/" + invoice.id(),
                                first.credited()));
        return payments(invoice).getFirst();
    }

    /** The provider was asked for it, and said no. */
    private void refused(Payment payment, Invoice note) throws SQLException {
        try (var connection = database.superuser();
                var add =
                        connection.prepareStatement(
                                """
                                insert into payments.refund (
                                    id, organization_id, payment_id, key, amount, reason,
                                    state, failure, created_at, settled_at)
                                values (gen_random_uuid(), ?, ?, ?, ?, 'test',
                                        'failed', 'The card is closed.', now(), now())
                                """)) {
            add.setObject(1, customer.value());
            add.setObject(2, payment.id());
            add.setString(3, "credit-note/" + note.id() + "/" + payment.id());
            add.setLong(4, note.gross().getAmountMinorLong());
            add.executeUpdate();
        }
    }

    /** The provider was asked for it, and its answer was lost. */
    private void unanswered(Payment payment, Invoice note) throws SQLException {
        try (var connection = database.superuser();
                var add =
                        connection.prepareStatement(
                                """
                                with asked as (
                                    insert into payments.refund (
                                        id, organization_id, payment_id, key, amount, reason,
                                        state, created_at, ask_at)
                                    values (gen_random_uuid(), ?, ?, ?, ?, 'test', 'created', now(),
                                            now() + interval '1 day')
                                    returning payment_id, amount)
                                update payments.payment
                                   set refunded = refunded + asked.amount
                                  from asked
                                 where payment.id = asked.payment_id
                                """)) {
            add.setObject(1, customer.value());
            add.setObject(2, payment.id());
            add.setString(3, "credit-note/" + note.id() + "/" + payment.id());
            add.setLong(4, note.gross().getAmountMinorLong());
            add.executeUpdate();
        }
    }

    private Invoice paid(String net) {
        pay(database, customer, SandboxCard.SUCCESS);
        var invoice = issued(net);
        database.bean(Collecting.class).payNow(customer, invoice.id());
        return invoice;
    }

    private Invoice issued(String net) {
        return database.bean(Invoices.class)
                .issue(customer, licence(net), Terms.netDays(30), UUID.randomUUID().toString());
    }

    private static Invoice credited(Invoice invoice, String net) {
        return database.bean(Invoices.class)
                .creditPart(invoice.id(), Money.parse(net), "Outage", UUID.randomUUID().toString());
    }

    private List<Payment> payments(Invoice invoice) {
        return database.bean(Payments.class).of(customer, new Purpose("invoice", invoice.id()));
    }

    private Money refunded(Invoice invoice) {
        return payments(invoice).stream().map(Payment::refunded).reduce(Money::plus).orElseThrow();
    }

    /** Who gave credit back, as the customer reads it. */
    private List<String> trail() {
        return database
                .bean(AuditTrail.class)
                .entries(customer, "credit.refunded", null, 10)
                .items()
                .stream()
                .map(AuditTrail.Entry::actor)
                .toList();
    }

    private static void settle() {
        database.bean(Jobs.class).advance(Duration.ofSeconds(1));
    }

    private static CreditRefunds refunds() {
        return database.bean(CreditRefunds.class);
    }

    private static Person operator() {
        return database.bean(Accounts.class)
                .invent(UUID.randomUUID() + "@example.com", "Op", "correct horse battery", true);
    }
}
