package io.tributary.billing;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.List;

/**
 * What a change comes to: what the days that are left were charged is given back, and they are
 * charged anew.
 *
 * @param before what these days were charged; null when they were not
 * @param kept of that, in minor units, for the days until today
 * @param days that are charged at the new price
 * @param charged for them, in minor units
 * @param anchor what the periods are counted from
 * @param unused what was charged for the days that are left, above zero; null when nothing was
 * @param lines what is charged for them anew
 */
record Settled(
        ChargeStore.@Nullable Charged before,
        long kept,
        BillingCalendar.Days days,
        long charged,
        LocalDate anchor,
        @Nullable LineDraft unused,
        List<LineDraft> lines) {
    Settled {
        lines = List.copyOf(lines);
    }

    /** Nothing was charged for the days, and nothing is. */
    static Settled nothing(Subscription old, LocalDate today) {
        return new Settled(
                null,
                0,
                new BillingCalendar.Days(today, old.dueOn()),
                0,
                old.anchor(),
                null,
                List.of());
    }

    /**
     * The days from today on, given back and charged anew.
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
        var currency = changed.price().currency();
        var kept = Money.zero(currency);
        LineDraft unused = null;
        if (before != null) {
            var whole = Money.ofMinor(currency, before.netMinor());
            long of = before.days().count();
            long used = of - left(before, days.from()).count();
            kept = whole.multipliedBy(used).dividedBy(of, PriceModel.ROUNDING);
            var left = whole.minus(kept);
            unused = left.isZero() ? null : unused(before, days.from(), left);
        }
        var charge =
                component.quantity().signum() == 0
                        ? Money.zero(currency)
                        : Charging.part(component, days, period);
        return new Settled(
                before,
                kept.getAmountMinorLong(),
                days,
                charge.getAmountMinorLong(),
                changed.anchor(),
                unused,
                charge.isZero()
                        ? List.of()
                        : List.of(Charging.line(component, days, period, charge, changed.id())));
    }

    static BillingCalendar.Days left(ChargeStore.Charged charged, LocalDate today) {
        return new BillingCalendar.Days(today, charged.days().until());
    }

    private static LineDraft unused(ChargeStore.Charged charged, LocalDate today, Money net) {
        var product = charged.price().product();
        var days = left(charged, today);
        return LineDraft.one(
                product.name() + ", unused: " + Charging.told(days),
                product.stream(),
                net,
                days.from(),
                days.until(),
                "%d of the %d days that were charged; what they cost less what the used days cost,"
                                .formatted(days.count(), charged.days().count())
                        + " rounded half up.");
    }
}
