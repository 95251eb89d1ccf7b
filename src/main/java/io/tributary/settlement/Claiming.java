package io.tributary.settlement;

import io.tributary.kernel.UuidV7;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.Posting;
import io.tributary.ledger.Source;

import org.joda.money.Money;

import java.math.RoundingMode;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;

/**
 * Makes a payout of all that is free in a wallet, in the surrounding transaction, in which the
 * wallet is locked.
 */
final class Claiming {
    private final Payees payees;
    private final Payables payables;
    private final PayoutStore payouts;
    private final Routes routes;
    private final Ledger ledger;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Claiming(
            Payees payees,
            Payables payables,
            PayoutStore payouts,
            Routes routes,
            Ledger ledger,
            InstantSource clock) {
        this.payees = payees;
        this.payables = payables;
        this.payouts = payouts;
        this.routes = routes;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What is owed back is taken from what is available. */
    void net(EarningStore.Wallet wallet) {
        var netted = Reversing.least(payables.owed(wallet), payables.free(wallet));
        if (netted.isZero()) {
            return;
        }
        var id = UuidV7.at(clock.instant(), random);
        payables.owe(wallet.payee(), null, "Netted", netted.negated());
        payables.add(
                wallet.payee(),
                Payables.Kind.CLAWBACK,
                null,
                "Owed back from earlier",
                netted.negated());
        ledger.record(
                Posting.of(
                                "clawback.netted",
                                "clawback.netted/" + id,
                                clock.instant(),
                                new Source("clawback", id))
                        .debit(account(wallet, AccountCode.AVAILABLE), netted)
                        .credit(account(wallet, AccountCode.CLAWBACK), netted)
                        .done());
    }

    /** The tax office's part is kept back; the rest is on its way from here on. */
    Payout claim(Payee payee, EarningStore.Wallet wallet, LocalDate day) {
        var gross = payables.free(wallet);
        var withholding = payees.withholding(payee);
        var withheld = withheld(gross, withholding);
        var method = payees.method(payee.organization(), wallet.currency()).orElseThrow();
        Instant now = clock.instant();
        var payout =
                new Payout(
                        UuidV7.at(now, random),
                        payee.organization(),
                        day,
                        gross,
                        withheld,
                        withholding.basisPoints(),
                        method,
                        Payout.State.READY,
                        routes.provider(method.kind()).map(PayoutProvider::name).orElse(null),
                        null,
                        null,
                        now,
                        null);
        var posted =
                ledger.record(
                        Posting.of(
                                        "payout.claimed",
                                        "payout.claimed/" + payout.id(),
                                        now,
                                        new Source("payout", payout.id()))
                                .debit(account(wallet, AccountCode.AVAILABLE), gross)
                                .credit(account(wallet, AccountCode.IN_TRANSIT), payout.net())
                                .credit(
                                        Account.ofHouse(
                                                AccountCode.WITHHOLDING_PAYABLE, wallet.currency()),
                                        withheld)
                                .done());
        payouts.add(payout, posted.transaction());
        payables.claim(wallet, payout.id());
        return payout;
    }

    static Money withheld(Money gross, Payee.Withholding withholding) {
        return gross.multipliedBy(withholding.basisPoints())
                .dividedBy(SplitRule.WHOLE, RoundingMode.HALF_UP);
    }

    private static Account account(EarningStore.Wallet wallet, AccountCode code) {
        return new Account(wallet.payee(), code, wallet.currency());
    }
}
