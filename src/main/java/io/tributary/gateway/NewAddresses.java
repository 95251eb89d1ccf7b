package io.tributary.gateway;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.metering.Activity;
import io.tributary.metering.Metering;
import io.tributary.metering.Sighting;
import io.tributary.notify.Alert;
import io.tributary.notify.Alerts;
import io.tributary.platform.OneByOne;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells when a key is used from an address from where it was not used for long. It reads what usage
 * kept since it looked last: calls wait for nothing, and a server that was killed misses nothing.
 * The first addresses of a key are where it lives; those of the key that it replaced are its own.
 */
final class NewAddresses {
    /** An address is new if the key was not used there for so long. */
    static final Duration NEW_AFTER = Duration.ofDays(30);

    /** A key that is used from so many addresses lives nowhere, and none of them is told. */
    static final int MOST = 100;

    /** So long after its last use an address of a key is known. */
    static final Duration KEPT = Duration.ofDays(400);

    /** Usage is committed in another order than it arrives; so much is read again. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    private static final Duration LONGEST_LOOK = Duration.ofDays(1);

    private final KeyAlertStore store;
    private final ApiKeys keys;
    private final Metering metering;
    private final Alerts alerts;
    private final Transactions transactions;
    private final InstantSource clock;

    NewAddresses(
            KeyAlertStore store,
            ApiKeys keys,
            Metering metering,
            Alerts alerts,
            Transactions transactions,
            InstantSource clock) {
        this.store = store;
        this.keys = keys;
        this.metering = metering;
        this.alerts = alerts;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Looks at what was used since the last time. */
    void look() {
        var now = clock.instant();
        var since = since(now);
        var busy =
                metering
                        .activity(
                                new Period(since.truncatedTo(ChronoUnit.HOURS), now.plusMillis(1)))
                        .stream()
                        .map(Activity::organization)
                        .collect(Collectors.toUnmodifiableSet());
        boolean whole =
                OneByOne.each(
                        "gateway.look-at-addresses",
                        busy,
                        organization -> organization,
                        organization -> look(organization, since));
        transactions.run(
                Scope.system("addresses were looked at"),
                () -> {
                    if (whole) {
                        store.lookedUntil(now);
                    }
                    store.forget(now.minus(KEPT));
                });
    }

    private Instant since(Instant now) {
        var earliest = now.minus(LONGEST_LOOK);
        var looked =
                transactions
                        .in(Scope.system("when addresses were looked at"), store::lookedUntil)
                        .map(until -> until.minus(OVERLAP))
                        .orElse(earliest);
        return looked.isBefore(earliest) ? earliest : looked;
    }

    private void look(OrganizationId organization, Instant since) {
        var byKey =
                metering.sightings(organization, since).stream()
                        .collect(Collectors.groupingBy(Sighting::keyId));
        transactions.run(
                Scope.of(organization),
                () ->
                        byKey.forEach(
                                (key, sightings) ->
                                        note(organization, sightings, store.addresses(key))));
    }

    /** Keeps where a key was used, and tells what is new, unless it is used from everywhere. */
    private void note(
            OrganizationId organization, List<Sighting> sightings, Map<String, Instant> known) {
        boolean lives = !known.isEmpty();
        boolean everywhere =
                Stream.concat(known.keySet().stream(), sightings.stream().map(Sighting::address))
                                .distinct()
                                .count()
                        > MOST;
        int places = known.size();
        for (var sighting : sightings) {
            var before = known.get(sighting.address());
            if (before != null || places < MOST) {
                places += before == null ? 1 : 0;
                store.saw(organization, sighting);
                if (lives && !everywhere && isNew(before, sighting.lastAt())) {
                    raise(organization, sighting);
                }
            }
        }
    }

    private static boolean isNew(@Nullable Instant before, Instant at) {
        return before == null || before.isBefore(at.minus(NEW_AFTER));
    }

    private void raise(OrganizationId organization, Sighting sighting) {
        var key = keys.find(organization, sighting.keyId());
        alerts.raise(
                new Alert(
                        organization,
                        GatewayAlerts.NEW_ADDRESS.code(),
                        occasion(key.id(), sighting),
                        "“" + key.name() + "” is used from a new address",
                        """
                        The key %s… was used from %s, from where it was not used in 30 days.
                        If that is a server of yours, there is nothing to do. If not, rotate the key, and set \
                        the addresses from where it works.\
                        """
                                .formatted(key.prefix(), sighting.address()),
                        "/partner/keys/" + key.id()),
                KeyHistory.event(KeyEvents.NEW_ADDRESS, key)
                        .with("address", sighting.address())
                        .with("used_at", sighting.lastAt()));
    }

    private static String occasion(UUID key, Sighting sighting) {
        var day = sighting.lastAt().atOffset(ZoneOffset.UTC).toLocalDate();
        return key + "/" + sighting.address() + "/" + day;
    }
}
