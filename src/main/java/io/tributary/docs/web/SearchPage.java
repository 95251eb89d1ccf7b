package io.tributary.docs.web;

import io.tributary.docs.DocsIndex;
import io.tributary.portal.spi.Field;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What was found.
 *
 * @param readAs what mistyped words were taken for, as a sentence; empty when nothing was
 */
record SearchPage(String asked, Field field, String readAs, List<DocsIndex.Hit> hits) {
    static SearchPage of(String asked, DocsIndex.Found found) {
        var readAs =
                found.readAs().entrySet().stream()
                        .map(one -> "“" + one.getKey() + "” is read as “" + one.getValue() + "…”")
                        .collect(Collectors.joining(", "));
        return new SearchPage(
                asked,
                Field.text("q", "What are you looking for?").value(asked).longest(100),
                readAs,
                found.hits());
    }

    boolean isEmpty() {
        return asked.isEmpty();
    }

    String count() {
        return hits.size() == 1 ? "One place" : hits.size() + " places, the best first";
    }
}
