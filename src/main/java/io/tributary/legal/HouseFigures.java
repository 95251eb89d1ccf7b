package io.tributary.legal;

import io.tributary.identity.Entitlements;
import io.tributary.identity.LegalEntity;
import io.tributary.identity.Limit;
import io.tributary.identity.Tier;
import io.tributary.kernel.Figures;
import io.tributary.portal.spi.Choices;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What the house is, and what its tiers may do, as the texts say it. */
final class HouseFigures {
    private HouseFigures() {}

    static Figures of(Entitlements entitlements, LegalEntity house) {
        return new Figures(
                Map.of(
                        "house",
                        house::name,
                        "house.address",
                        () ->
                                "%s, %s %s, %s"
                                        .formatted(
                                                house.street(),
                                                house.postalCode(),
                                                house.city(),
                                                house.country()),
                        "house.register",
                        house::registration,
                        "house.country",
                        () -> Choices.countryName(house.country()),
                        "house.city",
                        house::city,
                        "limits",
                        () -> limits(entitlements)));
    }

    /** A table, a tier a row. */
    private static String limits(Entitlements entitlements) {
        return Arrays.stream(Tier.values())
                .map(tier -> row(tier, entitlements))
                .collect(
                        Collectors.joining(
                                "\n",
                                "| Tier | Requests a minute | Calls a day (UTC) | Pairs a batch |"
                                        + " Test pairs a day |\n",
                                ""));
    }

    private static String row(Tier tier, Entitlements entitlements) {
        var granted = entitlements.of(tier);
        return String.format(
                Locale.ROOT,
                "| %s | %,d | %,d | %,d | %,d |",
                tier.label(),
                granted.limit(Limit.REQUESTS_PER_MINUTE),
                granted.limit(Limit.CALLS_PER_DAY),
                granted.limit(Limit.BATCH_PAIRS),
                granted.limit(Limit.TEST_PAIRS_PER_DAY));
    }
}
