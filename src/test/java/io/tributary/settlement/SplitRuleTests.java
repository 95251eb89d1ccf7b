package io.tributary.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;

class SplitRuleTests {
    private static final CurrencyUnit JPY = CurrencyUnit.of("JPY");

    @Test
    void parts_sum_to_the_whole_whatever_it_is() {
        var random = new SplittableRandom(20261121);
        for (int i = 0; i < 10_000; i++) {
            var rule = rule("a", null, List.of(tier(Map.of(), shares(random))));
            var base = Money.ofMinor(JPY, random.nextLong(1, 1_000_000));
            var present = i % 3 == 0 ? Set.of("a", "b") : Set.of("a", "b", "c", "d");

            var parts = rule.divide(base, Money.zero(JPY), present);

            assertThat(parts.values().stream().reduce(Money.zero(JPY), (x, y) -> x.plus(y)))
                    .isEqualTo(base);
            assertThat(present).containsAll(parts.keySet());
            assertThat(parts.values()).noneMatch(Money::isNegative);
        }
    }

    private static List<SplitRule.Share> shares(SplittableRandom random) {
        var shares = new ArrayList<SplitRule.Share>();
        int left = 10_000;
        for (var party : List.of("a", "b", "c")) {
            int points = random.nextInt(left + 1);
            shares.add(new SplitRule.Share(party, points, false));
            left -= points;
        }
        shares.add(new SplitRule.Share("d", left, false));
        return shares;
    }

    @Test
    void whoever_is_not_there_leaves_its_share_to_the_party_for_the_rest() {
        var rule = rule("organizer", null, List.of(tier(Map.of(), thirds())));

        var parts = rule.divide(usd(1_000), usd(0), Set.of("organizer", "platform"));

        assertThat(parts).containsEntry("organizer", usd(900)).containsEntry("platform", usd(100));
    }

    private static List<SplitRule.Share> thirds() {
        return List.of(
                new SplitRule.Share("organizer", 8_500, false),
                new SplitRule.Share("partner", 500, true),
                new SplitRule.Share("platform", 1_000, false));
    }

    @Test
    void a_sale_that_crosses_a_tier_is_divided_by_both() {
        var rule =
                rule(
                        "platform",
                        "developer",
                        List.of(
                                tier(Map.of(), half(7_000)),
                                tier(Map.of(CurrencyUnit.USD, usd(10_000)), half(8_000))));

        var parts = rule.divide(usd(2_000), usd(9_000), Set.of("developer", "platform"));

        assertThat(parts)
                .containsEntry("developer", usd(700 + 800))
                .containsEntry("platform", usd(300 + 200));
        var yen = Money.ofMajor(JPY, 2_000_000);
        assertThat(rule.divide(yen, yen, Set.of("developer", "platform")))
                .containsEntry("developer", Money.ofMajor(JPY, 1_400_000));
    }

    private static List<SplitRule.Share> half(int developer) {
        return List.of(
                new SplitRule.Share("developer", developer, false),
                new SplitRule.Share("platform", 10_000 - developer, false));
    }

    @Test
    void what_makes_no_whole_is_refused() {
        assertThatThrownBy(
                        () ->
                                tier(
                                        Map.of(),
                                        List.of(new SplitRule.Share("organizer", 9_999, false))))
                .hasMessageContaining("9999");
        assertThatThrownBy(() -> rule("nobody", null, List.of(tier(Map.of(), thirds()))))
                .hasMessageContaining("nobody takes the rest");
        assertThatThrownBy(
                        () ->
                                rule(
                                        "organizer",
                                        null,
                                        List.of(
                                                tier(Map.of(), thirds()),
                                                tier(Map.of(CurrencyUnit.USD, usd(5)), thirds()))))
                .hasMessageContaining("choose the tier");
    }

    private static SplitRule.Tier tier(
            Map<CurrencyUnit, Money> from, List<SplitRule.Share> shares) {
        return new SplitRule.Tier(from, shares);
    }

    private static SplitRule rule(
            String rest, @Nullable String tierParty, List<SplitRule.Tier> tiers) {
        return new SplitRule(
                new UUID(1, 1), "rule", 1, "A rule", rest, tierParty, Instant.EPOCH, tiers);
    }

    private static Money usd(long amount) {
        return Money.ofMajor(CurrencyUnit.USD, amount);
    }
}
