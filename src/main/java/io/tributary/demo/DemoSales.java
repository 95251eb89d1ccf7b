package io.tributary.demo;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.Organizations;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RevenueStream;
import io.tributary.ledger.Source;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;
import io.tributary.settlement.DirectSales;
import io.tributary.settlement.Maturing;
import io.tributary.settlement.Payee;
import io.tributary.settlement.Payees;
import io.tributary.settlement.PayoutMethod;
import io.tributary.settlement.PayoutRun;
import io.tributary.settlement.PayoutSchedule;
import io.tributary.settlement.Payouts;
import io.tributary.settlement.Sale;
import io.tributary.settlement.SplitRule;
import io.tributary.settlement.SplitRules;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;

/** Evenings that Lantern holds with a venue: their box office, divided and paid. */
final class DemoSales {
    private static final String RULE = "event-tickets";
    private static final int EVENINGS = 12;
    private static final CurrencyUnit EURO = CurrencyUnit.EUR;

    private final Organizations organizations;
    private final SplitRules rules;
    private final Payees payees;
    private final DirectSales sales;
    private final Maturing maturing;
    private final PayoutRun run;
    private final Payouts payouts;
    private final Transactions transactions;
    private final InstantSource clock;

    DemoSales(
            Organizations organizations,
            SplitRules rules,
            Payees payees,
            DirectSales sales,
            Maturing maturing,
            PayoutRun run,
            Payouts payouts,
            Transactions transactions,
            InstantSource clock) {
        this.organizations = organizations;
        this.rules = rules;
        this.payees = payees;
        this.sales = sales;
        this.maturing = maturing;
        this.run = run;
        this.payouts = payouts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Once; all of it or nothing. */
    void begin(OrganizationId lantern) {
        transactions.run(
                Scope.system("demo world"),
                () -> {
                    if (payouts.of(lantern, null, 1).isEmpty()) {
                        make(lantern);
                    }
                });
    }

    private void make(OrganizationId lantern) {
        publish();
        var venue = organizations.found("Nine Lamps", Tier.STARTER, "A venue by the river.").id();
        settings(lantern, "Lantern Social GmbH", "hello@lantern.example");
        settings(venue, "Nine Lamps e. V.", "house@ninelamps.example");
        var now = clock.instant();
        var random = new SplittableRandom(12);
        for (int week = EVENINGS - 1; week >= 0; week--) {
            var at = now.minus(Duration.ofDays(week * 3L)).minus(Duration.ofHours(5));
            sell(lantern, week < 3 ? venue : null, at, random.nextInt(40, 130));
        }
        maturing.run();
        var payout = run.payNow(lantern, EURO);
        payouts.paid(by(lantern), payout.id(), "demo transfer");
    }

    private void publish() {
        if (!rules.versions(RULE).isEmpty()) {
            return;
        }
        rules.publish(
                "the demo",
                RULE,
                "Tickets of events",
                "organizer",
                null,
                Instant.parse("2026-01-01T00:00:00Z"),
                List.of(
                        new SplitRule.Tier(
                                Map.of(),
                                List.of(
                                        new SplitRule.Share("organizer", 7_500, false),
                                        new SplitRule.Share("venue", 1_000, true),
                                        new SplitRule.Share(SplitRule.HOUSE, 1_500, false)))));
    }

    private void settings(OrganizationId payee, String name, String email) {
        payees.save(
                by(payee),
                new Payee.Profile(
                        name,
                        "Am Ufer 9",
                        "10997",
                        "Berlin",
                        "",
                        "DE",
                        email,
                        Payee.Kind.BUSINESS,
                        "",
                        "",
                        Payee.TaxForm.NONE),
                /* taxDocumentsQuarterly */ false);
        payees.save(
                by(payee),
                new PayoutMethod(
                        PayoutMethod.Kind.BANK_TRANSFER,
                        name,
                        "DE89370400440532013000",
                        "COBADEFFXXX",
                        Money.ofMajor(EURO, 25)));
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        payees.schedule(by(payee), PayoutSchedule.WEEKLY, today, ZoneOffset.UTC);
    }

    private void sell(
            OrganizationId lantern, @Nullable OrganizationId venue, Instant at, int guests) {
        var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        var gross = Money.ofMajor(EURO, 19L * guests);
        var parties = new HashMap<String, OrganizationId>();
        parties.put("organizer", lantern);
        if (venue != null) {
            parties.put("venue", venue);
        }
        sales.record(
                new Sale(
                        "direct/demo-evening-" + day,
                        RULE,
                        RevenueStream.TICKETS,
                        "Evening of " + day + ", " + guests + " guests",
                        gross,
                        gross.multipliedBy(19).dividedBy(119, RoundingMode.HALF_UP),
                        "DE",
                        Money.zero(EURO),
                        parties,
                        at,
                        null,
                        new Source(
                                "demo",
                                UUID.nameUUIDFromBytes(
                                        day.toString().getBytes(StandardCharsets.UTF_8)))));
    }

    private static AuditTrail.By by(OrganizationId organization) {
        return AuditTrail.By.thing(organization, "demo world");
    }
}
