package io.tributary.settlement;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.identity.Accounts;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Organizations;
import io.tributary.identity.Person;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RevenueStream;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.MoneyCheck;
import io.tributary.ledger.Posting;
import io.tributary.ledger.Source;
import io.tributary.platform.Jobs;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Payees, a rule, and sales whose money is there. */
public final class SettlementFixtures {
    /** Ten per cent for the house, five for a partner, the rest for the organizer. */
    public static final String TICKETS = "event-tickets";

    private SettlementFixtures() {}

    /** The books with settlement. */
    public static TestDatabase database() {
        return TestDatabase.with(
                TestDatabase.module("identity"),
                TestDatabase.module("ledger"),
                TestDatabase.module("payments"),
                TestDatabase.module("notify"),
                SettlementConfiguration.class);
    }

    /**
     * Publishes {@link #TICKETS}, once for each database. Nothing is done in the background then,
     * but what the test does.
     */
    public static void rule(TestDatabase database, boolean partnerAsks) {
        database.bean(Jobs.class).stop();
        database.bean(SplitRules.class)
                .publish(
                        "a test",
                        TICKETS,
                        "Tickets of events",
                        "organizer",
                        null,
                        Instant.parse("2020-01-01T00:00:00Z"),
                        List.of(
                                new SplitRule.Tier(
                                        Map.of(),
                                        List.of(
                                                new SplitRule.Share("organizer", 8_500, false),
                                                new SplitRule.Share("partner", 500, partnerAsks),
                                                new SplitRule.Share(
                                                        SplitRule.HOUSE, 1_000, false)))));
    }

    /** Somebody who can be paid in dollars, every day, from one dollar on. */
    public static OrganizationId payee(TestDatabase database) {
        return payee(database, "DE89370400440532013000");
    }

    public static OrganizationId payee(TestDatabase database, String account) {
        var id = database.bean(Organizations.class).found("Tanzhaus", Tier.STARTER, "tests").id();
        var payees = database.bean(Payees.class);
        payees.save(by(id), profile("DE", Payee.TaxForm.NONE), false);
        payees.save(
                by(id),
                new PayoutMethod(
                        PayoutMethod.Kind.BANK_TRANSFER,
                        "Tanzhaus e. V.",
                        account,
                        "COBADEFFXXX",
                        usd("1.00")));
        var zone = ZoneOffset.UTC;
        payees.schedule(
                by(id),
                PayoutSchedule.DAILY,
                LocalDate.ofInstant(database.clock().instant(), zone),
                zone);
        return id;
    }

    static Payee.Profile profile(String country, Payee.TaxForm form) {
        return new Payee.Profile(
                "Tanzhaus e. V.",
                "Uferweg 3",
                "20095",
                "Hamburg",
                "",
                country,
                "kasse@tanzhaus.example",
                Payee.Kind.INSTITUTION,
                "12/345/67890",
                "",
                form);
    }

    /** A sale of tickets whose money is in the house's bank. */
    public static Sale sale(
            TestDatabase database,
            String key,
            Money gross,
            Map<String, OrganizationId> parties,
            Sale.@Nullable Event event) {
        var now = database.clock().instant();
        received(database, key, gross);
        return new Sale(
                key,
                TICKETS,
                RevenueStream.TICKETS,
                "Spring dance, order " + key,
                gross,
                Money.zero(gross.getCurrencyUnit()),
                "",
                Money.zero(gross.getCurrencyUnit()),
                parties,
                now,
                event,
                new Source("order", UUID.nameUUIDFromBytes(key.getBytes(UTF_8))));
    }

    /** A sale that the operator wrote down, by a rule of its own. */
    static Sale directSale(TestDatabase database, OrganizationId organizer, Money gross) {
        var rule = "direct-" + UUID.randomUUID();
        var now = database.clock().instant();
        database.bean(SplitRules.class)
                .publish(
                        "a test",
                        rule,
                        "Box office",
                        "organizer",
                        null,
                        now,
                        List.of(
                                new SplitRule.Tier(
                                        Map.of(),
                                        List.of(
                                                new SplitRule.Share("organizer", 9_000, false),
                                                new SplitRule.Share(
                                                        SplitRule.HOUSE, 1_000, false)))));
        var key = DirectSales.PREFIX + UUID.randomUUID();
        var sale =
                new Sale(
                        key,
                        rule,
                        RevenueStream.TICKETS,
                        "Box office",
                        gross,
                        Money.zero(gross.getCurrencyUnit()),
                        "",
                        Money.zero(gross.getCurrencyUnit()),
                        Map.of("organizer", organizer),
                        now,
                        null,
                        new Source("order", UUID.nameUUIDFromBytes(key.getBytes(UTF_8))));
        database.bean(DirectSales.class).record(sale);
        return sale;
    }

    /** Somebody who runs the house. */
    static Person operator(TestDatabase database) {
        return database.bean(Accounts.class)
                .invent(UUID.randomUUID() + "@example.com", "Op", "correct horse battery", true);
    }

    /** Money for a sale comes in. */
    public static void received(TestDatabase database, String key, Money gross) {
        move(database, "received/" + key, AccountCode.BANK, AccountCode.SALES_CLEARING, gross);
    }

    /** Money of a sale was given back. */
    public static void gaveBack(TestDatabase database, String key, Money amount) {
        move(database, "refunded/" + key, AccountCode.SALES_CLEARING, AccountCode.BANK, amount);
    }

    private static void move(
            TestDatabase database, String key, AccountCode to, AccountCode from, Money amount) {
        var currency = amount.getCurrencyUnit();
        database.bean(Ledger.class)
                .record(
                        Posting.of(
                                        "test.moved",
                                        key,
                                        database.clock().instant(),
                                        new Source(
                                                "test",
                                                UUID.nameUUIDFromBytes(key.getBytes(UTF_8))))
                                .debit(Account.ofHouse(to, currency), amount)
                                .credit(Account.ofHouse(from, currency), amount)
                                .done());
    }

    /** The payee's only wallet. */
    public static Wallet wallet(TestDatabase database, OrganizationId payee) {
        return database.bean(Payouts.class).wallets(payee).getFirst();
    }

    static List<String> findings(TestDatabase database) {
        return database.bean(MoneyCheck.class).run().findings();
    }

    static AuditTrail.By by(OrganizationId organization) {
        return AuditTrail.By.thing(organization, "a test");
    }

    static Money usd(String amount) {
        return Money.of(CurrencyUnit.USD, new BigDecimal(amount));
    }
}
