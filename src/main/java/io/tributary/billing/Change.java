package io.tributary.billing;

import io.tributary.kernel.ProblemException;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A subscription at another price from today on. What is credited is the part of what these very
 * days were charged, so that however often it changes in one period, no more is credited than was
 * charged.
 */
record Change(Subscription old, PriceVersion price, BigDecimal quantity, LocalDate today) {
    /**
     * What it comes to.
     *
     * @param kept of the old charge, in minor units, for the days until today
     * @param days that are charged at the new price
     * @param charged for them, in minor units
     * @param anchor what the periods are counted from
     */
    record Settled(
            long kept,
            BillingCalendar.Days days,
            long charged,
            LocalDate anchor,
            List<LineDraft> lines) {
        Settled {
            lines = List.copyOf(lines);
        }
    }

    static ProblemException notNow() {
        return new ProblemException(
                SubscriptionProblem.NOT_NOW,
                "The subscription must be active and go on. Nothing was changed.");
    }

    void requirePossible() {
        boolean goesOn =
                (old.state() == Subscription.State.ACTIVE
                                || old.state() == Subscription.State.TRIAL)
                        && old.endsOn() == null
                        && !old.pauseAsked();
        var family = price.product().family();
        if (!goesOn
                || family == null
                || !Objects.equals(family, old.price().product().family())
                || !price.currency().equals(old.price().currency())
                || quantity.signum() <= 0) {
            throw notNow();
        }
    }

    Subscription changed() {
        return new Subscription(
                old.id(),
                old.customer(),
                price,
                quantity,
                old.state(),
                old.zone(),
                sameInterval() ? old.anchor() : today,
                old.terms(),
                old.dueOn(),
                null,
                false,
                null);
    }

    private boolean sameInterval() {
        return price.interval() == old.price().interval();
    }

    Settled settle(ChargeStore.Charged charged) {
        var whole = Money.ofMinor(price.currency(), charged.netMinor());
        long used = charged.days().count() - left(charged).count();
        var kept = whole.multipliedBy(used).dividedBy(charged.days().count(), PriceModel.ROUNDING);
        var credit = whole.minus(kept);
        var changed = changed();
        var period = changed.calendar().around(today);
        var days = sameInterval() ? left(charged) : new BillingCalendar.Days(today, period.until());
        var charge = Charging.part(changed.plan(), days, period);
        var lines = new ArrayList<LineDraft>();
        if (!credit.isZero()) {
            lines.add(credited(charged, credit));
        }
        if (!charge.isZero()) {
            lines.add(Charging.line(changed.plan(), days, period, charge, changed.id()));
        }
        return new Settled(
                kept.getAmountMinorLong(),
                days,
                charge.getAmountMinorLong(),
                changed.anchor(),
                lines);
    }

    /** In a trial nothing was charged, and nothing is. */
    Settled nothing() {
        return new Settled(
                0, new BillingCalendar.Days(today, old.dueOn()), 0, old.anchor(), List.of());
    }

    private BillingCalendar.Days left(ChargeStore.Charged charged) {
        return new BillingCalendar.Days(today, charged.days().until());
    }

    private LineDraft credited(ChargeStore.Charged charged, Money credit) {
        var product = charged.price().product();
        var days = left(charged);
        return LineDraft.one(
                product.name() + ", unused: " + Charging.told(days),
                product.stream(),
                credit.negated(),
                days.from(),
                days.until(),
                "%d of the %d days that were charged; what they cost less what the used days cost,"
                                .formatted(days.count(), charged.days().count())
                        + " rounded half up.");
    }
}
