package io.tributary.billing;

import io.tributary.kernel.Amounts;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * What may be agreed for a product in one currency.
 *
 * @param interval that the amounts are for
 * @param least the lowest price
 * @param most the highest; null when there is none
 */
public record ContractRange(Interval interval, Money least, @Nullable Money most) {
    /** Whether that price lies within; a price by the month is compared by what it makes a year. */
    public boolean allows(Money price, Interval every) {
        if ((every == Interval.ONCE) != (interval == Interval.ONCE)) {
            return false;
        }
        var made = price.multipliedBy(Math.max(1, interval.months()));
        long times = Math.max(1, every.months());
        return !made.isLessThan(least.multipliedBy(times))
                && (most == null || !made.isGreaterThan(most.multipliedBy(times)));
    }

    /** For people: {@code 2,000.00 USD to 10,000.00 USD once}. */
    public String told() {
        return most == null
                ? "from " + Amounts.text(least) + " " + interval.label()
                : Amounts.text(least) + " to " + Amounts.text(most) + " " + interval.label();
    }
}
