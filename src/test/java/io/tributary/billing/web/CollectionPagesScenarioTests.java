package io.tributary.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.billing.Invoice;
import io.tributary.billing.Invoices;
import io.tributary.billing.LineDraft;
import io.tributary.billing.Terms;
import io.tributary.identity.Accounts;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.identity.web.FormsBrowser;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RevenueStream;
import io.tributary.ledger.MoneyCheck;
import io.tributary.payments.Payment;
import io.tributary.payments.PaymentMethods;
import io.tributary.payments.Payments;
import io.tributary.payments.Purpose;
import io.tributary.payments.Sandbox;
import io.tributary.payments.SandboxCard;
import io.tributary.platform.Mails;

import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What happens when money does not come the straight way, as its pages show it. */
@ExtendWith(TributaryServer.Running.class)
class CollectionPagesScenarioTests {
    private static final String PASSWORD = "correct horse battery";
    private static final String PARTNERS = "/partner/billing/invoices/";
    private static final String OPERATORS = "/operator/books/invoices/";

    private final TributaryServer server;
    private final OrganizationId customer;
    private final String email;
    private final FormsBrowser finance;
    private final FormsBrowser operator;

    CollectionPagesScenarioTests(TributaryServer server) {
        this.server = server;
        this.customer =
                server.bean(Organizations.class).found("Northwind", Tier.STARTER, "test").id();
        this.email = "money-" + UUID.randomUUID() + "@example.com";
        this.finance = signedIn(email, Role.FINANCE, false);
        this.operator = signedIn("house-" + UUID.randomUUID() + "@example.com", Role.OWNER, true);
        finance.post(
                "/partner/billing/profile",
                Map.of(
                        "legalName", "Northwind GmbH",
                        "street", "Lange Straße 1",
                        "postalCode", "20095",
                        "city", "Hamburg",
                        "region", "",
                        "country", "DE",
                        "vatId", "",
                        "email", email,
                        "zone", "Europe/Berlin",
                        "currency", "EUR"));
    }

    @AfterEach
    void the_books_are_right() {
        assertThat(server.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    @Test
    void a_card_that_asks_for_a_yes_leads_by_mail_to_the_page_that_completes_the_payment() {
        card(SandboxCard.AUTHENTICATION);
        var invoice = issue("EUR 100.00", Terms.DUE_NOW);
        server.advance(Duration.ofMinutes(1));

        var page = mailedLink(invoice);
        assertThat(page).isEqualTo(PARTNERS + invoice.id());
        assertThat(finance.get(page).body())
                .contains("Your bank asks you to confirm", "Confirm at your bank")
                .contains("Waiting for confirmation", "This invoice is late");
        var bank = location(finance.post(page + "/pay", Map.of()));
        assertThat(bank).startsWith("/sandbox/payments/");
        finance.post(bank, Map.of("yes", "true"));

        assertThat(now(invoice).status()).isEqualTo(Invoice.Status.SETTLED);
        assertThat(finance.get(page).body())
                .contains("The invoice was settled")
                .doesNotContain("Confirm at your bank", "This invoice is late");
    }

    @Test
    void another_card_pays_once_the_bank_was_told_no() {
        card(SandboxCard.AUTHENTICATION);
        var invoice = issue("EUR 100.00", Terms.DUE_NOW);
        server.advance(Duration.ofMinutes(1));
        card(SandboxCard.SUCCESS);
        var page = PARTNERS + invoice.id();

        var bank = location(finance.post(page + "/pay", Map.of()));
        assertThat(bank).startsWith("/sandbox/payments/");
        finance.post(bank, Map.of("yes", "false"));
        assertThat(now(invoice).status()).isEqualTo(Invoice.Status.OPEN);
        finance.post(page + "/pay", Map.of());

        assertThat(now(invoice).status()).isEqualTo(Invoice.Status.SETTLED);
        assertThat(payments(invoice))
                .extracting(Payment::state)
                .containsExactly(Payment.State.SUCCEEDED, Payment.State.FAILED);
    }

    @Test
    void a_lost_dispute_is_owed_and_dunned_and_a_won_one_is_not() {
        card(SandboxCard.SUCCESS);
        for (boolean won : List.of(true, false)) {
            var invoice = issue("EUR 100.00", Terms.DUE_NOW);
            server.advance(Duration.ofMinutes(1));
            assertThat(now(invoice).status()).isEqualTo(Invoice.Status.SETTLED);
            var payment = payments(invoice).getFirst().id();
            server.bean(Sandbox.class).dispute(payment);
            assertThat(now(invoice).status()).isEqualTo(Invoice.Status.SETTLED);

            server.bean(Sandbox.class).decide(payment, won);

            var partners = finance.get(PARTNERS + invoice.id()).body();
            var dunning = operator.get("/operator/books/dunning").body();
            var receivables = operator.get("/operator/books/receivables").body();
            if (won) {
                assertThat(partners).doesNotContain("This invoice is late", "Pay 119.00 EUR");
                assertThat(dunning + receivables).doesNotContain(invoice.title());
            } else {
                assertThat(partners)
                        .contains("This invoice is late", "taken back by the bank", "Pay 119.00");
                assertThat(dunning).contains(invoice.title(), "Customer\">Northwind");
                assertThat(receivables).contains(invoice.title());
            }
        }
    }

    @Test
    void an_operator_credits_all_of_an_invoice_and_pays_it_back() {
        card(SandboxCard.SUCCESS);
        var invoice = issue("EUR 100.00", Terms.DUE_NOW);
        server.advance(Duration.ofMinutes(1));
        var page = OPERATORS + invoice.id();
        var all = Map.of("credit", "100", "reason", "It was never used", "key", "all");

        act(page, "/credit", all);
        var note = server.bean(Invoices.class).creditNotes(customer, invoice.id()).getFirst();
        act(OPERATORS + note.id(), "/refund", Map.of());

        assertThat(now(note).status()).isEqualTo(Invoice.Status.SETTLED);
        assertThat(payments(invoice).getFirst().refunded()).isEqualTo(Money.parse("EUR 119.00"));
        assertThat(finance.get(PARTNERS + invoice.id()).body()).contains(note.title());
        assertThat(finance.get(PARTNERS + note.id()).body()).contains("It was never used");
        assertThat(finance.get("/partner/billing/invoices").body()).contains(note.title());
        assertThat(act(page, "/credit", Map.of("credit", "1", "reason", "More", "key", "more")))
                .contains("at most its total can be credited");
    }

    @Test
    void what_cannot_be_refunded_or_made_void_says_so_and_changes_nothing() {
        var byBank = issue("EUR 100.00", Terms.netDays(30));
        var page = OPERATORS + byBank.id();
        act(page, "/receipt", Map.of("received", "119", "reference", "SEPA 9"));
        act(page, "/credit", Map.of("credit", "50", "reason", "Half", "key", "half"));
        var note = server.bean(Invoices.class).creditNotes(customer, byBank.id()).getFirst();

        assertThat(act(OPERATORS + note.id(), "/refund", Map.of()))
                .contains("no card payment to which this credit could go back");
        assertThat(now(note).outstanding()).isEqualTo(Money.parse("EUR -59.50"));
        assertThat(act(page, "/void", Map.of()))
                .contains("was paid or credited, or is void already")
                .doesNotContain("Make void");
        assertThat(now(byBank).status()).isEqualTo(Invoice.Status.SETTLED);
    }

    @Test
    void whoever_does_not_run_the_house_neither_refunds_nor_voids() {
        var invoice = issue("EUR 100.00", Terms.netDays(30));
        var page = OPERATORS + invoice.id();

        for (var act : List.of("/receipt", "/credit", "/refund", "/void")) {
            assertThat(finance.post(page + act, Map.of()).statusCode()).isEqualTo(404);
        }
        assertThat(finance.get(page).statusCode()).isEqualTo(404);
        assertThat(now(invoice).status()).isEqualTo(Invoice.Status.OPEN);
        assertThat(finance.get(PARTNERS + invoice.id()).body())
                .doesNotContain("Make void", "Issue credit note");
    }

    /** The operator does that on the page, and reads what it says then. */
    private String act(String page, String act, Map<String, String> fields) {
        assertThat(operator.post(page + act, fields).statusCode()).isEqualTo(303);
        return operator.get(page).body();
    }

    private FormsBrowser signedIn(String address, Role role, boolean runsTheHouse) {
        var person =
                server.bean(Accounts.class)
                        .invent(address, "Ada Lindqvist", PASSWORD, runsTheHouse);
        server.bean(Staff.class).employ(customer, person, role);
        var browser = new FormsBrowser(server);
        browser.signIn(address, PASSWORD);
        return browser;
    }

    private void card(SandboxCard card) {
        var by = AuditTrail.By.thing(customer, "test");
        var methods = server.bean(PaymentMethods.class);
        methods.prefer(by, methods.addSandboxCard(by, card.number()).id());
    }

    private Invoice issue(String amount, Terms terms) {
        var line =
                LineDraft.one(
                        "API licence, Starter",
                        RevenueStream.API_LICENCES,
                        Money.parse(amount),
                        LocalDate.of(2026, 3, 1),
                        LocalDate.of(2026, 4, 1),
                        "Price api-starter v1, the month of March 2026");
        return server.bean(Invoices.class)
                .issue(customer, List.of(line), terms, "collection/" + UUID.randomUUID());
    }

    private Invoice now(Invoice invoice) {
        return server.bean(Invoices.class).find(customer, invoice.id()).orElseThrow();
    }

    private List<Payment> payments(Invoice invoice) {
        return server.bean(Payments.class).of(customer, new Purpose("invoice", invoice.id()));
    }

    /** The path that the newest mail about an unpaid invoice leads to. */
    private String mailedLink(Invoice invoice) {
        var body =
                server.bean(Mails.class).recent(200).stream()
                        .filter(mail -> mail.recipient().equals(email))
                        .filter(mail -> mail.subject().contains(invoice.title()))
                        .findFirst()
                        .map(mail -> String.valueOf(mail.body()))
                        .orElseThrow();
        return body.lines()
                .filter(line -> line.startsWith("http"))
                .map(line -> URI.create(line.strip()).getPath())
                .findFirst()
                .orElseThrow();
    }

    private static String location(HttpResponse<String> answer) {
        return URI.create(answer.headers().firstValue("Location").orElseThrow()).getPath();
    }
}
