package io.tributary.identity;

/** One thing granted to an organization, and how much of it. */
public sealed interface Grant {
    /** A rate or size that may be reached. */
    record OfLimit(Limit limit, long quantity) implements Grant {
        public OfLimit {
            requireNatural(quantity);
        }
    }

    /** Something that may be done, or may not although the tier has it. */
    record OfFeature(Feature feature, boolean granted) implements Grant {}

    /** How well it is served. */
    record OfLevel(Level level, String word) implements Grant {}

    /** How many may be held at a time. */
    record OfCapacity(Countable countable, long quantity) implements Grant {
        public OfCapacity {
            requireNatural(quantity);
        }
    }

    static Grant limit(Limit limit, long quantity) {
        return new OfLimit(limit, quantity);
    }

    static Grant feature(Feature feature) {
        return new OfFeature(feature, true);
    }

    static Grant level(Level level, String word) {
        return new OfLevel(level, word);
    }

    static Grant capacity(Countable countable, long quantity) {
        return new OfCapacity(countable, quantity);
    }

    /** What it is a grant of. */
    default Entitled entitled() {
        return switch (this) {
            case OfLimit(var limit, _) -> limit;
            case OfFeature(var feature, _) -> feature;
            case OfLevel(var level, _) -> level;
            case OfCapacity(var countable, _) -> countable;
        };
    }

    private static void requireNatural(long quantity) {
        if (quantity < 0) {
            throw new IllegalArgumentException("nobody is granted less than nothing: " + quantity);
        }
    }
}
