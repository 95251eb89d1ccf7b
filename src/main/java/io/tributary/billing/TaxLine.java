package io.tributary.billing;

import org.joda.money.Money;

/**
 * The tax of all lines of one category and rate, on their sum (EN 16931, BR-CO-17).
 *
 * @param base the sum of their nets
 */
public record TaxLine(TaxTreatment treatment, Money base, Money tax) {
    TaxLine negated() {
        return new TaxLine(treatment, base.negated(), tax.negated());
    }

    /** With another of the same treatment. */
    TaxLine plus(TaxLine other) {
        return new TaxLine(treatment, base.plus(other.base), tax.plus(other.tax));
    }
}
