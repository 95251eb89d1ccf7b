package io.tributary.billing;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.TestDatabase;

import org.joda.money.Money;

import java.sql.SQLException;
import java.util.List;

/** Subscribers. */
final class SubscriptionFixtures {
    private SubscriptionFixtures() {}

    static TestDatabase database() {
        return TestDatabase.with(
                TestDatabase.module("identity"),
                TestDatabase.module("ledger"),
                TestDatabase.module("payments"),
                TestDatabase.module("metering"),
                TestDatabase.module("notify"),
                InvoiceConfiguration.class,
                SubscriptionConfiguration.class);
    }

    /** What was billed, the newest first; a credit note is negative. */
    static List<Money> nets(TestDatabase database, OrganizationId customer) {
        return database.bean(Invoices.class).list(customer, null, 100).items().stream()
                .map(
                        invoice ->
                                invoice.kind() == Invoice.Kind.CREDIT_NOTE
                                        ? invoice.net().negated()
                                        : invoice.net())
                .toList();
    }

    /** What the newest documents come to together: a change makes a credit note and an invoice. */
    static Money newest(TestDatabase database, OrganizationId customer, int count) {
        return Money.total(nets(database, customer).subList(0, count));
    }

    /** From now on nothing can be billed to it. */
    static void breakProfile(TestDatabase database, OrganizationId customer) {
        write(database, customer, "Nowhere/Land");
    }

    static void mendProfile(TestDatabase database, OrganizationId customer) {
        write(database, customer, "UTC");
    }

    private static void write(TestDatabase database, OrganizationId customer, String zone) {
        try (var connection = database.superuser();
                var statement =
                        connection.prepareStatement(
                                """
                                update billing.billing_profile
                                   set zone = ?
                                 where organization_id = ?
                                """)) {
            statement.setString(1, zone);
            statement.setObject(2, customer.value());
            statement.executeUpdate();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
