package io.tributary.ledger.web;

import org.joda.money.Money;

import java.util.Locale;

/** Money as the books show it: the number with separators; the currency stands in its column. */
final class Amount {
    private Amount() {}

    static String of(Money money) {
        return String.format(
                        Locale.ROOT,
                        "%,." + money.getCurrencyUnit().getDecimalPlaces() + "f",
                        money.getAmount())
                .replace('-', '\u2212');
    }

    /** Nothing is shown as nothing. */
    static String unlessZero(Money money) {
        return money.isZero() ? "" : of(money);
    }
}
