package io.tributary.gateway;

import io.tributary.kernel.UuidV7;
import io.tributary.metering.Usage;
import io.tributary.platform.Measure;
import io.tributary.platform.Timings;
import io.tributary.platform.Traces;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long calls with a known key took, by endpoint, method and status. */
final class CallTimings {
    private record Kind(String endpoint, String method, int status) {}

    private final Traces traces;
    private final Timings timings =
            new Timings(
                    "tributary_api_call_seconds",
                    "Time at the server of calls with a known key, before their use is written.");

    /** The labels of each kind, made once; there are no more than routes and statuses. */
    private final Map<Kind, Map<String, String>> labels = new ConcurrentHashMap<>();

    CallTimings(Traces traces) {
        this.traces = traces;
    }

    void note(Usage usage) {
        if (traces.areOn()) {
            traces.tell(span(usage));
        }
        var kind = new Kind(usage.endpoint(), usage.method(), usage.status());
        var known = labels.get(kind);
        if (known == null) {
            if (labels.size() > 2_000) {
                return;
            }
            known =
                    labels.computeIfAbsent(
                            kind,
                            one ->
                                    Map.of(
                                            "endpoint", one.endpoint(),
                                            "method", one.method(),
                                            "status", Integer.toString(one.status())));
        }
        timings.note(known, usage.responseMillis() / 1_000);
    }

    private static Traces.Span span(Usage usage) {
        return new Traces.Span(
                usage.id().value(),
                null,
                usage.method() + " " + usage.endpoint(),
                UuidV7.instantOf(usage.id().value()),
                Duration.ofNanos((long) (usage.responseMillis() * 1_000_000)),
                usage.status(),
                Map.of(
                        "http.response.status_code",
                        Integer.toString(usage.status()),
                        "tributary.livemode",
                        Boolean.toString(usage.livemode())));
    }

    Measure measure() {
        return timings.measure();
    }
}
