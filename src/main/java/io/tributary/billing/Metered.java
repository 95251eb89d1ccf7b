package io.tributary.billing;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;

/**
 * What a price charges for usage beyond what it includes, when the period is over.
 *
 * @param included in a whole period; a part of one includes its part, rounded up
 * @param model the price of what is beyond
 */
public record Metered(Meter meter, long included, PriceModel model) {
    public Metered {
        if (included < 0) {
            throw new IllegalArgumentException("less than nothing is included: " + included);
        }
    }

    /** How much those days of a period include. */
    long included(long days, long ofDays) {
        return Math.ceilDiv(Math.multiplyExact(included, days), ofDays);
    }

    /** What so much costs in all when so much of it is included. */
    Money price(long quantity, long free, CurrencyUnit currency) {
        return model.price(BigDecimal.valueOf(Math.max(0, quantity - free)), currency);
    }
}
