package io.tributary.settlement;

import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.Posting;
import io.tributary.ledger.Source;
import io.tributary.platform.OneByOne;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.Money;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Makes available what has been held long enough, less the reserve, and releases reserves. It asks
 * what is due, in slices of one wallet, by as many servers as there are.
 */
public final class Maturing {
    private static final Scope SCOPE = Scope.system("maturing");

    /** Earnings a transaction. */
    private static final int SLICE = 500;

    private final MaturingStore store;
    private final Payables payables;
    private final Payees payees;
    private final Ledger ledger;
    private final Transactions transactions;
    private final InstantSource clock;

    Maturing(
            MaturingStore store,
            Payables payables,
            Payees payees,
            Ledger ledger,
            Transactions transactions,
            InstantSource clock) {
        this.store = store;
        this.payables = payables;
        this.payees = payees;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Does all that is due. Whoever cannot mature is left to the next round, and holds nobody up.
     */
    public void run() {
        each("settlement.mature", store::maturing, this::mature);
        each("settlement.release", store::releasing, this::release);
    }

    private void each(
            String doing,
            Function<Instant, List<EarningStore.Wallet>> due,
            Predicate<EarningStore.Wallet> slice) {
        OneByOne.each(
                doing,
                transactions.in(SCOPE, () -> due.apply(clock.instant())),
                wallet -> wallet.payee() + " " + wallet.currency(),
                wallet -> {
                    while (transactions.in(SCOPE, () -> store.lock(wallet) && slice.test(wallet))) {
                        // one slice after the other
                    }
                });
    }

    private boolean mature(EarningStore.Wallet wallet) {
        var now = clock.instant();
        var due = store.maturing(wallet, now, SLICE);
        if (due.isEmpty()) {
            return false;
        }
        var terms = payees.terms(wallet.payee());
        var releasedAt = now.plus(Duration.ofDays(terms.reserveDays()));
        var postings = new ArrayList<Posting>();
        for (var earning : due) {
            var left = earning.left();
            var reserve =
                    left.multipliedBy(terms.reserveBps())
                            .dividedBy(SplitRule.WHOLE, RoundingMode.DOWN);
            store.matured(earning.id(), reserve, now, releasedAt);
            payables.add(
                    earning.payee(),
                    Payables.Kind.EARNING,
                    earning.id(),
                    earning.title(),
                    left.minus(reserve));
            postings.add(
                    Posting.of(
                                    "earning.matured",
                                    "earning.matured/" + earning.id(),
                                    now,
                                    new Source("earning", earning.id()))
                            .debit(account(wallet, AccountCode.PENDING), left)
                            .credit(account(wallet, AccountCode.AVAILABLE), left.minus(reserve))
                            .credit(account(wallet, AccountCode.RESERVE), reserve)
                            .done());
        }
        ledger.record(postings);
        return true;
    }

    private boolean release(EarningStore.Wallet wallet) {
        var now = clock.instant();
        var due = store.releasing(wallet, now, SLICE);
        if (due.isEmpty()) {
            return false;
        }
        var postings = new ArrayList<Posting>();
        for (var earning : due) {
            Money reserve = earning.reserve();
            store.released(earning.id());
            payables.add(
                    earning.payee(),
                    Payables.Kind.RESERVE,
                    earning.id(),
                    "Reserve released: " + earning.title(),
                    reserve);
            postings.add(
                    Posting.of(
                                    "reserve.released",
                                    "reserve.released/" + earning.id(),
                                    now,
                                    new Source("earning", earning.id()))
                            .debit(account(wallet, AccountCode.RESERVE), reserve)
                            .credit(account(wallet, AccountCode.AVAILABLE), reserve)
                            .done());
        }
        ledger.record(postings);
        return true;
    }

    private static Account account(EarningStore.Wallet wallet, AccountCode code) {
        return new Account(wallet.payee(), code, wallet.currency());
    }
}
