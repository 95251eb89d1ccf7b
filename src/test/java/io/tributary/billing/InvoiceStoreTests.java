package io.tributary.billing;

import static io.tributary.billing.BillingFixtures.customer;
import static io.tributary.billing.BillingFixtures.licence;
import static io.tributary.billing.BillingFixtures.line;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.RevenueStream;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Ledger;
import io.tributary.platform.Scope;
import io.tributary.platform.Sha256;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.dao.DataAccessException;

import java.util.List;

class InvoiceStoreTests {
    @RegisterExtension static final TestDatabase database = BillingFixtures.database();

    private static final Terms NET_30 = Terms.netDays(30);

    @Test
    void a_final_invoice_has_number_tax_digest_and_booking() {
        var customer = customer(database);

        var invoice = invoices().issue(customer, licence("EUR 5000.00"), NET_30, "a-1");

        assertThat(invoice.number()).matches("INV-\\d{4}-\\d{6}");
        assertThat(invoice.tax()).isEqualTo(Money.parse("EUR 950.00"));
        assertThat(invoice.gross()).isEqualTo(Money.parse("EUR 5950.00"));
        assertThat(invoice.status()).isEqualTo(Invoice.Status.OPEN);
        assertThat(receivable(customer, "EUR")).isEqualTo(Money.parse("EUR 5950.00"));
        var document = invoices().document(customer, invoice.id()).orElseThrow();
        assertThat(document.number()).isEqualTo(invoice.number());
        assertThat(Sha256.hex(document.json()))
                .isEqualTo(invoices().digest(customer, invoice.id()).orElseThrow());
    }

    @Test
    void revenue_is_booked_by_stream_and_tax_by_jurisdiction() {
        var revenue = house(AccountCode.revenue(RevenueStream.API_LICENCES), "CHF");
        var tax = house(AccountCode.taxPayable("DE"), "CHF");

        invoices().issue(customer(database), licence("CHF 100.00"), NET_30, "b-1");

        assertThat(ledger().balance(revenue)).isEqualTo(Money.parse("CHF 100.00"));
        assertThat(ledger().balance(tax)).isEqualTo(Money.parse("CHF 19.00"));
    }

    @Test
    void the_same_key_bills_once_and_another_customers_not_at_all() {
        var customer = customer(database);
        var first = invoices().issue(customer, licence("EUR 10.00"), NET_30, "c-1");

        var again = invoices().issue(customer, licence("EUR 10.00"), NET_30, "c-1");

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(receivable(customer, "EUR")).isEqualTo(first.gross());
        assertThatThrownBy(
                        () ->
                                invoices()
                                        .issue(
                                                customer(database),
                                                licence("EUR 10.00"),
                                                NET_30,
                                                "c-1"))
                .isInstanceOf(RuntimeException.class);
    }

    @Test
    void tax_is_rounded_once_on_the_sum_of_the_lines() {
        var lines = List.of(line(Money.parse("EUR 0.03")), line(Money.parse("EUR 0.03")));

        var quote = invoices().preview(customer(database), lines);

        assertThat(quote.tax()).isEqualTo(Money.parse("EUR 0.01"));
    }

    @Test
    void yen_have_no_decimals() {
        var invoice = invoices().issue(customer(database), licence("JPY 1003"), NET_30, "d-1");

        assertThat(invoice.tax()).isEqualTo(Money.parse("JPY 191"));
    }

    @Test
    void a_draft_has_no_number_until_it_is_finalised_and_then_only_one() {
        var customer = customer(database);
        var draft = invoices().draft(customer, licence("EUR 10.00"), NET_30, "e-1");
        assertThat(draft.number()).isNull();
        assertThat(receivable(customer, "EUR").isZero()).isTrue();

        var issued = invoices().finalise(draft.id());

        assertThat(issued.number()).isNotNull();
        assertThat(invoices().finalise(draft.id()).number()).isEqualTo(issued.number());
        assertThat(receivable(customer, "EUR")).isEqualTo(issued.gross());
    }

    @Test
    void nothing_of_a_final_document_can_be_changed_or_removed() {
        var customer = customer(database);
        var id = invoices().issue(customer, licence("EUR 10.00"), NET_30, "f-1").id();

        refused("update billing.invoice set gross = gross + 1, net = net + 1 where id = ?", id);
        refused("update billing.invoice set status = 'void', due_on = null where id = ?", id);
        refused("delete from billing.invoice where id = ?", id);
        refused("update billing.invoice_line set net = 1 where invoice_id = ?", id);
        refused("delete from billing.invoice_tax where invoice_id = ?", id);
    }

    private static void refused(String statement, Object id) {
        assertThatThrownBy(
                        () ->
                                database.transactions()
                                        .run(
                                                Scope.system("change what is final"),
                                                () ->
                                                        database.sql()
                                                                .sql(statement)
                                                                .param(id)
                                                                .update()))
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("is final");
    }

    @Test
    void a_credit_note_closes_what_is_open_and_the_rest_is_used_by_the_next_invoice() {
        var customer = customer(database);
        var invoice = invoices().issue(customer, licence("EUR 100.00"), NET_30, "g-1");

        var part = invoices().creditNote(invoice.id(), licence("EUR 40.00"), "Outage", "g-2");
        assertThat(part.number()).matches("CN-\\d{4}-\\d{6}");
        assertThat(part.outstanding().isZero()).isTrue();
        assertThat(find(customer, invoice).outstanding()).isEqualTo(Money.parse("EUR 71.40"));

        assertThatThrownBy(
                        () ->
                                invoices()
                                        .creditNote(
                                                invoice.id(),
                                                licence("EUR 60.01"),
                                                "Too much",
                                                "g-3"))
                .isInstanceOf(ProblemException.class)
                .extracting("problem")
                .isEqualTo(InvoiceProblem.CREDIT_TOO_HIGH);
    }

    @Test
    void lines_below_nothing_become_credit_that_the_next_invoice_uses() {
        var customer = customer(database);
        var correction = invoices().issue(customer, licence("EUR -30.00"), Terms.DUE_NOW, "h-1");
        assertThat(correction.kind()).isEqualTo(Invoice.Kind.CREDIT_NOTE);
        assertThat(correction.gross()).isEqualTo(Money.parse("EUR 35.70"));
        assertThat(receivable(customer, "EUR")).isEqualTo(Money.parse("EUR -35.70"));

        var next = invoices().issue(customer, licence("EUR 100.00"), NET_30, "h-2");

        assertThat(next.outstanding()).isEqualTo(Money.parse("EUR 83.30"));
        assertThat(find(customer, correction).status()).isEqualTo(Invoice.Status.SETTLED);
        assertThat(receivable(customer, "EUR")).isEqualTo(Money.parse("EUR 83.30"));
    }

    @Test
    void a_void_invoice_keeps_its_number_and_owes_nothing() {
        var customer = customer(database);
        var invoice = invoices().issue(customer, licence("EUR 10.00"), NET_30, "i-1");

        var gone = invoices().voidInvoice(invoice.id(), "Billed by mistake");

        assertThat(gone.status()).isEqualTo(Invoice.Status.VOID);
        assertThat(gone.number()).isEqualTo(invoice.number());
        assertThat(receivable(customer, "EUR").isZero()).isTrue();
        assertThatThrownBy(() -> invoices().voidInvoice(invoice.id(), "Again"))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void another_customer_sees_nothing() {
        var customer = customer(database);
        var invoice = invoices().issue(customer, licence("EUR 10.00"), NET_30, "j-1");

        assertThat(invoices().find(customer(database), invoice.id())).isEmpty();
        assertThat(invoices().list(customer, null, 10).items()).hasSize(1);
    }

    private static Invoices invoices() {
        return database.bean(Invoices.class);
    }

    private static Ledger ledger() {
        return database.bean(Ledger.class);
    }

    private static Invoice find(OrganizationId customer, Invoice invoice) {
        return invoices().find(customer, invoice.id()).orElseThrow();
    }

    private static Money receivable(OrganizationId customer, String currency) {
        return ledger().balance(
                        new Account(customer, AccountCode.RECEIVABLE, CurrencyUnit.of(currency)));
    }

    private static Account house(AccountCode code, String currency) {
        return Account.ofHouse(code, CurrencyUnit.of(currency));
    }
}
