package io.tributary.payments;

import io.tributary.kernel.OrganizationId;
import io.tributary.ledger.AccountCode;

import org.joda.money.Money;

import java.util.UUID;

/**
 * Something to be paid by card.
 *
 * @param customer who pays
 * @param amount more than nothing
 * @param paymentMethod one of the customer's
 * @param key pays once: {@code invoice/<id>/2}
 * @param credited the account that the payment is credited to: the customer's {@code receivable} or
 *     {@code credit}, else one of the house
 */
public record Charge(
        OrganizationId customer,
        Purpose purpose,
        Money amount,
        UUID paymentMethod,
        String key,
        AccountCode credited) {
    public Charge {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("nothing to pay: " + amount);
        }
    }
}
