package io.tributary.billing;

import io.tributary.identity.Grant;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * A price that never changes.
 *
 * @param version counts from 1 for each product, and for each customer's own price
 * @param agreed whether it was agreed with one customer; else it is everybody's
 * @param grants what the organization may do while it pays it
 * @param metered what it costs to use more than is included
 */
public record PriceVersion(
        UUID id,
        Product product,
        int version,
        boolean agreed,
        CurrencyUnit currency,
        Interval interval,
        PriceModel model,
        List<Grant> grants,
        List<Metered> metered) {
    private static final int MONTHS_A_YEAR = 12;

    public PriceVersion {
        grants = List.copyOf(grants);
        metered = List.copyOf(metered);
    }

    /** For one interval. */
    public Money price(BigDecimal quantity) {
        return model.price(quantity, currency);
    }

    /**
     * What it brings in a month: a twelfth of a year's price, rounded; nothing when charged once.
     */
    public Money monthly(BigDecimal quantity) {
        return switch (interval) {
            case MONTH -> price(quantity);
            case YEAR ->
                    price(quantity)
                            .dividedBy(BigDecimal.valueOf(MONTHS_A_YEAR), PriceModel.ROUNDING);
            case ONCE -> Money.zero(currency);
        };
    }

    Metered metered(Meter meter) {
        return metered.stream()
                .filter(one -> one.meter() == meter)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no price for " + meter.label()));
    }

    /** For the explanation of a line. */
    String told() {
        return "Price version %d of %s: %s %s."
                .formatted(version, product.code(), model.told(), interval.label());
    }
}
