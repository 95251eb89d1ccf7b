package io.tributary.billing;

import static io.tributary.billing.BillingFixtures.customer;
import static io.tributary.billing.BillingFixtures.licence;
import static io.tributary.billing.BillingFixtures.pay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.identity.Organization.Status;
import io.tributary.identity.Organizations;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.ledger.MoneyCheck;
import io.tributary.payments.Outcome;
import io.tributary.payments.Payment;
import io.tributary.payments.Payments;
import io.tributary.payments.Purpose;
import io.tributary.payments.Sandbox;
import io.tributary.payments.SandboxCard;
import io.tributary.platform.Jobs;
import io.tributary.platform.Mails;
import io.tributary.platform.TestDatabase;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.List;

/** Credit that arises while an invoice is open goes before the card. */
class OffsettingStoreTests {
    @RegisterExtension static final TestDatabase database = BillingFixtures.database();

    private final OrganizationId customer = customer(database);

    @BeforeAll
    static void the_test_itself_runs_the_jobs() {
        database.bean(Jobs.class).stop();
    }

    @AfterEach
    void the_books_are_right() {
        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    @Test
    void a_retry_charges_what_credit_leaves_open() {
        var invoice = declined();
        credit("EUR 40.00");
        pay(database, customer, SandboxCard.SUCCESS);

        step(invoice, 0);

        assertThat(now(invoice).status()).isEqualTo(Invoice.Status.SETTLED);
        assertThat(payments(invoice).getFirst().amount()).isEqualTo(Money.parse("EUR 71.40"));
    }

    @Test
    void credit_over_all_that_is_open_ends_the_schedule_without_a_card() {
        var invoice = declined();
        for (int step = 0; step <= DunningPlan.lastStep(); step++) {
            step(invoice, step);
        }
        assertThat(status()).isEqualTo(Status.SUSPENDED);
        int tried = payments(invoice).size();
        credit("EUR 150.00");

        assertThat(database.bean(Collecting.class).payByCredit(customer, invoice.id())).isTrue();

        assertThat(now(invoice).status()).isEqualTo(Invoice.Status.SETTLED);
        assertThat(payments(invoice)).hasSize(tried);
        assertThat(status()).isEqualTo(Status.ACTIVE);
        assertThat(database.bean(Mails.class).recent(5))
                .anySatisfy(mail -> assertThat(mail.subject()).contains("Paid", invoice.title()));
        assertThat(database.bean(Collecting.class).payByCredit(customer, invoice.id())).isFalse();
    }

    @Test
    void who_has_enough_credit_is_not_suspended() {
        var invoice = declined();
        for (int step = 0; step < DunningPlan.lastStep(); step++) {
            step(invoice, step);
        }
        credit("EUR 100.00");

        step(invoice, DunningPlan.lastStep());

        assertThat(now(invoice).status()).isEqualTo(Invoice.Status.SETTLED);
        assertThat(status()).isEqualTo(Status.ACTIVE);
    }

    @Test
    void who_pays_by_hand_pays_what_credit_leaves_open() {
        var invoice = declined();
        credit("EUR 40.00");
        pay(database, customer, SandboxCard.SUCCESS);

        assertThat(database.bean(Collecting.class).payByCredit(customer, invoice.id())).isFalse();
        assertThat(database.bean(Collecting.class).payNow(customer, invoice.id()))
                .isInstanceOf(Outcome.Succeeded.class);

        assertThat(payments(invoice).getFirst().amount()).isEqualTo(Money.parse("EUR 71.40"));
    }

    @Test
    void what_credit_pays_while_somebody_pays_is_not_charged() {
        var invoice = declined();
        credit("EUR 100.00");

        assertThatThrownBy(() -> database.bean(Collecting.class).payNow(customer, invoice.id()))
                .isInstanceOf(ProblemException.class)
                .extracting("problem")
                .isEqualTo(InvoiceProblem.NOT_PAYABLE);
        assertThat(now(invoice).status()).isEqualTo(Invoice.Status.SETTLED);
        assertThat(payments(invoice)).hasSize(1);
    }

    @Test
    void what_waits_for_a_yes_is_not_paid_by_credit_meanwhile() {
        pay(database, customer, SandboxCard.AUTHENTICATION);
        var invoice = issue("waits");
        collect(invoice);
        credit("EUR 40.00");

        step(invoice, 0);

        assertThat(now(invoice).outstanding()).isEqualTo(Money.parse("EUR 119.00"));
        var payment = payments(invoice).getFirst().id();
        database.bean(Sandbox.class).authenticate(payment, "sandbox_" + payment, true);
        assertThat(now(invoice).status()).isEqualTo(Invoice.Status.SETTLED);
    }

    private Invoice declined() {
        pay(database, customer, SandboxCard.DECLINE);
        var invoice = issue("declined");
        collect(invoice);
        assertThat(payments(invoice)).hasSize(1);
        return invoice;
    }

    private Invoice issue(String key) {
        return database.bean(Invoices.class)
                .issue(customer, licence("EUR 100.00"), Terms.DUE_NOW, customer + key);
    }

    /** A credit note that corrects no invoice. */
    private void credit(String net) {
        var lines = List.of(BillingFixtures.line(Money.parse(net)).negated());
        database.bean(Invoices.class).issue(customer, lines, Terms.DUE_NOW, customer + "credit");
    }

    private Invoice now(Invoice invoice) {
        return database.bean(Invoices.class).find(customer, invoice.id()).orElseThrow();
    }

    private List<Payment> payments(Invoice invoice) {
        return database.bean(Payments.class)
                .of(customer, new Purpose(Collecting.PURPOSE, invoice.id()));
    }

    private Status status() {
        return database.bean(Organizations.class).find(customer).orElseThrow().status();
    }

    private static void collect(Invoice invoice) {
        database.bean(Agenda.class).collecting().work().accept(invoice.id().toString());
    }

    private static void step(Invoice invoice, int number) {
        var step = new Agenda.Step(invoice.id(), number);
        database.bean(Agenda.class).dunning().work().accept(step.toString());
    }
}
