package io.tributary.gateway.web;

import io.tributary.gateway.ApiKey;
import io.tributary.gateway.ApiReference;
import io.tributary.gateway.CodeSamples;
import io.tributary.portal.spi.CodeSample;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * Calls to paste.
 *
 * @param masked the visitor's own test key as far as it may be shown; null when there is none
 * @param mayCreate whether the visitor's role may create keys
 */
record PartnerDocsPage(@Nullable String masked, boolean mayCreate, List<Example> examples) {
    /** One operation, called in four languages. */
    record Example(
            String id,
            String summary,
            String description,
            String anchor,
            List<CodeSample> samples) {}

    static PartnerDocsPage of(
            ApiReference reference, CodeSamples samples, @Nullable ApiKey key, boolean mayCreate) {
        var shown = key == null ? CodeSamples.KEY : key.prefix() + "_YOUR_SECRET";
        var examples =
                reference.operations().stream()
                        .filter(operation -> isFirst(operation.docs().id()))
                        .map(
                                operation -> {
                                    var request = operation.docs().request();
                                    return new Example(
                                            operation.docs().id(),
                                            operation.docs().summary(),
                                            operation.docs().description().replace("`", ""),
                                            "/docs/reference#" + operation.docs().id(),
                                            samples.call(
                                                    operation.method(),
                                                    operation.path(),
                                                    request == null ? null : request.example(),
                                                    shown));
                                })
                        .toList();
        return new PartnerDocsPage(
                key == null ? null : key.prefix() + "_••••", mayCreate, examples);
    }

    /** What people try first: to score, and to see that it was counted. */
    private static boolean isFirst(String id) {
        return id.startsWith("calculate") || id.startsWith("score") || id.equals("readUsage");
    }
}
