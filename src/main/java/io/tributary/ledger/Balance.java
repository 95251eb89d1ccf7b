package io.tributary.ledger;

import org.joda.money.Money;

/**
 * What an account holds.
 *
 * @param debits sum of all debits
 * @param credits sum of all credits, not negative
 */
public record Balance(Account account, Nature nature, Money debits, Money credits) {
    /** On which side of the books a kind of account stands. */
    public enum Nature {
        ASSET,
        LIABILITY,
        REVENUE,
        EXPENSE;

        /** Whether debits raise it. */
        public boolean isDebit() {
            return this == ASSET || this == EXPENSE;
        }
    }

    /** In its normal sign: debits less credits of assets and expenses, else the other way. */
    public Money amount() {
        var debit = debits.minus(credits);
        return nature.isDebit() ? debit : debit.negated();
    }
}
