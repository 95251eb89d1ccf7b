package io.tributary.docs.web;

import io.tributary.gateway.ApiReference;
import io.tributary.gateway.ApiSchema;
import io.tributary.gateway.CodeSamples;
import io.tributary.portal.spi.CodeSample;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The reference as people read it. */
record ReferencePage(List<Group> groups) {
    /** Operations under one heading. */
    record Group(String name, String anchor, List<Entry> entries) {}

    /** One operation. */
    record Entry(
            String id,
            String method,
            String path,
            String summary,
            List<Prose> description,
            @Nullable String scope,
            List<Row> parameters,
            List<Row> sent,
            List<Row> answered,
            int status,
            List<CodeSample> samples,
            @Nullable CodeSample answer,
            List<Trouble> troubles,
            boolean inConsole) {}

    /** One parameter or member. */
    record Row(String name, String type, boolean required, List<Prose> description) {}

    /** Something that can go wrong. */
    record Trouble(int status, String code, String title) {}

    static ReferencePage of(ApiReference reference, CodeSamples samples) {
        return new ReferencePage(
                Operations.byTag(Operations.of(reference)).entrySet().stream()
                        .map(
                                group ->
                                        new Group(
                                                group.getKey(),
                                                anchor(group.getKey()),
                                                group.getValue().stream()
                                                        .map(one -> entry(one, samples))
                                                        .toList()))
                        .toList());
    }

    private static Entry entry(ApiReference.Operation operation, CodeSamples samples) {
        var docs = operation.docs();
        var request = docs.request();
        var answer = docs.answer().body();
        return new Entry(
                docs.id(),
                operation.method(),
                operation.path(),
                docs.summary(),
                Prose.of(docs.description()),
                operation.scope().isEmpty() ? null : operation.scope(),
                docs.parameters().stream()
                        .map(
                                one ->
                                        new Row(
                                                one.name(),
                                                type(one.schema())
                                                        + ", "
                                                        + one.in().name().toLowerCase(Locale.ROOT),
                                                one.required(),
                                                Prose.of(one.description())))
                        .toList(),
                request == null ? List.of() : rows(request.schema()),
                answer == null ? List.of() : rows(answer.schema()),
                docs.answer().status(),
                samples.of(operation),
                answer == null
                        ? null
                        : new CodeSample(
                                "Answer " + docs.answer().status(),
                                JsonText.inLines(answer.example())),
                operation.problems().stream()
                        .map(one -> new Trouble(one.status(), one.code(), one.title()))
                        .toList(),
                ConsolePage.takes(operation));
    }

    private static List<Row> rows(ApiSchema schema) {
        var rows = new ArrayList<Row>();
        rows(schema, "", rows);
        return rows;
    }

    /** Members of members stand below them, with their whole path. */
    private static void rows(ApiSchema schema, String path, List<Row> rows) {
        var items = schema.items();
        if (items != null) {
            rows(items, path + "[]", rows);
        }
        schema.members()
                .forEach(
                        (name, member) -> {
                            var full = path.isEmpty() ? name : path + "." + name;
                            var description =
                                    member.schema().keywords().getOrDefault("description", "");
                            rows.add(
                                    new Row(
                                            full,
                                            type(member.schema()),
                                            member.required(),
                                            Prose.of(description.toString())));
                            rows(member.schema(), full, rows);
                        });
    }

    private static String type(ApiSchema schema) {
        var words = new StringBuilder(plainType(schema));
        range(words, schema.keywords(), "minimum", "maximum", "");
        range(words, schema.keywords(), "minLength", "maxLength", " characters");
        range(words, schema.keywords(), "minItems", "maxItems", " items");
        if (schema.keywords().get("enum") instanceof List<?> values) {
            words.append(": ")
                    .append(String.join(", ", values.stream().map(Object::toString).toList()));
        }
        return words.toString();
    }

    private static String plainType(ApiSchema schema) {
        var items = schema.items();
        if (items != null) {
            return "list of " + plainType(items) + "s";
        }
        var type = schema.keywords().get("type");
        var words =
                type instanceof List<?> either
                        ? String.join(" or ", either.stream().map(Object::toString).toList())
                        : String.valueOf(type);
        var format = schema.keywords().get("format");
        return format == null ? words : words.replace("string", format.toString());
    }

    private static void range(
            StringBuilder words,
            Map<String, Object> keywords,
            String least,
            String most,
            String unit) {
        if (keywords.containsKey(least) && keywords.containsKey(most)) {
            var from = keywords.get(least);
            var to = keywords.get(most);
            words.append(", ").append(from);
            if (!Objects.equals(from, to)) {
                words.append(" to ").append(to);
            }
            words.append(unit);
        }
    }

    private static String anchor(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '-');
    }
}
