package io.tributary.gateway;

import io.tributary.metering.Usage;
import io.tributary.platform.Measure;
import io.tributary.platform.Timings;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How long calls with a known key took, by endpoint, method and status. */
final class CallTimings {
    private record Kind(String endpoint, String method, int status) {}

    private final Timings timings =
            new Timings(
                    "tributary_api_call_seconds",
                    "Time at the server of calls with a known key, before their use is written.");

    /** The labels of each kind, made once; there are no more than routes and statuses. */
    private final Map<Kind, Map<String, String>> labels = new ConcurrentHashMap<>();

    void note(Usage usage) {
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

    Measure measure() {
        return timings.measure();
    }
}
