package io.tributary.platform;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/**
 * Traces, told to a collector over OTLP (HTTP, JSON) when its address is set ({@code
 * tributary.traces.endpoint}); else nothing is made, kept or loaded. The id of a request is the id
 * of its trace, unless whoever calls brings one. Telling never holds a request up: what does not
 * fit into the queue is dropped, and counted.
 */
public final class Traces implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Traces.class);
    private static final Pattern PARENT =
            Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}");
    private static final int QUEUE = 4_096;
    private static final int BATCH = 512;
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int SERVER = 2;
    private static final int FAILED = 2;

    /**
     * Something that took its time.
     *
     * @param request the request's id
     * @param parent the header {@code traceparent} (W3C) of whoever calls; null without
     * @param name low in variety: {@code GET /partner/keys/{id}}
     */
    public record Span(
            UUID request,
            @Nullable String parent,
            String name,
            Instant start,
            Duration length,
            int status,
            Map<String, String> attributes) {
        public Span {
            attributes = Map.copyOf(attributes);
        }
    }

    private final @Nullable URI collector;
    private final double share;
    private final ArrayBlockingQueue<Span> queue = new ArrayBlockingQueue<>(QUEUE);
    private final LongAdder dropped = new LongAdder();
    private final JsonMapper json = JsonMapper.shared();
    private final @Nullable Thread teller;
    private volatile boolean closed;

    /**
     * @param endpoint of the collector, without {@code /v1/traces}; blank for no traces
     * @param share of the traces that are told, 0 to 1
     */
    Traces(String endpoint, double share) {
        this.collector =
                endpoint.isBlank()
                        ? null
                        : URI.create(endpoint.strip().replaceAll("/+$", "") + "/v1/traces");
        this.share = share;
        this.teller =
                collector == null
                        ? null
                        : Thread.ofPlatform().name("traces").daemon().start(this::tellAll);
    }

    /** Whether anybody listens. */
    public boolean areOn() {
        return collector != null;
    }

    /** Tells it some time later, or never. */
    public void tell(Span span) {
        if (collector != null && isChosen(span.request()) && !queue.offer(span)) {
            dropped.increment();
        }
    }

    /** How many were dropped because the collector was too slow. */
    long dropped() {
        return dropped.sum();
    }

    /** By the id, so that all servers choose alike. */
    private boolean isChosen(UUID request) {
        return (request.getLeastSignificantBits() & 0xFFFFFF) < share * 0x1000000;
    }

    private void tellAll() {
        try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            while (!closed || !queue.isEmpty()) {
                tellSome(client);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void tellSome(HttpClient client) throws InterruptedException {
        var first = queue.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        var batch = new ArrayList<Span>(BATCH);
        batch.add(first);
        queue.drainTo(batch, BATCH - 1);
        try {
            send(client, batch);
        } catch (IOException | RuntimeException away) {
            dropped.add(batch.size());
            LOG.warn("{} spans were not taken: {}", batch.size(), away.toString());
        }
    }

    private void send(HttpClient client, List<Span> batch)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(Objects.requireNonNull(collector))
                        .timeout(PATIENCE)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body(batch)))
                        .build();
        var answer = client.send(request, HttpResponse.BodyHandlers.discarding());
        if (answer.statusCode() >= 300) {
            throw new IOException("status " + answer.statusCode());
        }
    }

    private byte[] body(List<Span> batch) {
        var bytes = new ByteArrayOutputStream();
        try (var out = json.createGenerator(bytes)) {
            out.writeStartObject();
            out.writeArrayPropertyStart("resourceSpans");
            out.writeStartObject();
            out.writeObjectPropertyStart("resource");
            attributes(out, Map.of("service.name", "tributary"));
            out.writeEndObject();
            out.writeArrayPropertyStart("scopeSpans");
            out.writeStartObject();
            out.writeArrayPropertyStart("spans");
            batch.forEach(span -> write(out, span));
            out.writeEndArray();
            out.writeEndObject();
            out.writeEndArray();
            out.writeEndObject();
            out.writeEndArray();
            out.writeEndObject();
        }
        return bytes.toByteArray();
    }

    private static void write(JsonGenerator out, Span span) {
        var parent = span.parent() == null ? null : PARENT.matcher(span.parent());
        boolean hasParent = parent != null && parent.matches();
        long start = nanos(span.start());
        out.writeStartObject();
        out.writeStringProperty(
                "traceId",
                hasParent && parent != null
                        ? parent.group(1)
                        : span.request().toString().replace("-", ""));
        out.writeStringProperty("spanId", spanId());
        if (hasParent && parent != null) {
            out.writeStringProperty("parentSpanId", parent.group(2));
        }
        out.writeStringProperty("name", span.name());
        out.writeNumberProperty("kind", SERVER);
        out.writeStringProperty("startTimeUnixNano", Long.toString(start));
        out.writeStringProperty("endTimeUnixNano", Long.toString(start + span.length().toNanos()));
        attributes(out, span.attributes());
        out.writeObjectPropertyStart("status");
        if (span.status() >= 500) {
            out.writeNumberProperty("code", FAILED);
        }
        out.writeEndObject();
        out.writeEndObject();
    }

    private static void attributes(JsonGenerator out, Map<String, String> attributes) {
        out.writeArrayPropertyStart("attributes");
        attributes.forEach(
                (key, value) -> {
                    out.writeStartObject();
                    out.writeStringProperty("key", key);
                    out.writeObjectPropertyStart("value");
                    out.writeStringProperty("stringValue", value);
                    out.writeEndObject();
                    out.writeEndObject();
                });
        out.writeEndArray();
    }

    private static long nanos(Instant at) {
        return TimeUnit.MILLISECONDS.toNanos(at.toEpochMilli());
    }

    private static String spanId() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong() | 1);
    }

    /** Tells what waits, as far as the collector takes it. */
    @Override
    public void close() {
        closed = true;
        var telling = teller;
        if (telling != null) {
            try {
                telling.join(PATIENCE.plus(PAUSE));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
