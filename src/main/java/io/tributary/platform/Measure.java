package io.tributary.platform;

import java.util.List;
import java.util.Map;

/**
 * Something that is measured, as Prometheus understands it.
 *
 * @param name {@code tributary_…}, with its unit last
 * @param help what it is, in one sentence
 * @param samples one for each set of labels
 */
public record Measure(String name, Type type, String help, List<Sample> samples) {
    /** How its values move. */
    public enum Type {
        /** Only upwards, from the start of this server on. */
        COUNTER,
        /** As it stands. */
        GAUGE,
        /** Counts by upper bounds, with sum and count. */
        HISTOGRAM
    }

    /** A value and what it is of; of a histogram the name has a suffix. */
    public record Sample(String suffix, Map<String, String> labels, double value) {
        public Sample {
            labels = Map.copyOf(labels);
        }
    }

    /** What a module measures. A bean of this type is all it takes. */
    @FunctionalInterface
    public interface Source {
        /** As it stands now; asked outside of a transaction. */
        List<Measure> measure();
    }

    public Measure {
        samples = List.copyOf(samples);
    }

    /** One value that only grows. */
    public static Measure counter(String name, String help, double value) {
        return of(name, Type.COUNTER, help, value);
    }

    /** One value that comes and goes. */
    public static Measure gauge(String name, String help, double value) {
        return of(name, Type.GAUGE, help, value);
    }

    /** One whole number that only grows. */
    public static Measure counter(String name, String help, long value) {
        return of(name, Type.COUNTER, help, (double) value);
    }

    /** One whole number that comes and goes. */
    public static Measure gauge(String name, String help, long value) {
        return of(name, Type.GAUGE, help, (double) value);
    }

    /** Values told apart by one label. */
    public static Measure of(
            String name, Type type, String help, String label, Map<String, Double> values) {
        return new Measure(
                name,
                type,
                help,
                values.entrySet().stream()
                        .map(one -> new Sample("", Map.of(label, one.getKey()), one.getValue()))
                        .toList());
    }

    private static Measure of(String name, Type type, String help, double value) {
        return new Measure(name, type, help, List.of(new Sample("", Map.of(), value)));
    }
}
