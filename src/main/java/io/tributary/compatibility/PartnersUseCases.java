package io.tributary.compatibility;

import io.tributary.gateway.ApiKey;
import io.tributary.gateway.ApiKeys;
import io.tributary.gateway.CodeSamples;
import io.tributary.identity.UseCase;
import io.tributary.identity.UseCases;
import io.tributary.kernel.OrganizationId;

import org.jspecify.annotations.Nullable;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What partners come for: dating, a venue's evening, teams, research. */
final class PartnersUseCases implements UseCases {
    private static final int MOST_KEYS = 20;
    private static final String PAIR = CompatibilityReference.CALCULATE.path();
    private static final String BATCH = CompatibilityReference.BATCH.path();

    private final CodeSamples samples;
    private final ApiKeys keys;
    private final InstantSource clock;

    PartnersUseCases(CodeSamples samples, ApiKeys keys, InstantSource clock) {
        this.samples = samples;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public List<UseCase> of(OrganizationId organization, @Nullable String key) {
        var shown = key == null ? shown(organization) : key;
        return List.of(
                new UseCase(
                        "dating",
                        "Dating app",
                        "Scores one pair before you suggest it: how well they go together, and in"
                                + " what.",
                        samples.call("POST", PAIR, pair(3, 5), shown)),
                new UseCase(
                        "venue",
                        "Venue",
                        "Scores a guest against the others of the evening in one batch; the best"
                                + " scores sit together.",
                        samples.call(
                                "POST", BATCH, batch(pair(3, 5), pair(3, 7), pair(3, 4)), shown)),
                new UseCase(
                        "hr",
                        "Teams",
                        "Scores every pair of a team of three: where it is close, and where two"
                                + " need a way of working together.",
                        samples.call(
                                "POST", BATCH, batch(pair(2, 5), pair(2, 7), pair(5, 7)), shown)),
                new UseCase(
                        "research",
                        "Research",
                        "Scores the pairs of a study and tags the call with its wave, so that usage"
                            + " and the request log tell waves apart. Nothing you send is kept.",
                        samples.call(
                                "POST",
                                BATCH,
                                batch(pair(4, 5), pair(4, 7)),
                                shown,
                                Map.of("X-Metadata", "study-7 wave-2"))));
    }

    /** What may be shown of the newest test key that works. */
    private String shown(OrganizationId organization) {
        return keys.list(organization, null, MOST_KEYS).items().stream()
                .filter(key -> !key.livemode() && key.isActive(clock.instant()))
                .findFirst()
                .map(ApiKey::prefix)
                .map(prefix -> prefix + "_YOUR_SECRET")
                .orElse(CodeSamples.KEY);
    }

    private static String batch(String... pairs) {
        return String.join(",\n", pairs)
                .transform(all -> "[\n" + all.indent(2).stripTrailing() + "\n]");
    }

    private static String pair(int one, int other) {
        return """
        {
          "person1": {"traits": [%s]},
          "person2": {"traits": [%s]}
        }\
        """
                .formatted(traits(one), traits(other));
    }

    /** Somebody invented: 32 numbers in [0, 1]. */
    private static String traits(int step) {
        return IntStream.range(0, Traits.COUNT)
                .mapToObj(trait -> String.format(Locale.ROOT, "0.%d", trait * step % 9 + 1))
                .collect(Collectors.joining(", "));
    }
}
