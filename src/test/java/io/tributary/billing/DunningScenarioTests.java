package io.tributary.billing;

import static io.tributary.billing.BillingFixtures.customer;
import static io.tributary.billing.BillingFixtures.giveBack;
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
import io.tributary.payments.Payments;
import io.tributary.payments.Purpose;
import io.tributary.payments.Sandbox;
import io.tributary.payments.SandboxCard;
import io.tributary.platform.Jobs;
import io.tributary.platform.Mails;
import io.tributary.platform.TestDatabase;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

class DunningScenarioTests {
    @RegisterExtension static final TestDatabase database = BillingFixtures.database();

    @BeforeAll
    static void the_test_itself_runs_the_jobs() {
        database.bean(Jobs.class).stop();
    }

    @AfterEach
    void the_books_are_right() {
        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    @Test
    void a_good_card_pays_as_soon_as_the_invoice_is_final() {
        var customer = customer(database);
        pay(database, customer, SandboxCard.SUCCESS);

        var invoice = issue(customer, Terms.DUE_NOW, "good");
        collect(invoice);

        assertThat(now(customer, invoice).status()).isEqualTo(Invoice.Status.SETTLED);
        assertThat(dunning().course(invoice)).isEmpty();
    }

    @Test
    void a_declined_card_is_tried_on_the_announced_days_then_live_access_is_suspended() {
        var customer = customer(database);
        pay(database, customer, SandboxCard.DECLINE);
        var invoice = issue(customer, Terms.DUE_NOW, "declined");
        collect(invoice);
        var announced = dunning().course(invoice).orElseThrow().plan();
        assertThat(announced).hasSize(6);
        assertThat(happened(invoice)).isEqualTo(1);

        for (int step = 0; step < 4; step++) {
            assertThat(nextAt(invoice)).isEqualTo(announced.get(step + 1).at());
            passUntil(announced.get(step + 1).at());
            step(invoice, step);
            step(invoice, step);
            assertThat(happened(invoice)).isEqualTo(step + 2);
        }
        assertThat(nextAt(invoice)).isEqualTo(announced.getLast().at());
        assertThat(status(customer)).isEqualTo(Status.ACTIVE);
        passUntil(announced.getLast().at());
        step(invoice, 4);
        assertThat(status(customer)).isEqualTo(Status.SUSPENDED);

        pay(database, customer, SandboxCard.SUCCESS);
        assertThat(collecting().payNow(customer, invoice.id()))
                .isInstanceOf(Outcome.Succeeded.class);
        assertThat(status(customer)).isEqualTo(Status.ACTIVE);
        assertThat(now(customer, invoice).status()).isEqualTo(Invoice.Status.SETTLED);
    }

    @Test
    void without_a_card_the_schedule_runs_as_well() {
        var customer = customer(database);

        var invoice = issue(customer, Terms.DUE_NOW, "no-card");
        collect(invoice);

        assertThat(dunning().course(invoice).orElseThrow().history().getFirst().what())
                .contains("no card");
        assertThatThrownBy(() -> collecting().payNow(customer, invoice.id()))
                .isInstanceOf(ProblemException.class)
                .extracting("problem")
                .isEqualTo(InvoiceProblem.NO_CARD);
        database.bean(Invoices.class).voidInvoice(invoice.id(), "Billed by mistake");
        assertThat(dunning().course(invoice).orElseThrow().plan()).isEmpty();
    }

    @Test
    void a_credit_note_over_all_that_is_open_ends_the_suspension() {
        var customer = customer(database);
        var invoice = issue(customer, Terms.DUE_NOW, "credited");
        collect(invoice);
        for (int step = 0; step <= DunningPlan.lastStep(); step++) {
            step(invoice, step);
        }
        assertThat(status(customer)).isEqualTo(Status.SUSPENDED);

        database.bean(Invoices.class).creditWhole(invoice.id(), "Goodwill", "credited-note");

        assertThat(now(customer, invoice).status()).isEqualTo(Invoice.Status.SETTLED);
        assertThat(status(customer)).isEqualTo(Status.ACTIVE);
    }

    @Test
    void a_transfer_settles_an_invoice_of_thirty_days_and_what_is_too_much_is_credit() {
        var customer = customer(database);
        var invoice = issue(customer, Terms.netDays(30), "transfer");
        collect(invoice);
        database.pass(Duration.ofDays(32));
        step(invoice, Reminding.OVERDUE);
        assertThat(dunning().course(invoice)).isPresent();

        collecting().receive(invoice.id(), Money.parse("EUR 120.00"), "SEPA 1", "receipt-1");
        collecting().receive(invoice.id(), Money.parse("EUR 120.00"), "SEPA 1", "receipt-1");

        assertThat(now(customer, invoice).outstanding()).isEqualTo(Money.parse("EUR -1.00"));
        assertThat(dunning().course(invoice).orElseThrow().plan()).isEmpty();
        var next = issue(customer, Terms.netDays(30), "transfer-2");
        assertThat(next.outstanding()).isEqualTo(Money.parse("EUR 118.00"));
        collecting().receive(next.id(), next.outstanding(), "SEPA 2", "receipt-2");
    }

    @Test
    void a_card_declined_before_the_invoice_is_due_is_told_and_no_more() {
        var customer = customer(database);
        pay(database, customer, SandboxCard.DECLINE);
        var invoice = issue(customer, Terms.netDays(60), "early");
        collect(invoice);
        database.pass(Duration.ofDays(1));

        assertThat(collecting().payNow(customer, invoice.id()))
                .isInstanceOf(Outcome.Declined.class);

        assertThat(dunning().course(invoice)).isEmpty();
        database.pass(Duration.ofDays(60));
        step(invoice, Reminding.OVERDUE);
        assertThat(dunning().course(invoice)).isPresent();
        collecting().payNow(customer, invoice.id());
        assertThat(happened(invoice)).isEqualTo(2);
    }

    @Test
    void a_dispute_lost_before_the_invoice_is_due_leaves_its_due_day() {
        var customer = customer(database);
        pay(database, customer, SandboxCard.SUCCESS);
        var invoice = issue(customer, Terms.netDays(60), "early-dispute");
        collect(invoice);
        collecting().payNow(customer, invoice.id());

        database.bean(Sandbox.class).dispute(paid(invoice));
        database.bean(Sandbox.class).decide(paid(invoice), false);

        assertThat(now(customer, invoice).status()).isEqualTo(Invoice.Status.OPEN);
        assertThat(dunning().course(invoice)).isEmpty();
    }

    @Test
    void a_credit_note_of_a_paid_invoice_can_be_paid_back_to_the_card() {
        var customer = customer(database);
        pay(database, customer, SandboxCard.SUCCESS);
        var invoice = issue(customer, Terms.DUE_NOW, "refund");
        collect(invoice);
        var note =
                database.bean(Invoices.class)
                        .creditNote(invoice.id(), licence("EUR 40.00"), "Outage", "refund-note");
        assertThat(note.outstanding()).isEqualTo(Money.parse("EUR -47.60"));

        assertThat(collecting().refundable(note.id())).isEqualTo(Money.parse("EUR 47.60"));
        giveBack(collecting(), note);

        assertThat(now(customer, note).status()).isEqualTo(Invoice.Status.SETTLED);
        assertThat(now(customer, invoice).status()).isEqualTo(Invoice.Status.SETTLED);
        assertThatThrownBy(() -> giveBack(collecting(), note)).isInstanceOf(ProblemException.class);
    }

    @Test
    void a_lost_dispute_opens_the_invoice_again_and_a_won_one_does_not() {
        var customer = customer(database);
        pay(database, customer, SandboxCard.SUCCESS);
        for (var won : List.of(true, false)) {
            var invoice = issue(customer, Terms.DUE_NOW, "disputed-" + won);
            collect(invoice);
            var payment = paid(invoice);
            database.bean(Sandbox.class).dispute(payment);
            assertThat(now(customer, invoice).status()).isEqualTo(Invoice.Status.SETTLED);

            database.bean(Sandbox.class).decide(payment, won);
            database.bean(Sandbox.class).decide(payment, won);

            assertThat(now(customer, invoice).status())
                    .isEqualTo(won ? Invoice.Status.SETTLED : Invoice.Status.OPEN);
            assertThat(now(customer, invoice).outstanding().isZero()).isEqualTo(won);
            if (!won) {
                assertThat(dunning().course(invoice).orElseThrow().history().getFirst().what())
                        .contains("taken back by the bank");
                assertThat(collecting().payNow(customer, invoice.id()))
                        .isInstanceOf(Outcome.Succeeded.class);
                assertThat(now(customer, invoice).status()).isEqualTo(Invoice.Status.SETTLED);
            }
        }
    }

    @Test
    void a_card_that_asks_for_a_yes_leads_to_a_mail_and_is_confirmed_on_the_page() {
        var customer = customer(database);
        pay(database, customer, SandboxCard.AUTHENTICATION);
        var invoice = issue(customer, Terms.DUE_NOW, "authentication");
        collect(invoice);
        assertThat(now(customer, invoice).status()).isEqualTo(Invoice.Status.OPEN);
        assertThat(database.bean(Mails.class).recent(100))
                .anySatisfy(
                        mail ->
                                assertThat(mail.body())
                                        .contains(
                                                invoice.title(),
                                                "Your bank asks you to confirm the payment",
                                                "/partner/billing/invoices/" + invoice.id()));

        var outcome = collecting().payNow(customer, invoice.id());
        assertThat(outcome).isInstanceOf(Outcome.AuthenticationNeeded.class);
        var next = ((Outcome.AuthenticationNeeded) outcome).next().getPath();
        database.bean(Sandbox.class)
                .authenticate(outcome.payment(), next.substring(next.lastIndexOf('/') + 1), true);

        assertThat(now(customer, invoice).status()).isEqualTo(Invoice.Status.SETTLED);
        assertThat(dunning().course(invoice).orElseThrow().plan()).isEmpty();
    }

    private static UUID paid(Invoice invoice) {
        return database.bean(Payments.class)
                .of(invoice.customer(), new Purpose(Collecting.PURPOSE, invoice.id()))
                .getFirst()
                .id();
    }

    private static Invoice issue(OrganizationId customer, Terms terms, String key) {
        return database.bean(Invoices.class).issue(customer, licence("EUR 100.00"), terms, key);
    }

    private static Invoice now(OrganizationId customer, Invoice invoice) {
        return database.bean(Invoices.class).find(customer, invoice.id()).orElseThrow();
    }

    private static int happened(Invoice invoice) {
        return dunning().course(invoice).orElseThrow().history().size();
    }

    private static Status status(OrganizationId customer) {
        return database.bean(Organizations.class).find(customer).orElseThrow().status();
    }

    private static Dunning dunning() {
        return database.bean(Dunning.class);
    }

    private static Collecting collecting() {
        return database.bean(Collecting.class);
    }

    /** What the jobs do, at the moment of our choice. */
    private static void collect(Invoice invoice) {
        database.bean(Agenda.class).collecting().work().accept(invoice.id().toString());
    }

    private static void step(Invoice invoice, int number) {
        var step = new Agenda.Step(invoice.id(), number);
        database.bean(Agenda.class).dunning().work().accept(step.toString());
    }

    private static void passUntil(Instant then) {
        database.pass(Duration.between(database.clock().instant(), then).plusSeconds(1));
    }

    private static @Nullable Instant nextAt(Invoice invoice) {
        return dunning().cases().stream()
                .filter(one -> one.invoice().equals(invoice.id()))
                .findFirst()
                .orElseThrow()
                .nextAt();
    }
}
