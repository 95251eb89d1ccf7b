package io.tributary.compatibility;

import java.util.Arrays;

/**
 * How a pair resonates: seven metrics in [0, 1] that whoever watches the pair can tell. Immutable.
 */
public final class Resonance {
    /** How many metrics there are. */
    public static final int COUNT = 7;

    /** Nothing is known: every metric in the middle. */
    public static final Resonance UNKNOWN = of(0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5);

    private final double[] metrics;
    private final double compatibility;

    private Resonance(double[] metrics) {
        this.metrics = metrics;
        this.compatibility = compatibilityOf(metrics);
    }

    /**
     * Resonance with these metrics.
     *
     * @throws IllegalArgumentException when there are not seven, or one is not in [0, 1]
     */
    public static Resonance of(double... metrics) {
        return owning(metrics.clone());
    }

    /** The same without a copy, for a reader that fills an array for nobody else. */
    static Resonance owning(double[] metrics) {
        if (metrics.length != COUNT) {
            throw new IllegalArgumentException("7 metrics are needed, not " + metrics.length);
        }
        for (double metric : metrics) {
            if (!Traits.isInRange(metric)) {
                throw new IllegalArgumentException("a metric is in [0, 1], unlike " + metric);
            }
        }
        return new Resonance(metrics);
    }

    public double at(int index) {
        return metrics[index];
    }

    /**
     * C_res = ½·mean(R) + ½·clamp(1 − variance(R), 0, 1), with the population variance: high when
     * the metrics are high and agree. In [0, 1].
     */
    public double compatibility() {
        return compatibility;
    }

    private static double compatibilityOf(double[] metrics) {
        double sum = 0;
        for (double metric : metrics) {
            sum += metric;
        }
        double mean = sum / COUNT;
        double squares = 0;
        for (double metric : metrics) {
            squares += (metric - mean) * (metric - mean);
        }
        return 0.5 * mean + 0.5 * Math.clamp(1 - squares / COUNT, 0.0, 1.0);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Resonance resonance && Arrays.equals(metrics, resonance.metrics);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(metrics);
    }

    @Override
    public String toString() {
        return "Resonance[7]";
    }
}
