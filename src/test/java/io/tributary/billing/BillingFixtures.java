package io.tributary.billing;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.Organizations;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RevenueStream;
import io.tributary.payments.PaymentMethods;
import io.tributary.payments.SandboxCard;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;

/** Customers and lines to be billed. */
final class BillingFixtures {
    static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    static final LocalDate APRIL = LocalDate.of(2026, 4, 1);

    private BillingFixtures() {}

    /** The books on a database of their own: identity, ledger, payments, and what billing adds. */
    static TestDatabase database() {
        return TestDatabase.with(
                module("identity.Identity"),
                module("ledger.Ledger"),
                module("payments.Payments"),
                module("notify.Notify"),
                InvoiceConfiguration.class,
                RefundConfiguration.class);
    }

    /** Configurations are hidden in their modules. */
    private static Class<?> module(String name) {
        try {
            return Class.forName("io.tributary." + name + "Configuration");
        } catch (ClassNotFoundException gone) {
            throw new AssertionError("no module puts itself together under " + name, gone);
        }
    }

    /** A customer in Germany, where the seller is: pays the full rate. */
    static OrganizationId customer(TestDatabase database) {
        return customer(database, "DE", "");
    }

    static OrganizationId customer(TestDatabase database, String country, String vatId) {
        var found =
                database.bean(Organizations.class).found("Gut & Söhne", Tier.STARTER, "tests").id();
        database.bean(BillingProfiles.class)
                .save(AuditTrail.By.thing(found, "test"), buyer(country, vatId));
        return found;
    }

    static BillingProfile buyer(String country, String vatId) {
        return new BillingProfile(
                "Gut & Söhne GmbH",
                "Lange Straße 1",
                "20095",
                "Hamburg",
                "",
                country,
                vatId,
                "rechnung@gut.example",
                ZoneId.of("Europe/Berlin"),
                CurrencyUnit.EUR);
    }

    /** The customer pays with a card that behaves like that one. */
    static void pay(TestDatabase database, OrganizationId customer, SandboxCard card) {
        var methods = database.bean(PaymentMethods.class);
        var added = methods.addSandboxCard(by(customer), card.number());
        methods.prefer(by(customer), added.id());
    }

    static AuditTrail.By by(OrganizationId customer) {
        return AuditTrail.By.thing(customer, "test");
    }

    static List<LineDraft> licence(String amount) {
        return List.of(line(Money.parse(amount)));
    }

    static LineDraft line(Money price) {
        return LineDraft.one(
                "API licence, Starter",
                RevenueStream.API_LICENCES,
                price,
                MARCH,
                APRIL,
                "Price api-starter v1, one month from 1 March to 31 March 2026");
    }

    /** Pays the credit of a note back to the cards that its invoice was paid with. */
    static void giveBack(Collecting collecting, Invoice note) {
        collecting.give(note.id(), collecting.setAside(note.id()));
    }
}
