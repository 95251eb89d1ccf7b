package io.tributary.compatibility;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What somebody has answered so far: for each trait nothing yet, or a value in [0, 1]. Immutable.
 *
 * <p>Values are kept in steps of 1/120, so that a scale of any usual number of points fits exactly.
 */
public final class Answers {
    /** Nothing yet. */
    public static final Answers NONE = new Answers(filled());

    private static final int STEPS = 120;
    private static final byte OPEN = -1;

    private final byte[] steps;

    private Answers(byte[] steps) {
        this.steps = steps;
    }

    /** The answers that were kept as these bytes. */
    static Answers ofBytes(byte[] steps) {
        if (steps.length != Traits.COUNT) {
            throw new IllegalArgumentException("32 answers are kept, not " + steps.length);
        }
        return new Answers(steps.clone());
    }

    byte[] bytes() {
        return steps.clone();
    }

    /** These answers with some given anew; values are in [0, 1]. */
    public Answers with(Map<Trait, Double> given) {
        var all = steps.clone();
        given.forEach((trait, value) -> all[trait.index()] = step(value));
        return new Answers(all);
    }

    /** What was answered for a trait. */
    public OptionalDouble of(Trait trait) {
        byte step = steps[trait.index()];
        return step == OPEN ? OptionalDouble.empty() : OptionalDouble.of((double) step / STEPS);
    }

    /** Whether that value, and no other, was answered for the trait. */
    public boolean has(Trait trait, double value) {
        return steps[trait.index()] == step(value);
    }

    /** How many of the 32 are answered. */
    public int count() {
        int count = 0;
        for (byte step : steps) {
            count += step == OPEN ? 0 : 1;
        }
        return count;
    }

    public boolean isComplete() {
        return count() == Traits.COUNT;
    }

    /** The first group in which something is still open. */
    public Optional<TraitGroup> firstOpen() {
        return Trait.all().stream()
                .filter(trait -> of(trait).isEmpty())
                .map(Trait::group)
                .findFirst();
    }

    /**
     * The traits of whoever answered.
     *
     * @throws IllegalStateException while something is open
     */
    public Traits traits() {
        if (!isComplete()) {
            throw new IllegalStateException("only " + count() + " of 32 are answered");
        }
        var values = new double[Traits.COUNT];
        for (int index = 0; index < values.length; index++) {
            values[index] = (double) steps[index] / STEPS;
        }
        return Traits.owning(values);
    }

    private static byte step(double value) {
        if (!Traits.isInRange(value)) {
            throw new IllegalArgumentException("an answer is in [0, 1], unlike " + value);
        }
        return (byte) Math.round(value * STEPS);
    }

    private static byte[] filled() {
        var steps = new byte[Traits.COUNT];
        Arrays.fill(steps, OPEN);
        return steps;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Answers answers && Arrays.equals(steps, answers.steps);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(steps);
    }

    /** Says how many there are, and nothing of them. */
    @Override
    public String toString() {
        return "Answers[" + count() + " of 32]";
    }
}
