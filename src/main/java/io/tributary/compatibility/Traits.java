package io.tributary.compatibility;

import java.util.Arrays;

/** One person's 32 traits, each in [0, 1]. Immutable. */
public final class Traits {
    /** How many there are. */
    public static final int COUNT = 32;

    /** Nobody in particular: every trait in the middle. */
    public static final Traits NEUTRAL = new Traits(filled(0.5));

    private final double[] values;

    /** Takes over the array, which must be checked and not be touched again. */
    private Traits(double[] values) {
        this.values = values;
    }

    /**
     * Traits with these values, in the order of {@link Trait}.
     *
     * @throws IllegalArgumentException when there are not 32, or one is not in [0, 1]
     */
    public static Traits of(double... values) {
        return owning(values.clone());
    }

    /** The same without a copy, for a reader that fills an array for nobody else. */
    static Traits owning(double[] values) {
        if (values.length != COUNT) {
            throw new IllegalArgumentException("32 traits are needed, not " + values.length);
        }
        for (double value : values) {
            if (!isInRange(value)) {
                throw new IllegalArgumentException("a trait is in [0, 1], unlike " + value);
            }
        }
        return new Traits(values);
    }

    /** Whether a trait or a metric can have this value; NaN is in no range. */
    static boolean isInRange(double value) {
        return value >= 0 && value <= 1;
    }

    public double at(int index) {
        return values[index];
    }

    public double at(Trait trait) {
        return values[trait.index()];
    }

    private static double[] filled(double value) {
        var values = new double[COUNT];
        Arrays.fill(values, value);
        return values;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Traits traits && Arrays.equals(values, traits.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    /** Says nothing about the person: traits do not belong into a log. */
    @Override
    public String toString() {
        return "Traits[32]";
    }
}
