package io.tributary.billing;

import org.joda.money.Money;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is credited of a month's fee when the service level was missed: the lower the availability,
 * the more.
 *
 * @param steps from the highest bound to the lowest
 */
public record ServiceLadder(List<Step> steps) {
    private static final int BASIS_POINTS = 10_000;
    private static final int PERCENT_OF_MILLIONTHS = 4;

    /**
     * One step.
     *
     * @param below in millionths of availability
     * @param creditBps of the month's fee, in basis points
     */
    public record Step(int below, int creditBps) {}

    public ServiceLadder {
        steps = steps.stream().sorted(Comparator.comparingInt(Step::below).reversed()).toList();
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a service level without a step promises nothing");
        }
    }

    /** What is promised, in millionths. */
    public int target() {
        return steps.getFirst().below();
    }

    /** What is credited at that availability; 0 when the promise was kept. */
    int creditBps(int millionths) {
        return steps.stream()
                .filter(step -> millionths < step.below())
                .mapToInt(Step::creditBps)
                .max()
                .orElse(0);
    }

    static Money credit(Money fee, int bps) {
        return fee.multipliedBy(bps).dividedBy(BASIS_POINTS, PriceModel.ROUNDING);
    }

    /** {@code 99.9 %}. */
    public static String percent(int millionths) {
        var percent = BigDecimal.valueOf(millionths, PERCENT_OF_MILLIONTHS).stripTrailingZeros();
        return percent.setScale(Math.max(0, percent.scale())).toPlainString() + " %";
    }

    /** {@code 25 %}. */
    public static String share(int bps) {
        return percent(bps * (Availability.WHOLE / BASIS_POINTS));
    }

    /** As a table of the partnership agreement. */
    String table() {
        return steps.stream()
                .map(
                        step ->
                                "| below %s | %s |"
                                        .formatted(percent(step.below()), share(step.creditBps())))
                .collect(
                        Collectors.joining(
                                "\n", "| Availability of the month | Credit of its fee |\n", ""));
    }
}
