package io.tributary.compatibility;

import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** People and pairs for tests. */
final class CompatibilityFixtures {
    private CompatibilityFixtures() {}

    /** A generator whose seed is told, so that a failure can be repeated. */
    static SplittableRandom seeded(String test) {
        long seed = Long.getLong("tributary.seed", System.nanoTime());
        System.out.println(
                test + ": seed " + seed + " (repeat with -Dtributary.seed=" + seed + ")");
        return new SplittableRandom(seed);
    }

    /** Somebody; one trait in eight is at an end of its range. */
    static Traits somebody(RandomGenerator random) {
        return Traits.of(unit(random, Traits.COUNT));
    }

    static Resonance someResonance(RandomGenerator random) {
        return Resonance.of(unit(random, Resonance.COUNT));
    }

    /** The same person but for one trait. */
    static Traits with(Traits traits, int index, double value) {
        var values = values(traits);
        values[index] = value;
        return Traits.of(values);
    }

    static double[] values(Traits traits) {
        var values = new double[Traits.COUNT];
        for (int index = 0; index < values.length; index++) {
            values[index] = traits.at(index);
        }
        return values;
    }

    /** Every question answered, with the same value of the trait. */
    static Answers everything(double value) {
        var given = new EnumMap<Trait, Double>(Trait.class);
        Trait.all().forEach(trait -> given.put(trait, value));
        return Answers.NONE.with(given);
    }

    /** Every question answered, each anyhow. */
    static Map<Trait, Double> anyhow(RandomGenerator random) {
        var given = new EnumMap<Trait, Double>(Trait.class);
        Trait.all().forEach(trait -> given.put(trait, random.nextInt(5) / 4.0));
        return given;
    }

    private static double[] unit(RandomGenerator random, int count) {
        var values = new double[count];
        for (int index = 0; index < count; index++) {
            values[index] = random.nextInt(8) == 0 ? random.nextInt(2) : random.nextDouble();
        }
        return values;
    }
}
