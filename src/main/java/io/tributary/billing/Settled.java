package io.tributary.billing;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a change comes to: the days that are left are credited as they were charged, and charged
 * anew.
 *
 * @param before what these days were charged; null when they were not
 * @param kept of that, in minor units, for the days until today
 * @param days that are charged at the new price
 * @param charged for them, in minor units
 * @param anchor what the periods are counted from
 */
record Settled(
        ChargeStore.@Nullable Charged before,
        long kept,
        BillingCalendar.Days days,
        long charged,
        LocalDate anchor,
        List<LineDraft> lines) {
    Settled {
        lines = List.copyOf(lines);
    }

    /** Nothing was charged for the days, and nothing is. */
    static Settled nothing(Subscription old, LocalDate today) {
        return new Settled(
                null, 0, new BillingCalendar.Days(today, old.dueOn()), 0, old.anchor(), List.of());
    }

    /**
     * The days from today on, credited and charged anew.
     *
     * @param component with quantity 0 when it is no more
     * @param period that the days are a part of
     */
    static Settled of(
            ChargeStore.@Nullable Charged before,
            Subscription changed,
            Component component,
            BillingCalendar.Days days,
            BillingCalendar.Days period) {
        var lines = new ArrayList<LineDraft>();
        var currency = changed.price().currency();
        var kept = Money.zero(currency);
        if (before != null) {
            var whole = Money.ofMinor(currency, before.netMinor());
            long left = left(before, days.from()).count();
            long of = before.days().count();
            kept = whole.multipliedBy(of - left).dividedBy(of, PriceModel.ROUNDING);
            var credit = whole.minus(kept);
            if (!credit.isZero()) {
                lines.add(credited(before, days.from(), credit));
            }
        }
        var charge =
                component.quantity().signum() == 0
                        ? Money.zero(currency)
                        : Charging.part(component, days, period);
        if (!charge.isZero()) {
            lines.add(Charging.line(component, days, period, charge, changed.id()));
        }
        return new Settled(
                before,
                kept.getAmountMinorLong(),
                days,
                charge.getAmountMinorLong(),
                changed.anchor(),
                lines);
    }

    static BillingCalendar.Days left(ChargeStore.Charged charged, LocalDate today) {
        return new BillingCalendar.Days(today, charged.days().until());
    }

    private static LineDraft credited(ChargeStore.Charged charged, LocalDate today, Money credit) {
        var product = charged.price().product();
        var days = left(charged, today);
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
