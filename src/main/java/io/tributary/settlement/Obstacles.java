package io.tributary.settlement;

import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;

import org.joda.money.Money;

import java.time.LocalDate;
import java.util.Optional;

/** What keeps a payee from being paid, as a sentence that says what to do about it. */
final class Obstacles {
    private final Payees payees;
    private final Payables payables;
    private final WalletStore wallets;
    private final Organizations organizations;

    Obstacles(Payees payees, Payables payables, WalletStore wallets, Organizations organizations) {
        this.payees = payees;
        this.payables = payables;
        this.wallets = wallets;
        this.organizations = organizations;
    }

    /**
     * The first thing that stands in the way.
     *
     * @param minds whether the minimum counts
     */
    Optional<PayoutSkip> of(Payee payee, EarningStore.Wallet wallet, LocalDate day, boolean minds) {
        var free = payables.free(wallet);
        var paused = payee.paused();
        if (!free.isPositive()) {
            return skip(
                    payee,
                    wallet,
                    day,
                    free,
                    PayoutSkip.Reason.NOTHING_AVAILABLE,
                    "Nothing is available yet.");
        }
        if (paused != null) {
            return skip(payee, wallet, day, free, PayoutSkip.Reason.PAUSED, paused);
        }
        if (!isActive(payee)) {
            return skip(
                    payee,
                    wallet,
                    day,
                    free,
                    PayoutSkip.Reason.SUSPENDED,
                    "The organization is suspended. Payouts go on when it is active again.");
        }
        if (!payee.profile().isComplete()) {
            return skip(
                    payee,
                    wallet,
                    day,
                    free,
                    PayoutSkip.Reason.NO_PROFILE,
                    "Your name and address are missing. Complete them in the payout settings.");
        }
        var method = payees.method(payee.organization(), wallet.currency());
        if (method.isEmpty()) {
            return skip(
                    payee,
                    wallet,
                    day,
                    free,
                    PayoutSkip.Reason.NO_METHOD,
                    "There is no way to pay you in "
                            + wallet.currency()
                            + ". Add one in the payout settings.");
        }
        var minimum = method.get().minimum();
        if (minds && free.isLessThan(minimum)) {
            return skip(
                    payee,
                    wallet,
                    day,
                    free,
                    PayoutSkip.Reason.BELOW_MINIMUM,
                    free + " is less than your minimum of " + minimum + ".");
        }
        return Optional.empty();
    }

    private boolean isActive(Payee payee) {
        return organizations
                .find(payee.organization())
                .map(found -> found.status() == Organization.Status.ACTIVE)
                .orElse(false);
    }

    private Optional<PayoutSkip> skip(
            Payee payee,
            EarningStore.Wallet wallet,
            LocalDate day,
            Money free,
            PayoutSkip.Reason reason,
            String sentence) {
        return Optional.of(
                new PayoutSkip(
                        payee.organization(),
                        day,
                        reason,
                        sentence,
                        free,
                        wallets.nextFree(wallet).orElse(null)));
    }
}
