package io.tributary.demo;

import io.tributary.gateway.ApiKey;
import io.tributary.gateway.ApiKeys;
import io.tributary.gateway.PastCalls;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.metering.GroupBy;
import io.tributary.metering.Metering;
import io.tributary.metering.Mode;
import io.tributary.metering.Usage;
import io.tributary.metering.UsageGroup;
import io.tributary.metering.UsageQuery;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps Lantern's usage of the last three weeks: all of it at first, later what is missing. */
final class DemoUsage {
    static final Duration PAST = Duration.ofDays(21);
    private static final int SLICE = 5_000;
    private static final int MOST_KEYS = 100;

    private final Metering metering;
    private final ApiKeys keys;
    private final PastCalls pastCalls;
    private final InstantSource clock;

    DemoUsage(Metering metering, ApiKeys keys, PastCalls pastCalls, InstantSource clock) {
        this.metering = metering;
        this.keys = keys;
        this.pastCalls = pastCalls;
        this.clock = clock;
    }

    /**
     * Brings in every hour that has no usage yet, and the last two, which may have been cut off.
     */
    void goOn(OrganizationId lantern) {
        var now = clock.instant();
        var known = keys.list(lantern, null, MOST_KEYS).items();
        var traffic = new Traffic(lantern, byApp(known), beginning(known, now));
        var calls = new ArrayList<Usage>();
        boolean much = false;
        var there = recorded(lantern, now);
        for (var hour : missing(there, now)) {
            var made = traffic.of(hour).stream().filter(call -> !call.at().isAfter(now)).toList();
            calls.addAll(made);
            if (!there.contains(hour.toString())) {
                pastCalls.note(made);
            }
            if (calls.size() >= SLICE) {
                metering.record(List.copyOf(calls));
                calls.clear();
                much = true;
            }
        }
        metering.record(calls);
        if (much) {
            metering.settle();
        }
    }

    private static Map<Traffic.App, UUID> byApp(List<ApiKey> known) {
        return Stream.of(Traffic.App.values())
                .collect(
                        Collectors.toMap(
                                app -> app,
                                app ->
                                        known.stream()
                                                .filter(key -> key.name().equals(app.keyName()))
                                                .map(ApiKey::id)
                                                .findFirst()
                                                .orElseThrow()));
    }

    /** Three weeks before the first key: whatever follows from it stays as it is. */
    private static Instant beginning(List<ApiKey> known, Instant now) {
        return known.stream()
                .map(ApiKey::createdAt)
                .min(Instant::compareTo)
                .orElse(now)
                .minus(PAST);
    }

    private Set<String> recorded(OrganizationId lantern, Instant now) {
        var query = new UsageQuery(new Period(first(now), now), GroupBy.HOUR, Mode.BOTH);
        return metering.usage(lantern, query).stream()
                .map(UsageGroup::group)
                .collect(Collectors.toSet());
    }

    private static Instant first(Instant now) {
        return now.minus(PAST).truncatedTo(ChronoUnit.HOURS);
    }

    private static List<Instant> missing(Set<String> there, Instant now) {
        var uncertain = now.minus(Duration.ofHours(1)).truncatedTo(ChronoUnit.HOURS);
        return Stream.iterate(
                        first(now),
                        hour -> !hour.isAfter(now),
                        hour -> hour.plus(1, ChronoUnit.HOURS))
                .filter(hour -> !hour.isBefore(uncertain) || !there.contains(hour.toString()))
                .toList();
    }
}
