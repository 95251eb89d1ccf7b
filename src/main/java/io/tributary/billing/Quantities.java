package io.tributary.billing;

import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/** How much of something can be had. */
final class Quantities {
    private Quantities() {}

    /** Whole, and from the least to the most. */
    static void require(BigDecimal quantity, int least, int most) {
        boolean isWhole = quantity.stripTrailingZeros().scale() <= 0;
        if (!isWhole
                || quantity.compareTo(BigDecimal.valueOf(least)) < 0
                || quantity.compareTo(BigDecimal.valueOf(most)) > 0) {
            var words =
                    String.format(
                            Locale.ROOT, "This is a whole number from %,d to %,d.", least, most);
            throw new ProblemException(
                    SubscriptionProblem.WRONG_QUANTITY,
                    words,
                    List.of(new InputError("quantity", words)));
        }
    }
}
