package io.tributary.gateway;

import io.tributary.identity.Entitlements;
import io.tributary.identity.Feature;
import io.tributary.identity.Limit;
import io.tributary.identity.Organizations;
import io.tributary.platform.AddressRange;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;

/** Finds out everything about a key that is not in the ring. */
final class KeyReader {
    private final Transactions transactions;
    private final KeyStore keys;
    private final OriginStore origins;
    private final RecordingStore recordings;
    private final Organizations organizations;
    private final Entitlements entitlements;
    private final Limiters limiters;
    private final LastUses lastUses;
    private final CallerLog callers;
    private final SigningKeys signing;
    private final Changes changes;
    private final InstantSource clock;

    KeyReader(
            Transactions transactions,
            KeyStore keys,
            OriginStore origins,
            RecordingStore recordings,
            Organizations organizations,
            Entitlements entitlements,
            Limiters limiters,
            LastUses lastUses,
            CallerLog callers,
            SigningKeys signing,
            Changes changes,
            InstantSource clock) {
        this.transactions = transactions;
        this.keys = keys;
        this.origins = origins;
        this.recordings = recordings;
        this.organizations = organizations;
        this.entitlements = entitlements;
        this.limiters = limiters;
        this.lastUses = lastUses;
        this.callers = callers;
        this.signing = signing;
        this.changes = changes;
        this.clock = clock;
    }

    @Nullable KeyFacts read(KeyDigest digest) {
        long readAt = changes.now();
        return transactions.in(
                Scope.system("look up an API key"),
                () ->
                        keys.active(digest, clock.instant())
                                .map(owned -> facts(owned, readAt))
                                .orElse(null));
    }

    private KeyFacts facts(KeyStore.Owned owned, long readAt) {
        var key = owned.key();
        var organization = organizations.find(owned.organization()).orElseThrow();
        var entitled = entitlements.of(owned.organization());
        var perDay = key.livemode() ? Limit.CALLS_PER_DAY : Limit.TEST_PAIRS_PER_DAY;
        var quota =
                new Limiter.Quota(
                        entitled.limit(Limit.REQUESTS_PER_MINUTE), entitled.limit(perDay));
        Instant endsAt = key.endsAt();
        return new KeyFacts(
                key.id(),
                owned.organization(),
                key.livemode(),
                Set.copyOf(key.scopes()),
                key.allowedAddresses().stream().map(AddressRange::parse).toList(),
                endsAt == null ? Long.MAX_VALUE : endsAt.toEpochMilli(),
                organization.status(),
                entitled.has(Feature.LIVE_API),
                quota,
                Math.toIntExact(entitled.limit(Limit.BATCH_PAIRS)),
                origins.of(owned.organization()),
                RateLimitFields.policy(quota),
                limiters.of(owned.organization(), key.livemode(), quota.perMinute()),
                lastUses.of(key.id()),
                callers.of(key.id(), owned.organization()),
                signing.facts(key.id(), owned.signed()),
                owned.trial(),
                recordings
                        .endsAt(owned.organization(), clock.instant())
                        .map(Instant::toEpochMilli)
                        .orElse(0L),
                readAt);
    }
}
