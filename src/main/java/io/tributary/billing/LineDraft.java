package io.tributary.billing;

import io.tributary.kernel.RevenueStream;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One line of an invoice to be, before tax. A negative net is a correction in the customer's
 * favour.
 *
 * @param description what was sold, as the customer knows it
 * @param quantity how much of it; negative on a correction
 * @param unitPrice of one, in major units, not rounded; never negative
 * @param net the amount, rounded once by the rule that the explanation names
 * @param from the first day it is for
 * @param until the day after the last
 * @param explanation how the amount came about: price version, usage snapshot, rounding
 * @param source the charge it comes from, if there is one
 */
public record LineDraft(
        String description,
        RevenueStream stream,
        BigDecimal quantity,
        BigDecimal unitPrice,
        Money net,
        LocalDate from,
        LocalDate until,
        String explanation,
        @Nullable UUID source) {
    public LineDraft {
        if (description.isBlank() || description.length() > 300) {
            throw new IllegalArgumentException("a line says in 1 to 300 characters what it is");
        }
        if (unitPrice.signum() < 0) {
            throw new IllegalArgumentException("a price below zero: correct by the quantity");
        }
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("a line for no day: " + from + " to " + until);
        }
    }

    /** One thing at one price, for the span of days. */
    public static LineDraft one(
            String description,
            RevenueStream stream,
            Money price,
            LocalDate from,
            LocalDate until,
            String explanation) {
        return new LineDraft(
                description,
                stream,
                BigDecimal.valueOf(price.isNegative() ? -1 : 1),
                price.abs().getAmount(),
                price,
                from,
                until,
                explanation,
                null);
    }

    /** The same the other way round: what was owed is credited. */
    public LineDraft negated() {
        return new LineDraft(
                description,
                stream,
                quantity.negate(),
                unitPrice,
                net.negated(),
                from,
                until,
                explanation,
                source);
    }
}
