package io.tributary.settlement;

import static io.tributary.settlement.SettlementFixtures.usd;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.RevenueStream;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Ledger;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Whatever happens in whatever order: an oracle that knows nothing but sales, refunds and payouts
 * that arrived says what each payee has in all, and the books agree.
 */
class SettlementProperties {
    private static final int STEPS = 120;

    @RegisterExtension static final TestDatabase database = SettlementFixtures.database();

    private final Map<String, Money> left = new HashMap<>();
    private final List<OrganizationId> organizers = new ArrayList<>();
    private Money sold = usd("0.00");

    @BeforeAll
    static void a_rule() {
        SettlementFixtures.rule(database, false);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 20261121, 4711})
    void what_payees_have_and_had_is_what_was_sold_and_not_given_back(long seed) {
        var random = new SplittableRandom(seed);
        for (int i = 0; i < 3; i++) {
            organizers.add(SettlementFixtures.payee(database));
        }
        var house = house();
        for (int step = 0; step < STEPS; step++) {
            step(random, seed + "/" + step);
        }

        assertThat(SettlementFixtures.findings(database)).isEmpty();
        var theirs = usd("0.00");
        for (var organizer : organizers) {
            for (var wallet : database.bean(Payouts.class).wallets(organizer)) {
                theirs =
                        theirs.plus(wallet.pending())
                                .plus(wallet.available())
                                .plus(wallet.reserve())
                                .plus(wallet.inTransit())
                                .plus(wallet.paid())
                                .minus(wallet.owed());
            }
        }
        assertThat(theirs.plus(house().minus(house))).isEqualTo(sold);
    }

    private void step(SplittableRandom random, String key) {
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3 -> sell(random, key);
            case 4, 5 -> refund(random, key);
            case 6 -> database.pass(Duration.ofDays(random.nextInt(1, 20)));
            case 7 -> database.bean(Maturing.class).run();
            case 8 -> database.bean(PayoutRun.class).run();
            default -> settle(random);
        }
    }

    private void sell(SplittableRandom random, String key) {
        var gross = Money.ofMinor(CurrencyUnit.USD, random.nextLong(1, 50_000));
        database.bean(Settlement.class)
                .distribute(
                        SettlementFixtures.sale(
                                database,
                                key,
                                gross,
                                Map.of("organizer", organizers.get(random.nextInt(3))),
                                null));
        left.put(key, gross);
        sold = sold.plus(gross);
    }

    private void refund(SplittableRandom random, String key) {
        var keys = left.keySet().stream().sorted().toList();
        if (keys.isEmpty()) {
            return;
        }
        var sale = keys.get(random.nextInt(keys.size()));
        var amount = Money.ofMinor(CurrencyUnit.USD, random.nextLong(1, 30_000));
        try {
            database.bean(Settlement.class).refund(sale, amount, key);
        } catch (ProblemException refused) {
            assertThat(amount.isGreaterThan(left.getOrDefault(sale, usd("0.00")))).isTrue();
            return;
        }
        SettlementFixtures.gaveBack(database, key, amount);
        left.compute(sale, (_, before) -> before == null ? null : before.minus(amount));
        sold = sold.minus(amount);
    }

    private void settle(SplittableRandom random) {
        var payouts = database.bean(Payouts.class);
        for (var payout : payouts.in(List.of(Payout.State.READY))) {
            var by = SettlementFixtures.by(payout.payee());
            switch (random.nextInt(3)) {
                case 0 -> payouts.failed(by, payout.id(), "It failed.");
                case 1 -> payouts.paid(by, payout.id(), null);
                default -> {
                    payouts.paid(by, payout.id(), null);
                    if (random.nextBoolean()) {
                        payouts.failed(by, payout.id(), "It came back.");
                    }
                }
            }
        }
    }

    private static Money house() {
        return database.bean(Ledger.class)
                .balance(
                        Account.ofHouse(
                                AccountCode.revenue(RevenueStream.TICKETS), CurrencyUnit.USD));
    }
}
