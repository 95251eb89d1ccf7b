package io.tributary.ledger;

import org.joda.money.Money;

/**
 * One line of a transaction.
 *
 * @param amount a debit is positive, a credit negative; never zero
 */
public record Entry(Account account, Money amount) {
    public Entry {
        if (!account.currency().equals(amount.getCurrencyUnit())) {
            throw new IllegalArgumentException(
                    amount + " cannot be booked on an account in " + account.currency());
        }
        if (amount.isZero()) {
            throw new IllegalArgumentException("an entry of nothing on " + account);
        }
    }

    /** Of a positive amount. */
    public static Entry debit(Account account, Money amount) {
        return new Entry(account, positive(amount));
    }

    /** Of a positive amount. */
    public static Entry credit(Account account, Money amount) {
        return new Entry(account, positive(amount).negated());
    }

    private static Money positive(Money amount) {
        if (!amount.isPositive()) {
            throw new IllegalArgumentException("not a positive amount: " + amount);
        }
        return amount;
    }

    long minor() {
        return amount.getAmountMinorLong();
    }
}
