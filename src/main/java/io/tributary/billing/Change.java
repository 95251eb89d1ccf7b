package io.tributary.billing;

import io.tributary.kernel.ProblemException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Objects;

/**
 * A subscription at another price from today on. What is credited is the part of what these very
 * days were charged, so that however often it changes in one period, no more is credited than was
 * charged.
 */
record Change(Subscription old, PriceVersion price, BigDecimal quantity, LocalDate today) {
    static ProblemException notNow() {
        return new ProblemException(
                SubscriptionProblem.NOT_NOW,
                "The subscription must be active and go on. Nothing was changed.");
    }

    static void requireGoingOn(Subscription subscription) {
        boolean goesOn =
                (subscription.state() == Subscription.State.ACTIVE
                                || subscription.state() == Subscription.State.TRIAL)
                        && subscription.endsOn() == null
                        && !subscription.pauseAsked();
        if (!goesOn) {
            throw notNow();
        }
    }

    /** What was agreed stays as it was agreed: the customer alone cannot change or end it. */
    static void requireOwnChoice(Subscription subscription) {
        if (subscription.price().agreed()) {
            throw new ProblemException(
                    SubscriptionProblem.AGREED_IN_A_CONTRACT,
                    "This was agreed in a contract; write to us to change it. Nothing was done.");
        }
    }

    void requirePossible() {
        requireOwnChoice(old);
        requireGoingOn(old);
        Quantities.require(quantity, 1, AddOns.MOST);
        var family = price.product().family();
        if (family == null
                || !Objects.equals(family, old.price().product().family())
                || !price.currency().equals(old.price().currency())) {
            throw notNow();
        }
        if (!old.addOns().isEmpty() && !sameInterval()) {
            throw new ProblemException(
                    SubscriptionProblem.NOT_NOW,
                    "Take the add-ons away first: they are not sold for that interval.");
        }
    }

    boolean changesNothing() {
        return price.id().equals(old.price().id()) && quantity.compareTo(old.quantity()) == 0;
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
                null,
                null,
                old.addOns());
    }

    private boolean sameInterval() {
        return price.interval() == old.price().interval();
    }

    Settled settle(ChargeStore.Charged charged) {
        var changed = changed();
        var period = changed.calendar().around(today);
        var days =
                sameInterval()
                        ? Settled.left(charged, today)
                        : new BillingCalendar.Days(today, period.until());
        return Settled.of(charged, changed, changed.plan(), days, period);
    }
}
