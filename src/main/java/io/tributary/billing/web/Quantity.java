package io.tributary.billing.web;

import io.tributary.billing.SubscriptionProblem;
import io.tributary.kernel.ProblemException;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** How many, as it was typed. */
final class Quantity {
    private static final Pattern WHOLE = Pattern.compile("\\d{1,6}");

    private Quantity() {}

    static BigDecimal of(String typed) {
        var number = typed.strip();
        if (!WHOLE.matcher(number).matches()) {
            throw new ProblemException(
                    SubscriptionProblem.WRONG_QUANTITY, "This is not a whole number.");
        }
        return new BigDecimal(number);
    }
}
