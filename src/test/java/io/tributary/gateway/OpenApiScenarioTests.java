package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.tributary.TributaryServer;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

@ExtendWith(TributaryServer.Running.class)
class OpenApiScenarioTests {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry SCHEMAS =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    private final TributaryServer server;
    private final GatewayFixtures gateway;
    private final JsonNode document;

    OpenApiScenarioTests(TributaryServer server) {
        this.server = server;
        this.gateway = new GatewayFixtures(server);
        this.document = JSON.readTree(server.get("/openapi.json").body());
    }

    @Test
    void describes_exactly_the_operations_that_exist() {
        var described = new TreeSet<String>();
        document.get("paths")
                .properties()
                .forEach(
                        path ->
                                path.getValue()
                                        .propertyNames()
                                        .forEach(
                                                method ->
                                                        described.add(
                                                                method.toUpperCase(Locale.ROOT)
                                                                        + " "
                                                                        + path.getKey())));
        var existing =
                server.bean(ApiRoutes.class).all().stream()
                        .map(route -> route.method() + " " + route.path())
                        .collect(Collectors.toCollection(TreeSet::new));
        existing.add("POST /api/partner/signup");
        assertThat(document.get("openapi").stringValue()).isEqualTo("3.1.0");
        assertThat(described).isEqualTo(existing);
    }

    @Test
    void every_example_fits_its_schema() {
        int checked = 0;
        for (var path : document.get("paths")) {
            for (var operation : path) {
                checked += check(operation.at("/requestBody/content"));
                for (var response : operation.get("responses")) {
                    checked += check(response.path("content"));
                }
            }
        }
        assertThat(checked).isGreaterThanOrEqualTo(10);
    }

    private int check(JsonNode content) {
        var json = content.path("application/json");
        if (json.isMissingNode()) {
            return 0;
        }
        assertThat(faults(json.get("schema"), json.get("example")))
                .as(json.get("example").toString())
                .isEmpty();
        return 1;
    }

    private Set<String> faults(JsonNode schema, JsonNode value) {
        ObjectNode whole = schema.deepCopy().asObject();
        whole.set("components", document.get("components"));
        return SCHEMAS.getSchema(whole).validate(value).stream()
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    private JsonNode answerSchema(String path, String method, int status) {
        return document.get("paths")
                .get(path)
                .get(method)
                .get("responses")
                .get(Integer.toString(status))
                .get("content")
                .get("application/json")
                .get("schema");
    }

    @Test
    void answers_fit_the_schemas_they_are_described_by() {
        var key = gateway.key(gateway.organization(), false);
        var created =
                server.post(
                        "/api/v1/api-keys",
                        key.text(),
                        "{\"name\": \"Second\", \"scopes\": [\"usage:read\"]}");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(
                        faults(
                                answerSchema("/api/v1/api-keys", "post", 201),
                                JSON.readTree(created.body())))
                .isEmpty();

        var listed = gateway.get("/api/v1/api-keys", key.text());
        assertThat(
                        faults(
                                answerSchema("/api/v1/api-keys", "get", 200),
                                JSON.readTree(listed.body())))
                .isEmpty();

        var used = gateway.get("/api/v1/usage?group_by=status", key.text());
        assertThat(JSON.readTree(used.body()).get("items")).isNotEmpty();
        assertThat(faults(answerSchema("/api/v1/usage", "get", 200), JSON.readTree(used.body())))
                .isEmpty();
    }

    @Test
    void the_example_of_every_billable_operation_is_answered_as_described() {
        var key = gateway.key(gateway.organization(), false);
        for (var route : server.bean(ApiRoutes.class).billable()) {
            var request = route.docs().request();
            assertThat(request).as(route.path()).isNotNull();
            var answer =
                    server.post(
                            route.path(), key.text(), Objects.requireNonNull(request).example());
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(
                            faults(
                                    answerSchema(route.path(), "post", 200),
                                    JSON.readTree(answer.body())))
                    .isEmpty();
        }
    }

    @Test
    void operation_ids_are_unique_and_every_scope_is_told() {
        var ids = new HashSet<String>();
        for (var path : document.get("paths")) {
            for (var operation : path) {
                assertThat(ids.add(operation.get("operationId").stringValue())).isTrue();
                assertThat(operation.has("x-scope") || operation.path("security").isEmpty())
                        .isTrue();
            }
        }
    }

    @Test
    void the_reference_for_people_shows_every_operation() {
        var page = server.get("/docs/reference");
        assertThat(page.statusCode()).isEqualTo(200);
        for (var route : server.bean(ApiRoutes.class).all()) {
            assertThat(page.body())
                    .contains(
                            "<span class=\"method\">%s</span> <code>%s</code>"
                                    .formatted(route.method(), route.path()))
                    .contains("id=\"" + route.docs().id());
        }
    }
}
