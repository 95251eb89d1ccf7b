package io.tributary.settlement;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.time.LocalDate;

/**
 * What a payee has in one currency, by where it is.
 *
 * @param pending in its hold, or held
 * @param available can be paid with the next payout
 * @param reserve kept for refunds to come
 * @param inTransit on its way to the payee
 * @param owed what the payee owes back
 * @param paid what arrived so far
 */
public record Wallet(
        Money pending, Money available, Money reserve, Money inTransit, Money owed, Money paid) {
    /**
     * What becomes free on a day.
     *
     * @param matures earnings whose hold ends; a part of them is kept in the reserve
     * @param released from the reserve
     */
    public record Free(LocalDate day, Money matures, Money released) {}

    public CurrencyUnit currency() {
        return pending.getCurrencyUnit();
    }
}
