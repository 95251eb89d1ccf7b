package io.tributary.docs.web;

import io.tributary.gateway.ApiDocs;
import io.tributary.gateway.ApiReference;
import io.tributary.gateway.ApiSchema;
import io.tributary.gateway.CodeSamples;
import io.tributary.portal.spi.CodeSample;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Calls to try with a test key. Without scripts the one that is chosen is shown as a command.
 *
 * @param groups what can be called
 */
record ConsolePage(Map<String, List<Panel>> groups) {
    /** What of webhooks needs a live key, which the console does not take. */
    private static final String LIVE_ONLY = "webhooks:write";

    private static final String FIRST = "calculateCompatibility";

    /** One operation. */
    record Panel(
            String id,
            String method,
            String path,
            String summary,
            List<Prose> description,
            List<Input> inputs,
            @Nullable String body,
            CodeSample command,
            boolean chosen) {
        /** Lines to show of the body. */
        int rows() {
            return body == null ? 0 : Math.clamp(body.lines().count() + 1, 4, 14);
        }
    }

    /**
     * Something to fill in beside the body.
     *
     * @param place path, query or header
     * @param choices to choose from; empty where anything may be typed
     */
    record Input(
            String id,
            String name,
            String place,
            boolean required,
            List<Prose> hint,
            List<String> choices) {}

    static ConsolePage of(ApiReference reference, CodeSamples samples, @Nullable String chosen) {
        var callable = Operations.of(reference).stream().filter(ConsolePage::takes).toList();
        var shown =
                callable.stream()
                        .map(one -> one.docs().id())
                        .filter(id -> id.equals(chosen))
                        .findFirst()
                        .orElse(FIRST);
        var groups = new LinkedHashMap<String, List<Panel>>();
        Operations.byTag(callable)
                .forEach(
                        (tag, operations) ->
                                groups.put(
                                        tag,
                                        operations.stream()
                                                .map(one -> panel(one, samples, shown))
                                                .toList()));
        return new ConsolePage(groups);
    }

    /** Whether it can be tried: it needs a key, and a test key will do. */
    static boolean takes(ApiReference.Operation operation) {
        return !operation.scope().isEmpty() && !operation.scope().equals(LIVE_ONLY);
    }

    List<Panel> panels() {
        return groups.values().stream().flatMap(List::stream).toList();
    }

    private static Panel panel(
            ApiReference.Operation operation, CodeSamples samples, String shown) {
        var docs = operation.docs();
        var request = docs.request();
        return new Panel(
                docs.id(),
                operation.method(),
                operation.path(),
                docs.summary(),
                Prose.of(docs.description()),
                docs.parameters().stream().map(one -> input(docs.id(), one)).toList(),
                request == null ? null : request.example().strip(),
                samples.of(operation).getFirst(),
                docs.id().equals(shown));
    }

    private static Input input(String operation, ApiDocs.Parameter parameter) {
        return new Input(
                operation + "-" + parameter.name(),
                parameter.name(),
                parameter.in().name().toLowerCase(Locale.ROOT),
                parameter.required(),
                Prose.of(parameter.description()),
                choices(parameter.schema()));
    }

    private static List<String> choices(ApiSchema schema) {
        return schema.keywords().get("enum") instanceof List<?> values
                ? values.stream().map(Object::toString).toList()
                : List.of();
    }
}
