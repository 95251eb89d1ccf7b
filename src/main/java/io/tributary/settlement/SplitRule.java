package io.tributary.settlement;

import io.tributary.kernel.Shares;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One version of how sales of a kind are divided. Taxes and what the payment provider took are out
 * before.
 *
 * @param rule the same for all its versions: {@code event-tickets}
 * @param restParty takes the share of a party that nobody plays in a sale
 * @param tierParty whose lifetime sales choose the tier; null when there is one tier
 * @param tiers the first counts from nothing
 */
public record SplitRule(
        UUID id,
        String rule,
        int version,
        String name,
        String restParty,
        @Nullable String tierParty,
        Instant effectiveFrom,
        List<Tier> tiers) {
    /** The party that the house itself plays, in every sale. */
    public static final String HOUSE = "platform";

    static final int WHOLE = 10_000;

    /**
     * What one party gets.
     *
     * @param basisPoints hundredths of a per cent
     * @param approval whether somebody has to approve each of its earnings
     */
    public record Share(String party, int basisPoints, boolean approval) {
        public Share {
            if (basisPoints < 0 || basisPoints > WHOLE) {
                throw new IllegalArgumentException(
                        party + " gets between 0 and 10,000 basis points, not " + basisPoints);
            }
        }
    }

    /**
     * Shares that count from some lifetime sales on.
     *
     * @param from lifetime sales, in each currency that has the tier; empty for the first tier
     * @param shares sum to 10,000 basis points
     */
    public record Tier(Map<CurrencyUnit, Money> from, List<Share> shares) {
        public Tier {
            from = Map.copyOf(from);
            shares = List.copyOf(shares);
            int sum = shares.stream().mapToInt(Share::basisPoints).sum();
            if (sum != WHOLE) {
                throw new IllegalArgumentException(
                        "the shares sum to " + sum + " basis points, not to 10,000");
            }
            if (shares.stream().map(Share::party).distinct().count() != shares.size()) {
                throw new IllegalArgumentException("a party has two shares");
            }
        }

        private boolean begins(Money lifetime) {
            var first = from.get(lifetime.getCurrencyUnit());
            return first != null && !lifetime.isLessThan(first);
        }
    }

    public SplitRule {
        tiers = List.copyOf(tiers);
        if (tiers.isEmpty() || !tiers.getFirst().from().isEmpty()) {
            throw new IllegalArgumentException("the first tier counts from nothing");
        }
        if (tiers.size() > 1 && tierParty == null) {
            throw new IllegalArgumentException("somebody's sales have to choose the tier");
        }
        requireRest(restParty, tiers);
        requireOrder(tiers);
    }

    private static void requireRest(String restParty, List<Tier> tiers) {
        for (var tier : tiers) {
            if (tier.shares().stream().noneMatch(share -> share.party().equals(restParty))) {
                throw new IllegalArgumentException(
                        restParty + " takes the rest and has to be named in every tier");
            }
        }
    }

    private static void requireOrder(List<Tier> tiers) {
        for (int i = 1; i < tiers.size(); i++) {
            var before = tiers.get(i - 1).from();
            var here = tiers.get(i).from();
            if (here.isEmpty() || (i > 1 && !here.keySet().equals(before.keySet()))) {
                throw new IllegalArgumentException("tiers name the same currencies");
            }
            here.forEach(
                    (currency, from) -> {
                        var earlier = before.getOrDefault(currency, Money.zero(currency));
                        if (!from.isGreaterThan(earlier)) {
                            throw new IllegalArgumentException(
                                    "a tier counts from more than the tier before it");
                        }
                    });
        }
    }

    /** All parties of all tiers. */
    public Set<String> parties() {
        var parties = new HashSet<String>();
        tiers.forEach(tier -> tier.shares().forEach(share -> parties.add(share.party())));
        return parties;
    }

    /** Whether earnings of the party wait for somebody's approval. */
    boolean needsApproval(String party) {
        return tiers.stream()
                .flatMap(tier -> tier.shares().stream())
                .anyMatch(share -> share.party().equals(party) && share.approval());
    }

    /**
     * Divides what is left of a sale.
     *
     * @param base not negative
     * @param lifetime what the tier party's sales came to before this one
     * @param present the parties that somebody plays; the rest goes to {@link #restParty}
     * @return what each of them gets, in the order of the shares; sums to the base
     */
    Map<String, Money> divide(Money base, Money lifetime, Set<String> present) {
        var parts = new LinkedHashMap<String, Money>();
        var currency = base.getCurrencyUnit();
        var from = lifetime;
        var end = lifetime.plus(base);
        while (from.isLessThan(end)) {
            int tier = tierAt(from);
            var until = endOf(tier, end);
            var slice = until.minus(from);
            var shares = tiers.get(tier).shares();
            var minor =
                    Shares.split(
                            slice.getAmountMinorLong(),
                            shares.stream().map(Share::basisPoints).toList());
            for (int i = 0; i < shares.size(); i++) {
                var party = shares.get(i).party();
                parts.merge(
                        present.contains(party) ? party : restParty,
                        Money.ofMinor(currency, minor.get(i)),
                        (a, b) -> a.plus(b));
            }
            from = until;
        }
        return parts;
    }

    private int tierAt(Money lifetime) {
        int tier = 0;
        for (int i = 1; i < tiers.size(); i++) {
            if (tiers.get(i).begins(lifetime)) {
                tier = i;
            }
        }
        return tier;
    }

    private Money endOf(int tier, Money end) {
        if (tier + 1 == tiers.size()) {
            return end;
        }
        var next = tiers.get(tier + 1).from().get(end.getCurrencyUnit());
        return next != null && next.isLessThan(end) ? next : end;
    }

    /** In words: {@code organizer 85 %, partner 5 % (with approval), platform 10 %}. */
    public List<String> told() {
        var told = new ArrayList<String>();
        for (var tier : tiers) {
            told.add(
                    String.join(
                            ", ",
                            tier.shares().stream()
                                    .map(
                                            share ->
                                                    share.party()
                                                            + " "
                                                            + percent(share.basisPoints())
                                                            + (share.approval()
                                                                    ? " (with approval)"
                                                                    : ""))
                                    .toList()));
        }
        return told;
    }

    private static String percent(int basisPoints) {
        return BigDecimal.valueOf(basisPoints, 2).stripTrailingZeros().toPlainString() + " %";
    }
}
