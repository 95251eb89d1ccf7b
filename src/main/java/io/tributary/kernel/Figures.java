package io.tributary.kernel;

import java.util.Map;
import java.util.function.Supplier;

/**
 * What the product keeps to, by name: limits, days, ladders. Contributed by the modules that keep
 * to it, as beans of this type, so that a text that quotes them cannot promise anything else.
 *
 * @param values {@code hold-days} to how to find it out; asked for when a text is put together. A
 *     value may be several lines, a table
 */
public record Figures(Map<String, Supplier<String>> values) {
    public Figures {
        values = Map.copyOf(values);
    }
}
