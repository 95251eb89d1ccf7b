package io.tributary.settlement;

import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.Posting;
import io.tributary.ledger.Source;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.Money;

import java.math.RoundingMode;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;

/**
 * Makes available what has been held long enough, less the reserve, and releases reserves. It asks
 * what is due, in slices of one wallet, by as many servers as there are.
 */
public final class Maturing {
    private static final Scope SCOPE = Scope.system("maturing");

    /** Earnings a transaction. */
    private static final int SLICE = 500;

    private final EarningStore earnings;
    private final Payables payables;
    private final Payees payees;
    private final Ledger ledger;
    private final Transactions transactions;
    private final InstantSource clock;

    Maturing(
            EarningStore earnings,
            Payables payables,
            Payees payees,
            Ledger ledger,
            Transactions transactions,
            InstantSource clock) {
        this.earnings = earnings;
        this.payables = payables;
        this.payees = payees;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Does all that is due. */
    public void run() {
        while (transactions.in(SCOPE, this::mature)) {
            // one slice of one wallet after the other
        }
        while (transactions.in(SCOPE, this::release)) {
            // one slice of one wallet after the other
        }
    }

    private boolean mature() {
        var now = clock.instant();
        var due = earnings.lockMaturing(now);
        if (due.isEmpty()) {
            return false;
        }
        var wallet = due.get();
        var terms = payees.terms(wallet.payee());
        var releasedAt = now.plus(Duration.ofDays(terms.reserveDays()));
        var postings = new ArrayList<Posting>();
        for (var earning : earnings.maturing(wallet, now, SLICE)) {
            var left = earning.left();
            var reserve =
                    left.multipliedBy(terms.reserveBps())
                            .dividedBy(SplitRule.WHOLE, RoundingMode.DOWN);
            earnings.matured(earning.id(), reserve, now, releasedAt);
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

    private boolean release() {
        var now = clock.instant();
        var due = earnings.lockReleasing(now);
        if (due.isEmpty()) {
            return false;
        }
        var wallet = due.get();
        var postings = new ArrayList<Posting>();
        for (var earning : earnings.releasing(wallet, now, SLICE)) {
            Money reserve = earning.reserve();
            earnings.takeReserve(earning.id(), reserve);
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
