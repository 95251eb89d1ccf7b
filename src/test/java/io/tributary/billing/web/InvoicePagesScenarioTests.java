package io.tributary.billing.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.billing.Invoice;
import io.tributary.billing.Invoices;
import io.tributary.billing.LineDraft;
import io.tributary.billing.Terms;
import io.tributary.identity.Accounts;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Feature;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.identity.web.FormsBrowser;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RevenueStream;
import io.tributary.payments.PaymentMethods;
import io.tributary.payments.SandboxCard;

import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;

import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

@ExtendWith(TributaryServer.Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvoicePagesScenarioTests {
    private static final String PASSWORD = "correct horse battery";
    private static final Map<String, String> PROFILE =
            Map.of(
                    "legalName", "Northwind SARL",
                    "street", "1 rue de la Paix",
                    "postalCode", "75002",
                    "city", "Paris",
                    "region", "",
                    "country", "FR",
                    "vatId", "fr 40 303 265 045",
                    "email", "factures@northwind.example",
                    "zone", "Europe/Paris",
                    "currency", "EUR");

    private final TributaryServer server;
    private final OrganizationId customer;
    private final FormsBrowser owner;

    /** The owner also runs the house. */
    InvoicePagesScenarioTests(TributaryServer server) {
        this.server = server;
        this.customer =
                server.bean(Organizations.class).found("Northwind", Tier.STARTER, "test").id();
        var email = "ada-" + UUID.randomUUID() + "@example.com";
        var person =
                server.bean(Accounts.class)
                        .invent(email, "Ada Lindqvist", PASSWORD, /* operator */ true);
        server.bean(Staff.class).employ(customer, person, Role.OWNER);
        this.owner = new FormsBrowser(server);
        owner.signIn(email, PASSWORD);
    }

    @Test
    void an_invoice_explains_its_lines_and_can_be_downloaded_and_paid() {
        var invoice = issue("EUR 5000.00", "pages/" + UUID.randomUUID());
        var page = "/partner/billing/invoices/" + invoice.id();
        server.bean(PaymentMethods.class)
                .addSandboxCard(
                        AuditTrail.By.thing(customer, "test"), SandboxCard.SUCCESS.number());

        assertThat(owner.get("/partner/billing/invoices").body()).contains(invoice.title());
        assertThat(owner.get(page).body())
                .contains("Price api-starter v1", "ending in 4242", "If it is not paid", "Day 29");
        assertThat(owner.get(page + "/pdf").body()).startsWith("%PDF-1.");
        assertThat(owner.get(page + "/ubl").body()).contains("<cbc:ID>" + invoice.title());
        assertThat(owner.get(page + "/cii").body()).contains("<ram:ID>" + invoice.title());

        assertThat(owner.post(page + "/pay", Map.of()).statusCode()).isEqualTo(303);
        assertThat(owner.get(page).body()).contains("The invoice is paid.", "Paid");
        assertThat(owner.post(page + "/pay", Map.of()).statusCode()).isEqualTo(409);
    }

    @Test
    void a_profile_is_checked_kept_and_stands_on_the_next_invoice() {
        var wrong = new TreeMap<>(PROFILE);
        wrong.put("vatId", "FR41303265045");
        var refused = owner.post("/partner/billing/profile", wrong);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("no VAT number", "1 rue de la Paix");

        assertThat(owner.post("/partner/billing/profile", PROFILE).statusCode()).isEqualTo(303);

        assertThat(owner.get("/partner/billing/profile").body()).contains("FR40303265045");
        var invoice = issue("EUR 100.00", "profile/" + UUID.randomUUID());
        assertThat(invoice.tax().isZero()).isTrue();
        assertThat(owner.get("/partner/billing/invoices/" + invoice.id()).body())
                .contains("Reverse charge");
    }

    @Test
    void an_operator_credits_and_records_the_transfer() {
        var invoice = issue("EUR 1000.00", "operator/" + UUID.randomUUID());
        var page = "/operator/books/invoices/" + invoice.id();
        assertThat(owner.get("/operator/books/receivables").body()).contains(invoice.title());
        assertThat(owner.post(page + "/receipt", Map.of("received", "many")).statusCode())
                .isEqualTo(400);

        owner.post(page + "/credit", Map.of("credit", "100", "reason", "Outage", "key", "1"));
        owner.post(page + "/credit", Map.of("credit", "100", "reason", "Outage", "key", "1"));
        var left = found(invoice).outstanding();
        assertThat(left)
                .isEqualTo(invoice.gross().multipliedBy(9).dividedBy(10, RoundingMode.UNNECESSARY));
        owner.post(
                page + "/receipt",
                Map.of("received", left.getAmount().toPlainString(), "reference", "SEPA-7"));

        assertThat(found(invoice).status()).isEqualTo(Invoice.Status.SETTLED);
        assertThat(owner.get(page).body())
                .contains("Bank transfer", "CN-")
                .contains(">Northwind</a>")
                .doesNotContain("<code>" + customer);
        assertThat(owner.get("/operator/books/dunning").statusCode()).isEqualTo(200);
    }

    @Test
    void an_operator_pays_a_credit_back_to_the_card_and_makes_an_invoice_void() {
        var invoice = issue("EUR 500.00", "refund/" + UUID.randomUUID());
        server.bean(PaymentMethods.class)
                .addSandboxCard(
                        AuditTrail.By.thing(customer, "test"), SandboxCard.SUCCESS.number());
        owner.post("/partner/billing/invoices/" + invoice.id() + "/pay", Map.of());
        var page = "/operator/books/invoices/";
        assertThat(owner.get(page + invoice.id()).body()).doesNotContain("Make void");
        owner.post(
                page + invoice.id() + "/credit",
                Map.of("credit", "100", "reason", "Outage", "key", "1"));
        var note = server.bean(Invoices.class).creditNotes(customer, invoice.id()).getFirst();
        assertThat(owner.get(page + note.id()).body()).contains("Refund to the card");

        assertThat(owner.post(page + note.id() + "/refund", Map.of()).statusCode()).isEqualTo(303);

        assertThat(found(note).status()).isEqualTo(Invoice.Status.SETTLED);
        assertThat(owner.get(page + note.id()).body())
                .contains("goes back to the card")
                .doesNotContain("Refund to the card");
        var mistake = issue("EUR 70.00", "void/" + UUID.randomUUID());
        assertThat(owner.get(page + mistake.id()).body()).contains("Make void");
        owner.post(page + mistake.id() + "/void", Map.of());
        assertThat(found(mistake).status()).isEqualTo(Invoice.Status.VOID);
        assertThat(owner.get(page + mistake.id()).body()).contains("The document is void");
    }

    @Test
    void an_operator_agrees_on_a_contract_within_the_range() {
        var page = "/operator/books/contracts";
        var typed = new TreeMap<String, String>();
        typed.put("customer", customer.toString());
        typed.put("product", "research-custom");
        typed.put("interval", "year");
        typed.put("currency", "USD");
        typed.put("price", "49000");
        typed.put("from", LocalDate.now(ZoneOffset.UTC).minusDays(2).toString());
        typed.put("terms", "30");
        typed.put("features", "CUSTOM_ANALYTICS");
        typed.put("included", "1000");
        typed.put("perCall", "0.002");
        var form = owner.get(page).body();
        assertThat(form).contains("50,000.00 USD to 200,000.00 USD a year");
        var key = Pattern.compile("name=\"key\" value=\"([0-9a-f-]{36})\"").matcher(form);
        assertThat(key.find()).isTrue();
        typed.put("key", key.group(1));

        var refused = owner.post(page, typed);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("50,000.00 USD to 200,000.00 USD a year, not for");
        typed.put("price", "120000");
        typed.put("perCall", "cheap");
        assertThat(owner.post(page, typed).body()).contains("This is a price, like 0.002.");
        typed.put("perCall", "0.002");
        assertThat(owner.post(page, typed).statusCode()).isEqualTo(303);

        assertThat(owner.get(page).body())
                .contains("Custom research", "120,000.00 USD a year", "is agreed")
                .contains(">Northwind<span");
        assertThat(owner.post(page, typed).statusCode()).isEqualTo(400);
        assertThat(server.bean(Entitlements.class).of(customer).has(Feature.CUSTOM_ANALYTICS))
                .isTrue();
    }

    private Invoice found(Invoice invoice) {
        return server.bean(Invoices.class).find(customer, invoice.id()).orElseThrow();
    }

    private Invoice issue(String amount, String key) {
        var line =
                LineDraft.one(
                        "API licence, Starter",
                        RevenueStream.API_LICENCES,
                        Money.parse(amount),
                        LocalDate.of(2026, 3, 1),
                        LocalDate.of(2026, 4, 1),
                        "Price api-starter v1, the month of March 2026");
        return server.bean(Invoices.class).issue(customer, List.of(line), Terms.netDays(30), key);
    }
}
