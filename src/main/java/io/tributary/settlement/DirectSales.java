package io.tributary.settlement;

import io.tributary.kernel.ProblemException;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.Posting;
import io.tributary.ledger.Source;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.Money;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Sales whose money came to the house's bank and not through a payment provider: at a box office,
 * by a wire. The operator writes them down.
 */
public final class DirectSales {
    /** How their keys begin. */
    public static final String PREFIX = "direct/";

    private static final Scope SCOPE = Scope.system("direct sales");

    private final Settlement settlement;
    private final SaleStore sales;
    private final Ledger ledger;
    private final Transactions transactions;
    private final InstantSource clock;

    DirectSales(
            Settlement settlement,
            SaleStore sales,
            Ledger ledger,
            Transactions transactions,
            InstantSource clock) {
        this.settlement = settlement;
        this.sales = sales;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether it is one of these: what was paid otherwise goes back the way it came. */
    public static boolean isDirect(Sold sale) {
        return sale.key().startsWith(PREFIX);
    }

    /**
     * Its money came in, and is divided. The same again changes nothing.
     *
     * @throws ProblemException as {@link Settlement#distribute}
     */
    public void record(Sale sale) {
        transactions.run(
                SCOPE,
                () -> {
                    move(
                            "direct-sale.received",
                            sale.key(),
                            AccountCode.BANK,
                            AccountCode.SALES_CLEARING,
                            sale.gross());
                    settlement.distribute(sale);
                });
    }

    /**
     * So much of it went back from the house's bank. The same key again changes nothing.
     *
     * @throws ProblemException as {@link Settlement#refund}
     */
    void giveBack(String sale, Money amount, String key) {
        transactions.run(
                SCOPE,
                () -> {
                    move(
                            "direct-sale.refunded",
                            key,
                            AccountCode.SALES_CLEARING,
                            AccountCode.BANK,
                            amount);
                    settlement.refund(sale, amount, key);
                });
    }

    /** What went back under other keys. Nothing more does until the caller's transaction ends. */
    Money lockGivenBack(String sale, String key) {
        return transactions.in(
                SCOPE,
                () -> {
                    var locked = sales.lock(sale).orElseThrow();
                    return Money.ofMinor(
                            locked.left().gross().getCurrencyUnit(),
                            sales.reversedBut(locked.id(), key));
                });
    }

    private void move(String kind, String key, AccountCode to, AccountCode from, Money amount) {
        var currency = amount.getCurrencyUnit();
        var id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        ledger.record(
                Posting.of(kind, kind + "/" + key, clock.instant(), new Source("sale", id))
                        .debit(Account.ofHouse(to, currency), amount)
                        .credit(Account.ofHouse(from, currency), amount)
                        .done());
    }

    /** All sales that were divided, whoever sold, the newest first. */
    public List<Sold> newest() {
        return transactions.in(
                SCOPE, () -> sales.newest(100).stream().map(DirectSales::sold).toList());
    }

    /** A sale. */
    public Optional<Sold> find(String key) {
        return transactions.in(SCOPE, () -> sales.find(key).map(DirectSales::sold));
    }

    private static Sold sold(SaleStore.Kept kept) {
        return new Sold(
                kept.key(),
                kept.seller(),
                kept.rule(),
                kept.stream(),
                kept.title(),
                kept.gross(),
                kept.left().gross(),
                kept.left().house(),
                kept.soldAt());
    }
}
