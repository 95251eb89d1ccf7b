package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.Accounts;
import io.tributary.identity.Actor;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.kernel.OrganizationId;
import io.tributary.notify.Alerts;
import io.tributary.notify.RaisedAlert;
import io.tributary.platform.Mails;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

class DueInvoicesStoreTests {
    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(
                    TestDatabase.module("identity"),
                    TestDatabase.module("ledger"),
                    TestDatabase.module("payments"),
                    TestDatabase.module("notify"),
                    InvoiceConfiguration.class,
                    AlertConfiguration.class);

    private final OrganizationId customer = BillingFixtures.customer(database);
    private final Actor bookkeeper = bookkeeper();

    private Actor bookkeeper() {
        var email = "flo-" + UUID.randomUUID() + "@example.com";
        var person =
                database.bean(Accounts.class).invent(email, "Flo", "correct horse battery", false);
        database.bean(Staff.class).employ(customer, person, Role.FINANCE);
        return new Actor(person.id(), "Flo", email, customer, Role.FINANCE, false);
    }

    private Invoice issued(Terms terms) {
        return database.bean(Invoices.class)
                .issue(customer, BillingFixtures.licence("USD 5000.00"), terms, "due/" + customer);
    }

    private static void lookAfter(Duration time) {
        database.pass(time);
        database.bean(DueInvoices.class).look();
    }

    private List<String> titles() {
        return database.bean(Alerts.class).of(bookkeeper, null, 20).items().stream()
                .map(RaisedAlert::title)
                .toList();
    }

    @Test
    void an_invoice_is_told_three_days_before_it_is_due_and_once_when_it_is_late() {
        var invoice = issued(Terms.netDays(14));
        lookAfter(Duration.ofDays(10));
        assertThat(titles()).isEmpty();

        lookAfter(Duration.ofDays(1));
        lookAfter(Duration.ofHours(6));
        assertThat(titles())
                .containsExactly("Invoice " + invoice.title() + " is due on " + invoice.dueOn());

        lookAfter(Duration.ofDays(4));
        lookAfter(Duration.ofDays(1));
        assertThat(titles())
                .hasSize(2)
                .first()
                .isEqualTo("Invoice " + invoice.title() + " is overdue");
        assertThat(database.bean(Mails.class).recent(100))
                .filteredOn(mail -> mail.recipient().equals(bookkeeper.email()))
                .hasSize(2);
    }

    @Test
    void what_is_paid_by_card_does_not_fall_due() {
        issued(Terms.DUE_NOW);
        database.bean(DueInvoices.class).look();

        assertThat(titles()).isEmpty();
    }

    @Test
    void what_is_taken_back_is_not_owed() {
        var invoice = issued(Terms.netDays(2));
        database.bean(Invoices.class)
                .creditPart(invoice.id(), invoice.net(), "A mistake", "credit/" + customer);
        lookAfter(Duration.ofDays(5));

        assertThat(titles()).isEmpty();
    }
}
