package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

class TracesTests {
    private static final Instant START = Instant.parse("2026-03-31T12:00:00Z");
    private static final UUID REQUEST = UUID.fromString("0190aaaa-0000-7000-8000-000000000001");

    private final List<String> bodies = Collections.synchronizedList(new ArrayList<>());
    private HttpServer collector;
    private int status = 200;

    TracesTests() throws IOException {
        collector =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void collect() {
        collector.createContext(
                "/v1/traces",
                exchange -> {
                    bodies.add(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(status, -1);
                    exchange.close();
                });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    @Test
    void a_request_is_told_with_its_own_id_as_that_of_the_trace() {
        try (var traces = new Traces(endpoint(), 1)) {
            traces.tell(span(REQUEST, null, 200));
        }

        var span = only();
        assertThat(span.get("traceId").asString()).isEqualTo("0190aaaa000070008000000000000001");
        assertThat(span.get("spanId").asString()).matches("[0-9a-f]{16}");
        assertThat(span.get("parentSpanId")).isNull();
        assertThat(span.get("name").asString()).isEqualTo("GET /mill");
        assertThat(span.get("startTimeUnixNano").asString()).isEqualTo("1774958400000000000");
        assertThat(span.get("endTimeUnixNano").asString()).isEqualTo("1774958400250000000");
        assertThat(span.get("attributes").get(0).get("key").asString()).isEqualTo("corn");
        assertThat(span.get("status").isEmpty()).isTrue();
    }

    @Test
    void whoever_brings_a_trace_is_followed() {
        try (var traces = new Traces(endpoint(), 1)) {
            traces.tell(
                    span(REQUEST, "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", 503));
        }

        assertThat(only().get("traceId").asString()).isEqualTo("0af7651916cd43dd8448eb211c80319c");
        assertThat(only().get("parentSpanId").asString()).isEqualTo("b7ad6b7169203331");
        assertThat(only().get("status").get("code").asInt()).isEqualTo(2);
    }

    @Test
    void garbage_for_a_trace_is_not_believed() {
        try (var traces = new Traces(endpoint(), 1)) {
            traces.tell(span(REQUEST, "00-xyz", 200));
        }

        assertThat(only().get("traceId").asString()).isEqualTo("0190aaaa000070008000000000000001");
    }

    @Test
    void only_a_share_is_told() {
        try (var traces = new Traces(endpoint(), 0.25)) {
            for (int n = 0; n < 1_000; n++) {
                traces.tell(span(UUID.randomUUID(), null, 200));
            }
        }

        assertThat(bodies.stream().mapToInt(body -> spans(body).size()).sum()).isBetween(150, 350);
    }

    @Test
    void a_collector_that_refuses_costs_the_spans_and_nothing_else() {
        status = 500;
        var traces = new Traces(endpoint(), 1);
        traces.tell(span(REQUEST, null, 200));
        traces.close();

        assertThat(traces.dropped()).isEqualTo(1);
    }

    @Test
    void without_an_address_nothing_is_kept() {
        try (var traces = new Traces(" ", 1)) {
            traces.tell(span(REQUEST, null, 200));
            assertThat(traces.areOn()).isFalse();
        }
        assertThat(bodies).isEmpty();
    }

    private JsonNode only() {
        assertThat(bodies).hasSize(1);
        assertThat(spans(bodies.getFirst())).hasSize(1);
        return spans(bodies.getFirst()).get(0);
    }

    private static JsonNode spans(String body) {
        return JsonMapper.shared()
                .readTree(body)
                .get("resourceSpans")
                .get(0)
                .get("scopeSpans")
                .get(0)
                .get("spans");
    }

    private String endpoint() {
        return "http://127.0.0.1:" + collector.getAddress().getPort() + "/";
    }

    private static Traces.Span span(UUID request, @Nullable String parent, int status) {
        return new Traces.Span(
                request,
                parent,
                "GET /mill",
                START,
                Duration.ofMillis(250),
                status,
                Map.of("corn", "rye"));
    }
}
