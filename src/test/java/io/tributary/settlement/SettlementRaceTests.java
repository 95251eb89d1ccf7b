package io.tributary.settlement;

import static io.tributary.settlement.SettlementFixtures.usd;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.Posting;
import io.tributary.ledger.Source;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

class SettlementRaceTests {
    private static final int THREADS = 64;

    @RegisterExtension static final TestDatabase database = SettlementFixtures.database();

    @Test
    void selling_refunding_maturing_and_paying_at_once_loses_and_doubles_nothing()
            throws Exception {
        SettlementFixtures.rule(database, false);
        var organizers =
                List.of(
                        SettlementFixtures.payee(database),
                        SettlementFixtures.payee(database),
                        SettlementFixtures.payee(database));
        var partner = SettlementFixtures.payee(database);
        var keys = new ArrayList<String>();
        for (int i = 0; i < 24; i++) {
            keys.add(sell("order/" + i, organizers.get(i % 3), partner));
        }
        database.pass(Duration.ofDays(8));

        var work = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < THREADS; i++) {
            int n = i;
            work.add(
                    switch (n % 4) {
                        case 0 -> () -> done(() -> database.bean(Maturing.class).run());
                        case 1 -> () -> done(() -> database.bean(PayoutRun.class).run());
                        case 2 -> () -> refund(keys.get(n % 24), usd("60.00"), "r/" + n);
                        default ->
                                () -> done(() -> sell("late/" + n, organizers.get(n % 3), partner));
                    });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var result : threads.invokeAll(work)) {
                assertThat(result.get()).isNotNull();
            }
        }
        database.pass(Duration.ofDays(8));
        database.bean(Maturing.class).run();
        database.bean(PayoutRun.class).run();

        assertThat(SettlementFixtures.findings(database)).isEmpty();
        assertThat(clearing()).isEqualTo(usd("0.00"));
        assertThat(database.bean(Payees.class).all()).allMatch(payee -> payee.parked() == null);
        for (var organizer : organizers) {
            assertThat(SettlementFixtures.wallet(database, organizer).pending())
                    .isEqualTo(usd("0.00"));
        }
    }

    private static boolean done(Runnable work) {
        work.run();
        return true;
    }

    private static String sell(String key, OrganizationId organizer, OrganizationId partner) {
        database.bean(Settlement.class)
                .distribute(
                        SettlementFixtures.sale(
                                database,
                                key,
                                usd("100.00"),
                                Map.of("organizer", organizer, "partner", partner),
                                null));
        return key;
    }

    /** The money goes back in the same transaction, or not at all. */
    private static boolean refund(String key, Money amount, String reversal) {
        try {
            database.transactions()
                    .run(
                            Scope.system("a refund"),
                            () -> {
                                giveBack(reversal, amount);
                                database.bean(Settlement.class).refund(key, amount, reversal);
                            });
            return true;
        } catch (ProblemException refused) {
            assertThat(refused.problem()).isEqualTo(SettlementProblem.REVERSAL_TOO_HIGH);
            return false;
        }
    }

    private static void giveBack(String key, Money amount) {
        var id = UUID.randomUUID();
        database.bean(Ledger.class)
                .record(
                        Posting.of(
                                        "test.refunded",
                                        "given-back/" + key,
                                        database.clock().instant(),
                                        new Source("test", id))
                                .debit(
                                        Account.ofHouse(
                                                AccountCode.SALES_CLEARING, CurrencyUnit.USD),
                                        amount)
                                .credit(Account.ofHouse(AccountCode.BANK, CurrencyUnit.USD), amount)
                                .done());
    }

    private static Money clearing() {
        return database.bean(Ledger.class)
                .balance(Account.ofHouse(AccountCode.SALES_CLEARING, CurrencyUnit.USD));
    }

    @Test
    void the_same_sale_from_many_sides_is_one() throws Exception {
        var rule = "raced-" + UUID.randomUUID().toString().substring(0, 8);
        database.bean(SplitRules.class)
                .publish(
                        "a test",
                        rule,
                        "Apps",
                        SplitRule.HOUSE,
                        "developer",
                        database.clock().instant(),
                        List.of(
                                new SplitRule.Tier(
                                        Map.of(),
                                        List.of(
                                                new SplitRule.Share("developer", 7_000, false),
                                                new SplitRule.Share(
                                                        SplitRule.HOUSE, 3_000, false)))));
        var developer = SettlementFixtures.payee(database);
        var like =
                SettlementFixtures.sale(
                        database, "same", usd("100.00"), Map.of("developer", developer), null);
        var sale =
                new Sale(
                        "same",
                        rule,
                        like.stream(),
                        like.title(),
                        like.gross(),
                        like.tax(),
                        "",
                        like.fee(),
                        like.parties(),
                        like.soldAt(),
                        null,
                        like.source());

        Callable<UUID> sell = () -> database.bean(Settlement.class).distribute(sale);
        var ids = new ArrayList<UUID>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sold : threads.invokeAll(Collections.nCopies(THREADS, sell))) {
                ids.add(sold.get());
            }
        }

        assertThat(ids).containsOnly(ids.getFirst());
        assertThat(SettlementFixtures.wallet(database, developer).pending())
                .isEqualTo(usd("70.00"));
        assertThat(SettlementFixtures.findings(database)).isEmpty();
    }
}
