package io.tributary.gateway;

import io.tributary.kernel.Problem;
import io.tributary.platform.Settings;
import io.tributary.portal.spi.ProblemBody;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes the operations down as OpenAPI 3.1. */
final class OpenApi {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SCHEME = "ApiKey";

    private final List<ApiReference.Operation> operations;
    private final Settings settings;
    private final Map<String, Object> schemas = new TreeMap<>();

    OpenApi(List<ApiReference.Operation> operations, Settings settings) {
        this.operations = operations;
        this.settings = settings;
    }

    byte[] json() {
        var document = new LinkedHashMap<String, Object>();
        document.put("openapi", "3.1.0");
        document.put(
                "info",
                Map.of(
                        "title", "Tributary API",
                        "version", "1",
                        "description",
                                "Every answer names its request in X-Request-Id. Errors are"
                                        + " problems (RFC 9457)."));
        document.put("servers", List.of(Map.of("url", settings.link(""))));
        document.put("security", List.of(Map.of(SCHEME, List.of())));
        document.put("paths", paths());
        schemas.put("Problem", problemSchema());
        document.put(
                "components",
                Map.of(
                        "schemas",
                        schemas,
                        "securitySchemes",
                        Map.of(
                                SCHEME,
                                Map.of("type", "apiKey", "in", "header", "name", "X-API-Key"))));
        return JSON.writeValueAsBytes(document);
    }

    private Map<String, Object> paths() {
        var paths = new LinkedHashMap<String, Map<String, Object>>();
        for (var operation : operations) {
            paths.computeIfAbsent(operation.path(), _ -> new LinkedHashMap<>())
                    .put(operation.method().toLowerCase(Locale.ROOT), operation(operation));
        }
        return new LinkedHashMap<>(paths);
    }

    private Map<String, Object> operation(ApiReference.Operation operation) {
        var docs = operation.docs();
        var written = new LinkedHashMap<String, Object>();
        written.put("operationId", docs.id());
        written.put("tags", List.of(docs.tag()));
        written.put("summary", docs.summary());
        written.put("description", docs.description());
        if (operation.scope().isEmpty()) {
            written.put("security", List.of());
        } else {
            written.put("x-scope", operation.scope());
        }
        if (!docs.parameters().isEmpty()) {
            written.put("parameters", docs.parameters().stream().map(this::parameter).toList());
        }
        var request = docs.request();
        if (request != null) {
            written.put("requestBody", Map.of("required", true, "content", content(request)));
        }
        written.put("responses", responses(operation));
        return written;
    }

    private Map<String, Object> parameter(ApiDocs.Parameter parameter) {
        var written = new LinkedHashMap<String, Object>();
        written.put("name", parameter.name());
        written.put("in", parameter.in().name().toLowerCase(Locale.ROOT));
        written.put("required", parameter.required());
        written.put("description", parameter.description());
        written.put("schema", schema(parameter.schema()));
        return written;
    }

    private Map<String, Object> responses(ApiReference.Operation operation) {
        var responses = new LinkedHashMap<String, Object>();
        var answer = operation.docs().answer();
        responses.put(
                Integer.toString(answer.status()), response(answer.description(), answer.body()));
        var byStatus = new TreeMap<Integer, List<Problem>>();
        operation
                .problems()
                .forEach(
                        problem ->
                                byStatus.computeIfAbsent(problem.status(), _ -> new ArrayList<>())
                                        .add(problem));
        byStatus.forEach(
                (status, problems) -> responses.put(Integer.toString(status), problem(problems)));
        return responses;
    }

    private Map<String, Object> response(String description, ApiDocs.@Nullable Body body) {
        var written = new LinkedHashMap<String, Object>();
        written.put("description", description);
        if (body != null) {
            written.put("content", content(body));
        }
        return written;
    }

    private Map<String, Object> content(ApiDocs.Body body) {
        return Map.of(
                "application/json",
                Map.of("schema", schema(body.schema()), "example", JSON.readTree(body.example())));
    }

    /** Several problems may share a status: their types tell them apart. */
    private Map<String, Object> problem(List<Problem> problems) {
        var words =
                problems.stream()
                        .map(problem -> "`" + problem.code() + "`: " + problem.title() + ".")
                        .toList();
        return Map.of(
                "description",
                String.join(" ", words),
                "content",
                Map.of(ProblemBody.CONTENT_TYPE, Map.of("schema", reference("Problem"))));
    }

    private Map<String, Object> schema(ApiSchema schema) {
        var name = schema.name();
        if (name == null) {
            return written(schema);
        }
        if (!schemas.containsKey(name)) {
            schemas.put(name, written(schema));
        }
        return reference(name);
    }

    private Map<String, Object> written(ApiSchema schema) {
        var written = new LinkedHashMap<>(schema.keywords());
        var items = schema.items();
        if (items != null) {
            written.put("items", schema(items));
        }
        if (!schema.members().isEmpty()) {
            var properties = new LinkedHashMap<String, Object>();
            schema.members()
                    .forEach((member, value) -> properties.put(member, schema(value.schema())));
            written.put("properties", properties);
            written.put("required", schema.requiredMembers());
            written.put("additionalProperties", false);
        }
        return written;
    }

    private static Map<String, Object> reference(String name) {
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    /** Open, unlike the others: a problem may carry further members (RFC 9457, section 3.2). */
    private static Map<String, Object> problemSchema() {
        var text = Map.of("type", "string");
        return Map.of(
                "type", "object",
                "required", List.of("type", "title", "status", "detail", "request_id"),
                "properties",
                        Map.of(
                                "type", Map.of("type", "string", "format", "uri"),
                                "title", text,
                                "status", Map.of("type", "integer"),
                                "detail", text,
                                "request_id", Map.of("type", "string", "format", "uuid"),
                                "errors",
                                        Map.of(
                                                "type",
                                                "array",
                                                "items",
                                                Map.of(
                                                        "type", "object",
                                                        "required", List.of("pointer", "detail"),
                                                        "properties",
                                                                Map.of(
                                                                        "pointer", text, "detail",
                                                                        text)))));
    }
}
