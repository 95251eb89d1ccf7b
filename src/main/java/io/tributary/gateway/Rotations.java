package io.tributary.gateway;

import io.tributary.gateway.Rotation.Mover;
import io.tributary.gateway.Rotation.Share;
import io.tributary.gateway.Rotation.Verdict;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.metering.Metering;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Watches a key that is being replaced. What it counts and when it was used last comes from usage,
 * which no call escapes; by whom, from what the servers write of callers every few seconds.
 */
public final class Rotations {
    private static final List<Duration> SPANS =
            List.of(Duration.ofHours(1), Duration.ofDays(1), Duration.ofDays(7));
    private static final Duration LOOK_BACK = Duration.ofDays(30);

    private record Who(String address, String agent) {}

    private final ApiKeys keys;
    private final Metering metering;
    private final CallerLog log;
    private final CallerStore callers;
    private final Transactions transactions;
    private final InstantSource clock;
    private final Duration quiet;

    /**
     * The rotations of all keys.
     *
     * @param quiet how long the old key must rest before it is safe to revoke
     */
    Rotations(
            ApiKeys keys,
            Metering metering,
            CallerLog log,
            CallerStore callers,
            Transactions transactions,
            InstantSource clock,
            Duration quiet) {
        this.keys = keys;
        this.metering = metering;
        this.log = log;
        this.callers = callers;
        this.transactions = transactions;
        this.clock = clock;
        this.quiet = quiet;
    }

    /**
     * The change from that key to its successor; empty when it has none.
     *
     * @throws io.tributary.kernel.ProblemException when there is no such key, also for somebody
     *     else's
     */
    public Optional<Rotation> of(OrganizationId organization, UUID id) {
        var old = keys.find(organization, id);
        var next = old.replacedBy();
        return next == null
                ? Optional.empty()
                : Optional.of(watched(organization, old, keys.find(organization, next)));
    }

    private Rotation watched(OrganizationId organization, ApiKey old, ApiKey successor) {
        var now = clock.instant();
        var shares =
                SPANS.stream().map(span -> share(organization, old, successor, span, now)).toList();
        return new Rotation(
                old,
                successor,
                shares,
                movers(organization, old.id(), successor.id(), now),
                verdict(organization, old, shares.getLast().successor(), now));
    }

    private Share share(
            OrganizationId organization, ApiKey old, ApiKey successor, Duration span, Instant now) {
        var requests =
                metering.requestsByKey(organization, new Period(now.minus(span), after(now)));
        return new Share(
                span,
                requests.getOrDefault(old.id(), 0L),
                requests.getOrDefault(successor.id(), 0L));
    }

    /** What arrived in this very millisecond counts too. */
    private static Instant after(Instant now) {
        return now.plusMillis(1);
    }

    private List<Mover> movers(OrganizationId organization, UUID old, UUID successor, Instant now) {
        log.write();
        var uses =
                transactions.in(
                        Scope.of(organization),
                        () ->
                                callers.since(
                                        organization,
                                        List.of(old, successor),
                                        now.minus(SPANS.getLast())));
        var movers = new LinkedHashMap<Who, Mover>();
        for (var use : uses) {
            boolean isOld = use.keyId().equals(old);
            movers.merge(
                    new Who(use.address(), use.agent()),
                    new Mover(
                            use.address(),
                            use.agent(),
                            isOld ? use.calls() : 0,
                            isOld ? 0 : use.calls(),
                            isOld ? use.lastAt() : null),
                    Rotations::joined);
        }
        return movers.values().stream()
                .sorted(Comparator.comparingLong(mover -> -mover.old() - mover.successor()))
                .toList();
    }

    private static Mover joined(Mover one, Mover other) {
        return new Mover(
                one.address(),
                one.agent(),
                one.old() + other.old(),
                one.successor() + other.successor(),
                one.lastOld() == null ? other.lastOld() : one.lastOld());
    }

    private Verdict verdict(
            OrganizationId organization, ApiKey old, long successorRequests, Instant now) {
        if (!old.isActive(now)) {
            return new Verdict.Over();
        }
        if (successorRequests == 0) {
            return new Verdict.Unused();
        }
        var last = metering.lastRequest(organization, old.id(), now.minus(LOOK_BACK)).orElse(null);
        return last == null || !last.plus(quiet).isAfter(now)
                ? new Verdict.Safe(last, quiet, successorRequests)
                : new Verdict.Busy(last, last.plus(quiet));
    }
}
