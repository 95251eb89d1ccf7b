package io.tributary;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.Organizations;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RevenueStream;
import io.tributary.ledger.Source;
import io.tributary.settlement.DirectSales;
import io.tributary.settlement.Maturing;
import io.tributary.settlement.Payee;
import io.tributary.settlement.Payees;
import io.tributary.settlement.PayoutMethod;
import io.tributary.settlement.PayoutRun;
import io.tributary.settlement.Payouts;
import io.tributary.settlement.Sale;
import io.tributary.settlement.SplitRule;
import io.tributary.settlement.SplitRules;
import io.tributary.settlement.Statements;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Sales of which an organization has a share: one that matured and was paid to it, one that is
 * pending, and one of which somebody else's share waits for its approval.
 *
 * @param payout that was paid
 * @param statement of it
 */
record SharedSale(UUID payout, UUID statement) {
    static SharedSale of(TributaryServer server, OrganizationId seller) {
        var rule = "rule-" + UUID.randomUUID().toString().substring(0, 8);
        publish(server, rule);
        payable(server, seller);
        var partner =
                server.bean(Organizations.class).found("Second Stage", Tier.STARTER, "x").id();
        server.bean(Payees.class).of(partner);
        var now = server.bean(InstantSource.class).instant();
        sell(server, rule, now.minus(Duration.ofDays(30)), Map.of("organizer", seller));
        server.bean(Maturing.class).run();
        var payout = server.bean(PayoutRun.class).payNow(seller, CurrencyUnit.EUR);
        server.bean(Payouts.class).paid(AuditTrail.By.thing(seller, "a test"), payout.id(), "1");
        sell(server, rule, now, Map.of("organizer", seller, "partner", partner));
        return new SharedSale(
                payout.id(), server.bean(Statements.class).of(seller).getFirst().id());
    }

    private static void publish(TributaryServer server, String rule) {
        server.bean(SplitRules.class)
                .publish(
                        "a test",
                        rule,
                        "Tickets of a test",
                        "organizer",
                        null,
                        Instant.parse("2020-01-01T00:00:00Z"),
                        List.of(
                                new SplitRule.Tier(
                                        Map.of(),
                                        List.of(
                                                new SplitRule.Share("organizer", 8_500, false),
                                                new SplitRule.Share("partner", 500, true),
                                                new SplitRule.Share(
                                                        SplitRule.HOUSE, 1_000, false)))));
    }

    private static void payable(TributaryServer server, OrganizationId seller) {
        var by = AuditTrail.By.thing(seller, "a test");
        var payees = server.bean(Payees.class);
        payees.save(
                by,
                new Payee.Profile(
                        "Northwind GmbH",
                        "Kai 4",
                        "20457",
                        "Hamburg",
                        "",
                        "DE",
                        "money@northwind.example",
                        Payee.Kind.INSTITUTION,
                        "",
                        "",
                        Payee.TaxForm.NONE),
                /* taxDocumentsQuarterly */ true);
        payees.save(
                by,
                new PayoutMethod(
                        PayoutMethod.Kind.BANK_TRANSFER,
                        "Northwind GmbH",
                        "DE89370400440532013000",
                        "",
                        Money.ofMajor(CurrencyUnit.EUR, 25)));
    }

    private static void sell(
            TributaryServer server,
            String rule,
            Instant soldAt,
            Map<String, OrganizationId> parties) {
        var key = "direct/" + UUID.randomUUID();
        server.bean(DirectSales.class)
                .record(
                        new Sale(
                                key,
                                rule,
                                RevenueStream.TICKETS,
                                "Spring dance, box office",
                                Money.ofMajor(CurrencyUnit.EUR, 1_190),
                                Money.ofMajor(CurrencyUnit.EUR, 190),
                                "DE",
                                Money.ofMajor(CurrencyUnit.EUR, 20),
                                parties,
                                soldAt,
                                null,
                                new Source("test", UUID.randomUUID())));
    }
}
