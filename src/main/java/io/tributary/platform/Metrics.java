package io.tributary.platform;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Everything that is measured, as text in the format that Prometheus reads (version 0.0.4). */
public final class Metrics {
    /** What the text is, to HTTP. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Logger LOG = LoggerFactory.getLogger(Metrics.class);

    private final ObjectProvider<Measure.Source> sources;
    private final InstantSource clock;
    private volatile @Nullable Instant asked;

    Metrics(ObjectProvider<Measure.Source> sources, InstantSource clock) {
        this.sources = sources;
        this.clock = clock;
    }

    /** When somebody asked last; null when nobody has since the start. */
    public @Nullable Instant asked() {
        return asked;
    }

    /** All measures now. A source that fails is left out, and counted. */
    public String text() {
        asked = clock.instant();
        var all = new TreeMap<String, Measure>();
        int failed = 0;
        for (var source : sources) {
            try {
                source.measure().forEach(measure -> all.put(measure.name(), measure));
            } catch (RuntimeException broken) {
                failed++;
                LOG.warn("something cannot be measured now: {}", broken.toString());
            }
        }
        var broken =
                Measure.gauge(
                        "tributary_measures_failed",
                        "Sources that could not be measured just now.",
                        failed);
        all.put(broken.name(), broken);
        var text = new StringBuilder(16_384);
        all.values().forEach(measure -> write(measure, text));
        return text.toString();
    }

    private static void write(Measure measure, StringBuilder text) {
        text.append("# HELP ").append(measure.name()).append(' ');
        text.append(measure.help().replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
        text.append("# TYPE ").append(measure.name()).append(' ');
        text.append(measure.type().name().toLowerCase(Locale.ROOT)).append('\n');
        for (var sample : measure.samples()) {
            text.append(measure.name()).append(sample.suffix());
            labels(sample.labels(), text);
            text.append(' ').append(number(sample.value())).append('\n');
        }
    }

    private static void labels(Map<String, String> labels, StringBuilder text) {
        if (labels.isEmpty()) {
            return;
        }
        List<String> pairs = new ArrayList<>();
        new TreeMap<>(labels)
                .forEach(
                        (name, value) ->
                                pairs.add(
                                        name
                                                + "=\""
                                                + value.replace("\\", "\\\\")
                                                        .replace("\"", "\\\"")
                                                        .replace("\n", "\\n")
                                                + "\""));
        text.append('{').append(String.join(",", pairs)).append('}');
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
