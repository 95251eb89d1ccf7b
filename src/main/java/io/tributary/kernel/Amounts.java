package io.tributary.kernel;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Amounts as people read them: {@code 5,000.00 USD}. */
public final class Amounts {
    private Amounts() {}

    public static String text(Money amount) {
        return text(amount.getAmount()) + " " + amount.getCurrencyUnit().getCode();
    }

    /** With the decimals it has; a true minus sign before what is below zero. */
    public static String text(BigDecimal amount) {
        var pattern = new StringBuilder("#,##0");
        if (amount.scale() > 0) {
            pattern.append('.').repeat("0", amount.scale());
        }
        var digits =
                new DecimalFormat(pattern.toString(), DecimalFormatSymbols.getInstance(Locale.ROOT))
                        .format(amount.abs());
        return amount.signum() < 0 ? "\u2212" + digits : digits;
    }
}
