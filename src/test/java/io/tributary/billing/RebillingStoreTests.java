package io.tributary.billing;

import static io.tributary.billing.BillingFixtures.buyer;
import static io.tributary.billing.BillingFixtures.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.identity.AuditTrail;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.ledger.MoneyCheck;
import io.tributary.payments.Payment;
import io.tributary.payments.Payments;
import io.tributary.payments.Purpose;
import io.tributary.payments.SandboxCard;
import io.tributary.platform.Jobs;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** What a change gives back of what was charged: at the tax it bore, and no more than stands. */
class RebillingStoreTests {
    @RegisterExtension static final TestDatabase database = SubscriptionFixtures.database();

    private final OrganizationId customer = BillingFixtures.customer(database);
    private final AuditTrail.By by = BillingFixtures.by(customer);

    @BeforeAll
    static void the_test_itself_runs_the_jobs() {
        database.bean(Jobs.class).stop();
    }

    @AfterEach
    void the_books_are_right() {
        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    @Test
    void tax_that_was_charged_is_given_back_although_none_is_due_today() {
        var plan = subscribe("api-starter");
        var first = documents().getFirst();
        assertThat(first.tax()).isEqualTo(usd("950.00"));
        database.pass(Duration.ofDays(1));
        live("FR", "FR40303265045");

        var preview = change(plan, "api-professional");

        var note = only(Invoice.Kind.CREDIT_NOTE);
        assertThat(note.corrects()).isEqualTo(first.id());
        assertThat(note.tax().getAmount())
                .isEqualByComparingTo(
                        note.net()
                                .multipliedBy(new BigDecimal("0.19"), PriceModel.ROUNDING)
                                .getAmount());
        var invoice = documents().stream().filter(one -> isNew(one, first)).findFirst();
        assertThat(invoice.orElseThrow().tax().isZero()).isTrue();
        assertThat(preview.gross()).isEqualTo(invoice.orElseThrow().gross().minus(note.gross()));
        assertThat(preview.taxes()).hasSize(2);
    }

    @Test
    void no_tax_is_given_back_that_was_not_charged() {
        live("CH", "");
        var plan = subscribe("api-professional");
        live("DE", "");

        var preview = change(plan, "api-starter");

        assertThat(preview.gross()).isEqualTo(usd("-19050.00"));
        assertThat(only(Invoice.Kind.CREDIT_NOTE).gross()).isEqualTo(usd("25000.00"));
        assertThat(outstanding()).isEqualTo(usd("5950.00"));
    }

    @Test
    void nothing_is_given_back_of_what_was_made_void() {
        var plan = subscribe("api-professional");
        invoices().voidInvoice(documents().getFirst().id(), "Billed by mistake");

        var preview = change(plan, "api-starter");

        assertThat(preview.gross()).isEqualTo(usd("5950.00"));
        assertThat(documents()).extracting(Invoice::kind).containsOnly(Invoice.Kind.INVOICE);
        assertThat(outstanding()).isEqualTo(usd("5950.00"));
    }

    @Test
    void no_more_is_given_back_than_credit_notes_left() {
        var plan = subscribe("api-professional");
        var first = documents().getFirst();
        invoices().creditPart(first.id(), usd("24000.00"), "Goodwill", "goodwill/" + first.id());

        var preview = change(plan, "api-starter");

        assertThat(preview.net()).isEqualTo(usd("4000.00"));
        assertThat(invoices().creditNotes(customer, first.id()))
                .extracting(Invoice::net)
                .containsExactlyInAnyOrder(usd("24000.00"), usd("1000.00"));
        assertThat(outstanding()).isEqualTo(usd("5950.00"));
    }

    @Test
    void what_a_change_gave_back_cannot_be_credited_again() {
        var plan = subscribe("api-professional");
        var first = documents().getFirst();
        change(plan, "api-starter");

        assertThatThrownBy(() -> invoices().creditWhole(first.id(), "Again", "again/" + first.id()))
                .isInstanceOf(ProblemException.class)
                .extracting("problem")
                .isEqualTo(InvoiceProblem.CREDIT_TOO_HIGH);
    }

    @Test
    void an_invoice_that_is_not_paid_is_dunned_no_more_for_days_given_back() {
        BillingFixtures.pay(database, customer, SandboxCard.DECLINE);
        var plan = subscribe("api-professional");
        var first = documents().getFirst();
        collect(first);
        change(plan, "api-starter");

        var step = new Agenda.Step(first.id(), 0);
        database.bean(Agenda.class).dunning().work().accept(step.toString());

        assertThat(payments(first)).hasSize(1);
        assertThat(database.bean(Dunning.class).course(first).orElseThrow().plan()).isEmpty();
        BillingFixtures.pay(database, customer, SandboxCard.SUCCESS);
        documents().forEach(RebillingStoreTests::collect);
        assertThat(outstanding()).isEqualTo(usd("0.00"));
        assertThat(
                        documents().stream()
                                .flatMap(one -> payments(one).stream())
                                .filter(paid -> paid.state() == Payment.State.SUCCEEDED))
                .extracting(Payment::amount)
                .containsExactly(usd("5950.00"));
    }

    @Test
    void what_an_invoice_set_off_against_the_charge_is_set_off_again() throws SQLException {
        var plan = subscribe("api-professional");
        invoices().voidInvoice(documents().getFirst().id(), "Billed with a credit for service");
        var lines = List.of(line(usd("25000.00")), line(usd("500.00")).negated());
        invoices().issue(customer, lines, Terms.DUE_NOW, "mixed/" + plan.id());
        billedBy("mixed/" + plan.id(), plan);

        var preview = change(plan, "api-starter");

        assertThat(preview.net()).isEqualTo(usd("-20000.00"));
        assertThat(only(Invoice.Kind.CREDIT_NOTE).net()).isEqualTo(usd("24500.00"));
        assertThat(outstanding()).isEqualTo(usd("5355.00"));
    }

    @Test
    void notes_of_one_invoice_bear_its_tax_to_the_cent() {
        var whole = List.of(line(usd("0.09")));
        var invoice = invoices().issue(customer, whole, Terms.DUE_NOW, "cents/" + customer);
        assertThat(invoice.tax()).isEqualTo(usd("0.02"));

        for (int part = 0; part < 3; part++) {
            invoices().creditPart(invoice.id(), usd("0.03"), "Part", "cents/" + customer + part);
        }

        assertThat(invoices().creditNotes(customer, invoice.id()))
                .extracting(Invoice::tax)
                .containsExactly(usd("0.01"), usd("0.00"), usd("0.01"));
        assertThat(outstanding()).isEqualTo(usd("0.00"));
    }

    @Test
    void in_a_trial_a_change_comes_to_nothing() {
        var trial = subscriptions().startTrial(by, "api-starter");

        var preview = change(trial, "api-professional");

        assertThat(preview.lines()).isEmpty();
        assertThat(preview.gross()).isEqualTo(usd("0.00"));
        assertThat(documents()).isEmpty();
    }

    private Subscription subscribe(String product) {
        return subscriptions().subscribe(by, product, BigDecimal.ONE);
    }

    /** Changes the plan, and answers what the preview said of it. */
    private Quote change(Subscription plan, String product) {
        var preview = subscriptions().preview(customer, plan.id(), product, BigDecimal.ONE);
        subscriptions().change(by, plan.id(), product, BigDecimal.ONE);
        return preview.quote();
    }

    private void live(String country, String vatId) {
        database.bean(BillingProfiles.class).save(by, buyer(country, vatId));
    }

    private static void billedBy(String key, Subscription plan) throws SQLException {
        try (var connection = database.superuser();
                var statement =
                        connection.prepareStatement(
                                """
                                update billing.charge_period
                                   set invoice_key = ?
                                 where subscription_id = ?
                                """)) {
            statement.setString(1, key);
            statement.setObject(2, plan.id());
            statement.executeUpdate();
        }
    }

    private static boolean isNew(Invoice document, Invoice first) {
        return document.kind() == Invoice.Kind.INVOICE && !document.id().equals(first.id());
    }

    private Invoice only(Invoice.Kind kind) {
        var found = documents().stream().filter(one -> one.kind() == kind).toList();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<Invoice> documents() {
        return invoices().list(customer, null, 100).items();
    }

    /** What is to be paid of all that is open. */
    private Money outstanding() {
        return documents().stream()
                .map(Invoice::outstanding)
                .filter(Money::isPositive)
                .reduce(usd("0.00"), Money::plus);
    }

    private List<Payment> payments(Invoice invoice) {
        return database.bean(Payments.class)
                .of(customer, new Purpose(Collecting.PURPOSE, invoice.id()));
    }

    private static void collect(Invoice invoice) {
        database.bean(Agenda.class).collecting().work().accept(invoice.id().toString());
    }

    private static Invoices invoices() {
        return database.bean(Invoices.class);
    }

    private static Subscriptions subscriptions() {
        return database.bean(Subscriptions.class);
    }

    private static Money usd(String amount) {
        return Money.of(CurrencyUnit.USD, new BigDecimal(amount));
    }
}
