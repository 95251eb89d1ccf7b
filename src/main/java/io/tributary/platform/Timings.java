package io.tributary.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** Histograms of how long something took, told apart by labels; noting costs some tens of ns. */
public final class Timings {
    /** Upper bounds in seconds. */
    private static final List<Double> BOUNDS =
            List.of(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0);

    private static final int MOST = 2_000;

    private static final class Histogram {
        private final List<LongAdder> buckets = BOUNDS.stream().map(_ -> new LongAdder()).toList();
        private final LongAdder count = new LongAdder();
        private final DoubleAdder sum = new DoubleAdder();

        void add(double seconds) {
            for (int i = 0; i < buckets.size(); i++) {
                if (seconds <= BOUNDS.get(i)) {
                    buckets.get(i).increment();
                    break;
                }
            }
            sum.add(seconds);
            count.increment();
        }

        void tell(Map<String, String> labels, List<Measure.Sample> samples) {
            double below = 0;
            for (int i = 0; i < buckets.size(); i++) {
                below += buckets.get(i).sum();
                samples.add(bucket(labels, BOUNDS.get(i).toString(), below));
            }
            samples.add(bucket(labels, "+Inf", (double) count.sum()));
            samples.add(new Measure.Sample("_sum", labels, sum.sum()));
            samples.add(new Measure.Sample("_count", labels, count.sum()));
        }

        private static Measure.Sample bucket(
                Map<String, String> labels, String bound, double value) {
            var bounded = new TreeMap<>(labels);
            bounded.put("le", bound);
            return new Measure.Sample("_bucket", bounded, value);
        }
    }

    private final String name;
    private final String help;
    private final Map<Map<String, String>, Histogram> histograms = new ConcurrentHashMap<>();

    public Timings(String name, String help) {
        this.name = name;
        this.help = help;
    }

    /** Notes one; past {@value #MOST} different sets of labels nothing new is told apart. */
    public void note(Map<String, String> labels, double seconds) {
        var histogram = histograms.get(labels);
        if (histogram == null) {
            if (histograms.size() >= MOST) {
                return;
            }
            histogram = histograms.computeIfAbsent(Map.copyOf(labels), _ -> new Histogram());
        }
        histogram.add(seconds);
    }

    /** What was noted since the start. */
    public Measure measure() {
        var samples = new ArrayList<Measure.Sample>();
        histograms.forEach((labels, histogram) -> histogram.tell(labels, samples));
        return new Measure(name, Measure.Type.HISTOGRAM, help, samples);
    }
}
