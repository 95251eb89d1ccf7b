package io.tributary.settlement;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.Scope;
import io.tributary.platform.Switch;
import io.tributary.platform.Switches;
import io.tributary.platform.Transactions;

import org.joda.money.CurrencyUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Pays everybody whose day has come: one payee a transaction, by as many servers as there are, so
 * that a run that is killed goes on where it was. Missed days are paid as one. Who is not paid gets
 * the reason, and when more is free.
 */
public final class PayoutRun {
    /** Whether payouts are made when they are due. */
    static final Switch PAYING =
            new Switch(
                    "settlement.payouts",
                    "Payouts",
                    "When it is off, no payout is made; what became due is paid when it is on"
                            + " again.",
                    true,
                    false);

    private static final Logger LOG = LoggerFactory.getLogger(PayoutRun.class);
    private static final Scope SCOPE = Scope.system("the payout run");

    private final Maturing maturing;
    private final Payees payees;
    private final WalletStore wallets;
    private final PayoutStore payouts;
    private final Obstacles obstacles;
    private final Claiming claiming;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Switches switches;

    PayoutRun(
            Maturing maturing,
            Payees payees,
            WalletStore wallets,
            PayoutStore payouts,
            Obstacles obstacles,
            Claiming claiming,
            Transactions transactions,
            InstantSource clock,
            Switches switches) {
        this.maturing = maturing;
        this.payees = payees;
        this.wallets = wallets;
        this.payouts = payouts;
        this.obstacles = obstacles;
        this.claiming = claiming;
        this.transactions = transactions;
        this.clock = clock;
        this.switches = switches;
    }

    /**
     * Makes all payouts that are due, of all that has matured by now. A payee who cannot be paid is
     * parked, with the reason.
     */
    public void run() {
        maturing.run();
        while (switches.isOn(PAYING) && next()) {
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
                    claiming.net(wallet);
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
                    return claiming.claim(payee, wallet, today);
                });
    }

    private void pay(Payee payee, EarningStore.Wallet wallet, LocalDate day) {
        if (payouts.has(wallet, day)) {
            return;
        }
        claiming.net(wallet);
        obstacles
                .of(payee, wallet, day, true)
                .ifPresentOrElse(
                        skip -> payouts.skip(skip, clock.instant()),
                        () -> claiming.claim(payee, wallet, day));
    }
}
