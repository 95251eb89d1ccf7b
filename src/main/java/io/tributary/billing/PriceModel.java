package io.tributary.billing;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * How a price follows from a quantity. An amount is computed exactly and rounded once, half up, to
 * the minor unit of its currency.
 */
public sealed interface PriceModel {
    /** The rounding of every price. */
    RoundingMode ROUNDING = RoundingMode.HALF_UP;

    /**
     * A step of a price by quantity.
     *
     * @param upTo up to and with so many units; null for all that are left
     * @param unitPrice of one unit, in major units
     */
    record Tier(@Nullable BigDecimal upTo, BigDecimal unitPrice) {
        public Tier {
            if (unitPrice.signum() < 0 || (upTo != null && upTo.signum() <= 0)) {
                throw new IllegalArgumentException("a step that goes down: " + upTo);
            }
        }
    }

    /** So much for each, whatever is used: seats at a fixed price. */
    record Flat(Money each) implements PriceModel {}

    /** So much for each unit, which may be less than a minor unit. */
    record PerUnit(BigDecimal unitPrice) implements PriceModel {}

    /** The units of each step at its price. */
    record Graduated(List<Tier> tiers) implements PriceModel {
        public Graduated {
            tiers = stepped(tiers);
        }
    }

    /** All units at the price of the step they reach. */
    record Volume(List<Tier> tiers) implements PriceModel {
        public Volume {
            tiers = stepped(tiers);
        }
    }

    /** So much for each package that is begun. */
    record Packages(BigDecimal size, Money each) implements PriceModel {
        public Packages {
            if (size.signum() <= 0) {
                throw new IllegalArgumentException("a package of " + size);
            }
        }
    }

    /** What is used at its graduated price, and at least so much. */
    record MinimumCommitment(Money minimum, List<Tier> tiers) implements PriceModel {
        public MinimumCommitment {
            tiers = stepped(tiers);
        }
    }

    /**
     * What so much costs.
     *
     * @param quantity not negative
     */
    default Money price(BigDecimal quantity, CurrencyUnit currency) {
        if (quantity.signum() < 0) {
            throw new IllegalArgumentException("less than nothing is not priced: " + quantity);
        }
        return switch (this) {
            case Flat(var each) -> each.multipliedBy(quantity, ROUNDING);
            case PerUnit(var unitPrice) ->
                    Money.of(currency, unitPrice.multiply(quantity), ROUNDING);
            case Graduated(var tiers) -> Money.of(currency, graduated(tiers, quantity), ROUNDING);
            case Volume(var tiers) ->
                    Money.of(currency, reached(tiers, quantity).multiply(quantity), ROUNDING);
            case Packages(var size, var each) ->
                    each.multipliedBy(quantity.divide(size, 0, RoundingMode.UP), ROUNDING);
            case MinimumCommitment(var minimum, var tiers) -> {
                var used = Money.of(currency, graduated(tiers, quantity), ROUNDING);
                yield used.isLessThan(minimum) ? minimum : used;
            }
        };
    }

    /** In a sentence, for an invoice's line. */
    default String told() {
        return switch (this) {
            case Flat(var each) -> each + " each";
            case PerUnit(var unitPrice) -> unitPrice.toPlainString() + " for each unit";
            case Graduated(var tiers) ->
                    "the units of each of " + tiers.size() + " steps at its price";
            case Volume(var tiers) ->
                    "all units at the price of the one of " + tiers.size() + " steps they reach";
            case Packages(var size, var each) ->
                    each + " for each " + size.toPlainString() + " that are begun";
            case MinimumCommitment(var minimum, _) -> "what is used, and at least " + minimum;
        };
    }

    private static BigDecimal graduated(List<Tier> tiers, BigDecimal quantity) {
        var sum = BigDecimal.ZERO;
        var below = BigDecimal.ZERO;
        for (var tier : tiers) {
            var top = tier.upTo();
            var reached = top == null ? quantity : quantity.min(top);
            sum = sum.add(reached.subtract(below).max(BigDecimal.ZERO).multiply(tier.unitPrice()));
            below = reached.max(below);
        }
        return sum;
    }

    private static BigDecimal reached(List<Tier> tiers, BigDecimal quantity) {
        return tiers.stream()
                .filter(
                        tier -> {
                            var top = tier.upTo();
                            return top == null || quantity.compareTo(top) <= 0;
                        })
                .findFirst()
                .orElseThrow()
                .unitPrice();
    }

    private static List<Tier> stepped(List<Tier> tiers) {
        var below = BigDecimal.ZERO;
        for (int i = 0; i < tiers.size(); i++) {
            var top = tiers.get(i).upTo();
            boolean isLast = i == tiers.size() - 1;
            if (isLast != (top == null) || (top != null && top.compareTo(below) <= 0)) {
                throw new IllegalArgumentException("steps rise, and only the last has no end");
            }
            below = top == null ? below : top;
        }
        if (tiers.isEmpty()) {
            throw new IllegalArgumentException("a price without steps");
        }
        return List.copyOf(tiers);
    }
}
