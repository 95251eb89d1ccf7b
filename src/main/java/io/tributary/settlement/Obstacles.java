package io.tributary.settlement;

import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.kernel.Amounts;

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

    private record Obstacle(PayoutSkip.Reason reason, String sentence) {}

    /**
     * The first thing that stands in the way.
     *
     * @param minds whether the minimum counts
     */
    Optional<PayoutSkip> of(Payee payee, EarningStore.Wallet wallet, LocalDate day, boolean minds) {
        var free = payables.free(wallet);
        var method = payees.method(payee.organization(), wallet.currency());
        return ofPayee(payee, free)
                .or(() -> method.isEmpty() ? Optional.of(noMethod(wallet)) : Optional.empty())
                .or(() -> method.filter(_ -> minds).flatMap(to -> minimum(to, free)))
                .map(
                        obstacle ->
                                new PayoutSkip(
                                        payee.organization(),
                                        day,
                                        obstacle.reason(),
                                        obstacle.sentence(),
                                        free,
                                        wallets.nextFree(wallet).orElse(null)));
    }

    private Optional<Obstacle> ofPayee(Payee payee, Money free) {
        var paused = payee.paused();
        if (!free.isPositive()) {
            return obstacle(PayoutSkip.Reason.NOTHING_AVAILABLE, "Nothing is available yet.");
        }
        if (paused != null) {
            return obstacle(PayoutSkip.Reason.PAUSED, paused);
        }
        if (!isActive(payee)) {
            return obstacle(
                    PayoutSkip.Reason.SUSPENDED,
                    "The organization is suspended. Payouts go on when it is active again.");
        }
        return payee.profile().isComplete()
                ? Optional.empty()
                : obstacle(
                        PayoutSkip.Reason.NO_PROFILE,
                        "Your name and address are missing. Complete them in the payout"
                                + " settings.");
    }

    private static Optional<Obstacle> obstacle(PayoutSkip.Reason reason, String sentence) {
        return Optional.of(new Obstacle(reason, sentence));
    }

    private static Obstacle noMethod(EarningStore.Wallet wallet) {
        return new Obstacle(
                PayoutSkip.Reason.NO_METHOD,
                "There is no way to pay you in "
                        + wallet.currency()
                        + ". Add one in the payout settings.");
    }

    private static Optional<Obstacle> minimum(PayoutMethod to, Money free) {
        return free.isLessThan(to.minimum())
                ? obstacle(
                        PayoutSkip.Reason.BELOW_MINIMUM,
                        Amounts.text(free)
                                + " is less than your minimum of "
                                + Amounts.text(to.minimum())
                                + ".")
                : Optional.empty();
    }

    private boolean isActive(Payee payee) {
        return organizations
                .find(payee.organization())
                .map(found -> found.status() == Organization.Status.ACTIVE)
                .orElse(false);
    }
}
