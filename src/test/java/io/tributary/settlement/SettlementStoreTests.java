package io.tributary.settlement;

import static io.tributary.settlement.SettlementFixtures.by;
import static io.tributary.settlement.SettlementFixtures.usd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.RevenueStream;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.Source;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class SettlementStoreTests {
    @RegisterExtension static final TestDatabase database = SettlementFixtures.database();

    private final OrganizationId organizer = SettlementFixtures.payee(database);
    private final OrganizationId partner = SettlementFixtures.payee(database);
    private final String key = "order/" + UUID.randomUUID();

    @BeforeAll
    static void a_rule() {
        SettlementFixtures.rule(database, true);
    }

    @AfterEach
    void the_books_are_right() {
        assertThat(SettlementFixtures.findings(database)).isEmpty();
    }

    @Test
    void tax_and_fee_are_taken_first_and_the_rest_is_divided() {
        SettlementFixtures.received(database, key, usd("119.00"));
        var before = revenue();

        settlement()
                .distribute(
                        new Sale(
                                key,
                                SettlementFixtures.TICKETS,
                                RevenueStream.TICKETS,
                                "Spring dance",
                                usd("119.00"),
                                usd("19.00"),
                                "DE",
                                usd("3.70"),
                                parties(),
                                database.clock().instant(),
                                null,
                                new Source("order", new UUID(1, 1))));

        assertThat(wallet(organizer).pending()).isEqualTo(usd("81.86"));
        assertThat(wallet(partner).pending()).isEqualTo(usd("4.81"));
        assertThat(revenue().minus(before)).isEqualTo(usd("9.63"));
        assertThat(clearing()).isEqualTo(usd("0.00"));
    }

    @Test
    void the_same_sale_again_changes_nothing_and_another_under_its_key_is_refused() {
        var sale = sale(usd("100.00"));
        var id = settlement().distribute(sale);

        assertThat(settlement().distribute(sale)).isEqualTo(id);
        assertThat(wallet(organizer).pending()).isEqualTo(usd("85.00"));
        SettlementFixtures.received(database, key + "/2", usd("50.00"));
        var other =
                new Sale(
                        key,
                        sale.rule(),
                        sale.stream(),
                        sale.title(),
                        usd("50.00"),
                        usd("0.00"),
                        "",
                        usd("0.00"),
                        sale.parties(),
                        sale.soldAt(),
                        null,
                        sale.source());
        assertThatThrownBy(() -> settlement().distribute(other))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(SettlementProblem.SALE_DIFFERS));
        SettlementFixtures.gaveBack(database, key + "/2", usd("50.00"));
    }

    @Test
    void what_was_held_long_enough_matures_less_the_reserve_which_is_released_later() {
        settlement().distribute(sale(usd("100.00")));
        mature(Duration.ofDays(7).minusSeconds(1));
        assertThat(wallet(organizer).pending()).isEqualTo(usd("85.00"));

        mature(Duration.ofSeconds(1));
        assertThat(wallet(organizer).pending()).isEqualTo(usd("0.00"));
        assertThat(wallet(organizer).available()).isEqualTo(usd("80.75"));
        assertThat(wallet(organizer).reserve()).isEqualTo(usd("4.25"));
        assertThat(wallet(partner).pending()).as("waits for approval").isEqualTo(usd("5.00"));

        mature(Duration.ofDays(90));
        assertThat(wallet(organizer).available()).isEqualTo(usd("85.00"));
        assertThat(wallet(organizer).reserve()).isEqualTo(usd("0.00"));
    }

    @Test
    void an_event_is_held_until_after_its_end_and_when_it_is_moved_longer() {
        var event = UUID.randomUUID();
        var end = database.clock().instant().plus(Duration.ofDays(30));
        settlement().distribute(sale(usd("100.00"), new Sale.Event(event, end)));
        settlement().eventMoved(event, end.plus(Duration.ofDays(10)));

        mature(Duration.ofDays(40 + 7).minusSeconds(1));
        assertThat(wallet(organizer).available()).isEqualTo(usd("0.00"));
        mature(Duration.ofSeconds(1));
        assertThat(wallet(organizer).available()).isEqualTo(usd("80.75"));
    }

    @Test
    void a_cancelled_event_is_refunded_from_what_is_pending() {
        var event = UUID.randomUUID();
        settlement()
                .distribute(sale(usd("100.00"), new Sale.Event(event, database.clock().instant())));
        settlement().eventCancelled(event);
        mature(Duration.ofDays(30));
        assertThat(wallet(organizer).pending()).isEqualTo(usd("85.00"));

        refund(usd("100.00"), "r");

        assertThat(wallet(organizer).pending()).isEqualTo(usd("0.00"));
        assertThat(wallet(organizer).owed()).isEqualTo(usd("0.00"));
    }

    @Test
    void refunds_in_part_take_back_exactly_what_was_given_in_the_end() {
        settlement().distribute(sale(usd("100.01")));

        refund(usd("33.33"), "1");
        refund(usd("33.33"), "1");
        refund(usd("33.33"), "2");
        assertThat(wallet(organizer).pending()).isEqualTo(usd("28.35"));
        assertThatThrownBy(() -> settlement().refund(key, usd("33.36"), key + "/3"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(SettlementProblem.REVERSAL_TOO_HIGH));
        refund(usd("33.35"), "3");

        assertThat(wallet(organizer).pending()).isEqualTo(usd("0.00"));
        assertThat(wallet(partner).pending()).isEqualTo(usd("0.00"));
    }

    @Test
    void a_refund_takes_its_own_reserve_then_what_is_not_paid_yet() {
        settlement().distribute(sale(usd("100.00")));
        mature(Duration.ofDays(7));

        refund(usd("50.00"), "r");

        assertThat(wallet(organizer).reserve()).isEqualTo(usd("0.00"));
        assertThat(wallet(organizer).available()).isEqualTo(usd("42.50"));
        assertThat(wallet(organizer).owed()).isEqualTo(usd("0.00"));
    }

    @Test
    void a_refund_after_the_payout_takes_the_reserve_and_is_owed_for_the_rest() {
        settlement().distribute(sale(usd("100.00")));
        mature(Duration.ofDays(7));
        database.bean(PayoutRun.class).run();
        assertThat(wallet(organizer).inTransit()).isEqualTo(usd("80.75"));

        refund(usd("100.00"), "r");
        assertThat(wallet(organizer).reserve()).isEqualTo(usd("0.00"));
        assertThat(wallet(organizer).owed()).isEqualTo(usd("80.75"));

        SettlementFixtures.received(database, key + "/next", usd("200.00"));
        settlement().distribute(otherSale(usd("200.00")));
        mature(Duration.ofDays(7));
        database.bean(PayoutRun.class).run();
        assertThat(wallet(organizer).owed()).isEqualTo(usd("0.00"));
        assertThat(wallet(organizer).inTransit()).isEqualTo(usd("161.50"));
        assertThat(database.bean(Payouts.class).of(organizer, null, 10).getFirst().gross())
                .isEqualTo(usd("80.75"));
    }

    @Test
    void a_dispute_holds_what_is_pending_and_takes_it_when_it_is_lost() {
        settlement().distribute(sale(usd("100.00")));
        settlement().dispute(key);
        mature(Duration.ofDays(20));
        assertThat(wallet(organizer).pending()).isEqualTo(usd("85.00"));
        settlement().disputeWon(key);
        mature(Duration.ofSeconds(1));
        assertThat(wallet(organizer).available()).isEqualTo(usd("80.75"));

        SettlementFixtures.gaveBack(database, key, usd("100.00"));
        settlement().disputeLost(key, usd("100.00"), key + "/lost");

        assertThat(wallet(organizer).available()).isEqualTo(usd("0.00"));
        assertThat(wallet(organizer).reserve()).isEqualTo(usd("0.00"));
    }

    @Test
    void a_share_that_asks_waits_and_goes_to_the_rest_when_it_is_declined() {
        settlement().distribute(sale(usd("100.00")));
        var share = earnings().asked(organizer).getFirst();

        assertThat(settlement().decline(by(organizer), share.id(), partner)).isEmpty();
        assertThat(settlement().decline(by(organizer), share.id(), organizer)).isPresent();

        assertThat(wallet(partner).pending()).isEqualTo(usd("0.00"));
        assertThat(wallet(organizer).pending()).isEqualTo(usd("90.00"));
        assertThatThrownBy(() -> settlement().approve(by(organizer), share.id(), organizer))
                .isInstanceOf(ProblemException.class);
        refund(usd("100.00"), "r");
        assertThat(wallet(organizer).pending()).isEqualTo(usd("0.00"));
    }

    @Test
    void a_share_that_is_approved_matures() {
        settlement().distribute(sale(usd("100.00")));

        settlement().approve(by(organizer), earnings().asked(organizer).getFirst().id(), organizer);
        mature(Duration.ofDays(7));

        assertThat(wallet(partner).available()).isEqualTo(usd("4.75"));
    }

    @Test
    void lifetime_sales_choose_the_tier_and_refunds_count_back() {
        var rule = "app-" + UUID.randomUUID().toString().substring(0, 8);
        database.bean(SplitRules.class)
                .publish(
                        "a test",
                        rule,
                        "Apps",
                        SplitRule.HOUSE,
                        "developer",
                        database.clock().instant(),
                        List.of(
                                new SplitRule.Tier(Map.of(), shares(7_000)),
                                new SplitRule.Tier(
                                        Map.of(CurrencyUnit.USD, usd("1000.00")), shares(9_000))));
        app(rule, "a1", usd("900.00"));
        app(rule, "a2", usd("200.00"));
        assertThat(wallet(organizer).pending()).isEqualTo(usd("630.00").plus(usd("160.00")));

        SettlementFixtures.gaveBack(database, key + "a1", usd("900.00"));
        settlement().refund(key + "a1", usd("900.00"), key + "/back");
        app(rule, "a3", usd("100.00"));

        assertThat(wallet(organizer).pending()).isEqualTo(usd("160.00").plus(usd("70.00")));
    }

    private static List<SplitRule.Share> shares(int developer) {
        return List.of(
                new SplitRule.Share("developer", developer, false),
                new SplitRule.Share(SplitRule.HOUSE, 10_000 - developer, false));
    }

    private void app(String rule, String name, Money gross) {
        var like =
                SettlementFixtures.sale(
                        database, key + name, gross, Map.of("developer", organizer), null);
        settlement()
                .distribute(
                        new Sale(
                                like.key(),
                                rule,
                                RevenueStream.APP_SALES,
                                "App",
                                gross,
                                like.tax(),
                                "",
                                like.fee(),
                                like.parties(),
                                like.soldAt(),
                                null,
                                like.source()));
    }

    @Test
    void a_version_never_counts_for_the_past() {
        assertThatThrownBy(
                        () ->
                                database.bean(SplitRules.class)
                                        .publish(
                                                "a test",
                                                SettlementFixtures.TICKETS,
                                                "Again",
                                                "developer",
                                                null,
                                                database.clock().instant().minusSeconds(1),
                                                List.of(
                                                        new SplitRule.Tier(
                                                                Map.of(), shares(5_000)))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(SettlementProblem.SPLIT_TOO_EARLY));
    }

    private Sale sale(Money gross) {
        return SettlementFixtures.sale(database, key, gross, parties(), null);
    }

    private Sale sale(Money gross, Sale.Event event) {
        return SettlementFixtures.sale(database, key, gross, parties(), event);
    }

    private Sale otherSale(Money gross) {
        var sale = SettlementFixtures.sale(database, key + "/other", gross, parties(), null);
        SettlementFixtures.gaveBack(database, key + "/other", gross);
        return sale;
    }

    private Map<String, OrganizationId> parties() {
        return Map.of("organizer", organizer, "partner", partner);
    }

    private void refund(Money amount, String reversal) {
        SettlementFixtures.gaveBack(database, key + reversal, amount);
        settlement().refund(key, amount, key + "/" + reversal);
    }

    private static void mature(Duration after) {
        database.pass(after);
        database.bean(Maturing.class).run();
    }

    private static Money clearing() {
        return database.bean(Ledger.class)
                .balance(Account.ofHouse(AccountCode.SALES_CLEARING, CurrencyUnit.USD));
    }

    private static Money revenue() {
        return database.bean(Ledger.class)
                .balance(
                        Account.ofHouse(
                                AccountCode.revenue(RevenueStream.TICKETS), CurrencyUnit.USD));
    }

    private static Wallet wallet(OrganizationId payee) {
        return SettlementFixtures.wallet(database, payee);
    }

    private static Settlement settlement() {
        return database.bean(Settlement.class);
    }

    private static Earnings earnings() {
        return database.bean(Earnings.class);
    }
}
