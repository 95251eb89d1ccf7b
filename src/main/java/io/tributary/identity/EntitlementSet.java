package io.tributary.identity;

import java.util.Map;
import java.util.Set;

/**
 * Everything an organization may do at one instant, and how much.
 *
 * @param quantities of limits and countables; what is missing is nothing
 */
public record EntitlementSet(
        Map<Entitled, Long> quantities, Set<Feature> features, Map<Level, String> levels) {
    public EntitlementSet {
        quantities = Map.copyOf(quantities);
        features = Set.copyOf(features);
        levels = Map.copyOf(levels);
    }

    public long limit(Limit limit) {
        return quantities.getOrDefault(limit, 0L);
    }

    public boolean has(Feature feature) {
        return features.contains(feature);
    }

    /** The word for how well it is served; {@code none} when nothing was granted. */
    public String level(Level level) {
        return levels.getOrDefault(level, "none");
    }

    /** How many may be held at a time. */
    public long capacity(Countable countable) {
        return quantities.getOrDefault(countable, 0L);
    }
}
