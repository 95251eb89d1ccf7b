package io.tributary.billing;

import static io.tributary.billing.BillingFixtures.customer;
import static io.tributary.billing.BillingFixtures.licence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.ledger.MoneyCheck;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Each rule is broken on purpose, above the triggers, and found; then mended. */
class BillingChecksTests {
    @RegisterExtension static final TestDatabase database = BillingFixtures.database();

    private final List<String> mends = new ArrayList<>();

    @AfterEach
    void mend_what_was_broken() throws SQLException {
        for (var statement : mends) {
            force(statement);
        }
        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    @Test
    void a_line_that_is_not_in_the_total_is_found() throws SQLException {
        var invoice = issued("lines");
        breakAndMend(
                "update billing.invoice_line set net = net + 1 where invoice_id = '%s'",
                "update billing.invoice_line set net = net - 1 where invoice_id = '%s'", invoice);

        found("its lines say");
    }

    @Test
    void tax_that_is_not_in_the_total_is_found() throws SQLException {
        var invoice = issued("tax");
        breakAndMend(
                "update billing.invoice_tax set tax = tax - 1 where invoice_id = '%s'",
                "update billing.invoice_tax set tax = tax + 1 where invoice_id = '%s'", invoice);

        found("its lines say");
    }

    @Test
    void a_gap_in_the_numbers_is_found() throws SQLException {
        var invoice = issued("gap");
        breakAndMend(
                "update billing.invoice set number = number + 1000 where id = '%s'",
                "update billing.invoice set number = number - 1000 where id = '%s'", invoice);

        found("documents from");
    }

    @Test
    void a_changed_text_is_found() throws SQLException {
        var invoice = issued("text");
        breakAndMend(
                "update billing.invoice set frozen = frozen || ' ' where id = '%s'",
                "update billing.invoice set frozen = rtrim(frozen) where id = '%s'", invoice);

        found("the digest is not that of its text");
    }

    @Test
    void a_document_without_booking_is_found() throws SQLException {
        var invoice = issued("booking");
        var booked =
                text("select ledger_transaction from billing.invoice where id = '%s'", invoice);
        force("update billing.invoice set ledger_transaction = null where id = '%s'", invoice);
        mends.add(
                "update billing.invoice set ledger_transaction = '"
                        + booked
                        + "' where id = '"
                        + invoice.id()
                        + "'");

        found("it is not booked");
    }

    @Test
    void an_amount_outstanding_that_nothing_moved_is_found_here_and_in_the_ledger()
            throws SQLException {
        var invoice = issued("outstanding");
        breakAndMend(
                "update billing.receivable set outstanding = outstanding - 5 where invoice_id ="
                        + " '%s'",
                "update billing.receivable set outstanding = outstanding + 5 where invoice_id ="
                        + " '%s'",
                invoice);

        found("its entries say");
        found("differ between EUR 118.95 and EUR 119.00");
    }

    private void breakAndMend(String broken, String mended, Invoice invoice) throws SQLException {
        force(broken, invoice);
        mends.add(mended.formatted(invoice.id()));
    }

    private static Invoice issued(String key) {
        return database.bean(Invoices.class)
                .issue(customer(database), licence("EUR 100.00"), Terms.netDays(30), key);
    }

    private static void found(String words) {
        assertThat(database.bean(MoneyCheck.class).run().findings())
                .anyMatch(finding -> finding.contains(words));
    }

    private static void force(String statement, Invoice invoice) throws SQLException {
        force(statement.formatted(invoice.id()));
    }

    /** As nobody but a superuser could. */
    private static void force(String statement) throws SQLException {
        try (var connection = database.superuser();
                var direct = connection.createStatement()) {
            direct.execute("set session_replication_role = replica");
            direct.execute(statement);
        }
    }

    private static String text(String query, Invoice invoice) throws SQLException {
        try (var connection = database.superuser();
                var direct = connection.createStatement();
                var answer = direct.executeQuery(query.formatted(invoice.id()))) {
            answer.next();
            return answer.getString(1);
        }
    }
}
