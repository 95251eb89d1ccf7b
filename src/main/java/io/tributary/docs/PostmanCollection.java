package io.tributary.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.gateway.ApiDocs;
import io.tributary.gateway.ApiReference;
import io.tributary.platform.Settings;

import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The operations as a Postman Collection, format 2.1: folders, requests, example answers. */
public final class PostmanCollection {
    private static final String FORMAT =
            "https://schema.getpostman.com/json/collection/v2.1.0/collection.json";
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final ApiReference reference;
    private final Settings settings;

    public PostmanCollection(ApiReference reference, Settings settings) {
        this.reference = reference;
        this.settings = settings;
    }

    /** As a file to import. The key is a variable without a value. */
    public byte[] json() {
        var collection = new LinkedHashMap<String, Object>();
        collection.put("info", info());
        collection.put("auth", auth());
        collection.put(
                "variable",
                List.of(variable("base_url", settings.link("")), variable("api_key", "")));
        var folders = new LinkedHashMap<String, List<Object>>();
        reference
                .operations()
                .forEach(
                        operation ->
                                folders.computeIfAbsent(
                                                operation.docs().tag(), _ -> new ArrayList<>())
                                        .add(item(operation)));
        collection.put(
                "item",
                folders.entrySet().stream()
                        .map(folder -> Map.of("name", folder.getKey(), "item", folder.getValue()))
                        .toList());
        return JSON.writeValueAsBytes(collection);
    }

    private Map<String, Object> info() {
        var info = new LinkedHashMap<String, Object>();
        info.put(
                "_postman_id",
                UUID.nameUUIDFromBytes("tributary/api/1".getBytes(UTF_8)).toString());
        info.put("name", "Tributary API");
        info.put(
                "description",
                "Put a test key into the variable api_key. The guides: " + settings.link("/docs"));
        info.put("schema", FORMAT);
        return info;
    }

    private static Map<String, Object> auth() {
        return Map.of(
                "type",
                "apikey",
                "apikey",
                List.of(
                        attribute("key", "X-API-Key"),
                        attribute("value", "{{api_key}}"),
                        attribute("in", "header")));
    }

    private static Map<String, Object> attribute(String key, String value) {
        return Map.of("key", key, "value", value, "type", "string");
    }

    private static Map<String, Object> variable(String key, String value) {
        return Map.of("key", key, "value", value);
    }

    private Map<String, Object> item(ApiReference.Operation operation) {
        var item = new LinkedHashMap<String, Object>();
        item.put("name", operation.docs().summary());
        item.put("request", request(operation));
        item.put("response", List.of(answer(operation)));
        return item;
    }

    private Map<String, Object> request(ApiReference.Operation operation) {
        var docs = operation.docs();
        var request = new LinkedHashMap<String, Object>();
        request.put("method", operation.method());
        request.put(
                "description",
                docs.description() + " " + settings.link("/docs/reference#" + docs.id()));
        if (operation.scope().isEmpty()) {
            request.put("auth", Map.of("type", "noauth"));
        }
        request.put("url", url(operation));
        request.put("header", headers(docs));
        var body = docs.request();
        if (body != null) {
            request.put(
                    "body",
                    Map.of(
                            "mode",
                            "raw",
                            "raw",
                            body.example().strip(),
                            "options",
                            Map.of("raw", Map.of("language", "json"))));
        }
        return request;
    }

    private static List<Map<String, Object>> headers(ApiDocs docs) {
        var type =
                docs.request() == null
                        ? Stream.<Map<String, Object>>empty()
                        : Stream.of(variable("Content-Type", "application/json"));
        return Stream.concat(type, optional(docs, ApiDocs.Place.HEADER)).toList();
    }

    /** Listed, and switched off until somebody wants them. */
    private static Stream<Map<String, Object>> optional(ApiDocs docs, ApiDocs.Place place) {
        return docs.parameters().stream()
                .filter(parameter -> parameter.in() == place)
                .map(
                        parameter ->
                                Map.of(
                                        "key",
                                        parameter.name(),
                                        "value",
                                        "",
                                        "description",
                                        parameter.description(),
                                        "disabled",
                                        !parameter.required()));
    }

    /** A parameter of the path is written with a colon. */
    private static Map<String, Object> url(ApiReference.Operation operation) {
        var path =
                Stream.of(operation.path().substring(1).split("/", -1))
                        .map(
                                part ->
                                        part.startsWith("{")
                                                ? ":" + part.substring(1, part.length() - 1)
                                                : part)
                        .toList();
        var url = new LinkedHashMap<String, Object>();
        url.put("raw", "{{base_url}}/" + String.join("/", path));
        url.put("host", List.of("{{base_url}}"));
        url.put("path", path);
        var query = optional(operation.docs(), ApiDocs.Place.QUERY).toList();
        if (!query.isEmpty()) {
            url.put("query", query);
        }
        var variables =
                operation.docs().parameters().stream()
                        .filter(parameter -> parameter.in() == ApiDocs.Place.PATH)
                        .map(
                                parameter ->
                                        Map.of(
                                                "key",
                                                parameter.name(),
                                                "value",
                                                "",
                                                "description",
                                                parameter.description()))
                        .toList();
        if (!variables.isEmpty()) {
            url.put("variable", variables);
        }
        return url;
    }

    private Map<String, Object> answer(ApiReference.Operation operation) {
        var described = operation.docs().answer();
        var body = described.body();
        var answer = new LinkedHashMap<String, Object>();
        answer.put("name", described.description());
        answer.put("originalRequest", request(operation));
        answer.put("code", described.status());
        answer.put(
                "header",
                body == null ? List.of() : List.of(variable("Content-Type", "application/json")));
        answer.put("body", body == null ? "" : body.example().strip());
        return answer;
    }
}
