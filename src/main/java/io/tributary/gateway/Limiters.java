package io.tributary.gateway;

import io.tributary.kernel.OrganizationId;
import io.tributary.metering.Metering;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One limiter for each organization and mode: a quota is the organization's, however many keys it
 * has. A limiter that this server has not met yet takes up what usage says was admitted before.
 */
final class Limiters {
    /** How much of the last minute is read, so that a limit may be raised right after a start. */
    private static final int LEAST_HISTORY = 10_000;

    private record Whose(OrganizationId organization, boolean livemode) {}

    private final Map<Whose, Limiter> limiters = new ConcurrentHashMap<>();
    private final Metering metering;
    private final InstantSource clock;

    Limiters(Metering metering, InstantSource clock) {
        this.metering = metering;
        this.clock = clock;
    }

    Limiter of(OrganizationId organization, boolean livemode, long perMinute) {
        var known = limiters.get(new Whose(organization, livemode));
        return known != null
                ? known
                : limiters.computeIfAbsent(
                        new Whose(organization, livemode), whose -> resumed(whose, perMinute));
    }

    private Limiter resumed(Whose whose, long perMinute) {
        var now = clock.instant();
        var limiter = new Limiter();
        limiter.resume(
                admissions(whose, perMinute, now), now.toEpochMilli(), callsToday(whose, now));
        return limiter;
    }

    /**
     * Ascending. Request ids tell the millisecond in which a call began: it was admitted after
     * that.
     */
    private long[] admissions(Whose whose, long perMinute, Instant now) {
        var since = now.minus(Duration.ofMillis(Limiter.SPAN));
        int most = Math.clamp(perMinute, LEAST_HISTORY, Integer.MAX_VALUE);
        return metering
                .admissionsSince(whose.organization(), whose.livemode(), since, most)
                .stream()
                .mapToLong(admission -> admission.toEpochMilli() + 1)
                .sorted()
                .toArray();
    }

    private long callsToday(Whose whose, Instant now) {
        return metering.callsSince(
                whose.organization(), whose.livemode(), now.truncatedTo(ChronoUnit.DAYS));
    }
}
