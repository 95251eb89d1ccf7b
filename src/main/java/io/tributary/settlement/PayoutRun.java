package io.tributary.settlement;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.Posting;
import io.tributary.ledger.Source;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.math.RoundingMode;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Pays everybody whose day has come: one payee a transaction, by as many servers as there are, so
 * that a run that is killed goes on where it was. Missed days are paid as one. Who is not paid gets
 * the reason, and when more is free.
 */
public final class PayoutRun {
    private static final Logger LOG = LoggerFactory.getLogger(PayoutRun.class);
    private static final Scope SCOPE = Scope.system("the payout run");

    private final Maturing maturing;
    private final Payees payees;
    private final WalletStore wallets;
    private final Payables payables;
    private final PayoutStore payouts;
    private final Obstacles obstacles;
    private final Routes routes;
    private final Ledger ledger;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    PayoutRun(
            Maturing maturing,
            Payees payees,
            WalletStore wallets,
            Payables payables,
            PayoutStore payouts,
            Obstacles obstacles,
            Routes routes,
            Ledger ledger,
            Transactions transactions,
            InstantSource clock) {
        this.maturing = maturing;
        this.payees = payees;
        this.wallets = wallets;
        this.payables = payables;
        this.payouts = payouts;
        this.obstacles = obstacles;
        this.routes = routes;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Makes all payouts that are due, of all that has matured by now. A payee who cannot be paid is
     * parked, with the reason.
     */
    public void run() {
        maturing.run();
        while (next()) {
            // one payee after the other
        }
    }

    private boolean next() {
        var atWork = new AtomicReference<Payee>();
        try {
            return transactions.in(
                    SCOPE,
                    () -> {
                        var due = payees.lockDue();
                        due.ifPresent(
                                payee -> {
                                    atWork.set(payee);
                                    payAll(payee);
                                });
                        return due.isPresent();
                    });
        } catch (RuntimeException refused) {
            var payee = atWork.get();
            if (payee == null) {
                throw refused;
            }
            LOG.error("payee {} is parked", payee.organization(), refused);
            payees.park(payee.organization(), refused);
            return true;
        }
    }

    private void payAll(Payee payee) {
        var day = payees.payingDay(payee);
        wallets.lock(payee.organization()).forEach(wallet -> pay(payee, wallet, day));
        payees.paidOn(payee, day);
    }

    /**
     * Pays one payee today, whatever its schedule and its minimum say.
     *
     * @throws ProblemException {@link SettlementProblem#NOTHING_TO_PAY}, with the reason
     */
    public Payout payNow(OrganizationId organization, CurrencyUnit currency) {
        return transactions.in(
                SCOPE,
                () -> {
                    var payee = payees.of(organization);
                    payees.lock(organization);
                    var wallet = new EarningStore.Wallet(organization, currency);
                    wallets.lock(organization);
                    net(wallet);
                    var today = LocalDate.ofInstant(clock.instant(), payee.zone());
                    var obstacle = obstacles.of(payee, wallet, today, false);
                    if (obstacle.isPresent()) {
                        throw new ProblemException(
                                SettlementProblem.NOTHING_TO_PAY, obstacle.get().sentence());
                    }
                    if (payouts.has(wallet, today)) {
                        throw new ProblemException(
                                SettlementProblem.NOTHING_TO_PAY,
                                "There is a payout of today in this currency already.");
                    }
                    return claim(payee, wallet, today);
                });
    }

    private void pay(Payee payee, EarningStore.Wallet wallet, LocalDate day) {
        if (payouts.has(wallet, day)) {
            return;
        }
        net(wallet);
        obstacles
                .of(payee, wallet, day, true)
                .ifPresentOrElse(
                        skip -> payouts.skip(skip, clock.instant()),
                        () -> claim(payee, wallet, day));
    }

    /** What is owed back is taken from what is available. */
    private void net(EarningStore.Wallet wallet) {
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

    private Payout claim(Payee payee, EarningStore.Wallet wallet, LocalDate day) {
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
