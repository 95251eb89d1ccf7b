package io.tributary.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.platform.AdjustableClock;
import io.tributary.platform.OutboundHttp;
import io.tributary.platform.Scope;
import io.tributary.platform.Switch;
import io.tributary.platform.Switches;
import io.tributary.platform.Transactions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Brings messages to endpoints. What is taken is held for half a minute: the call is over before,
 * or whoever made it has died, and the visit that was arranged with the taking takes it again.
 */
final class Courier implements AutoCloseable {
    /** Whether messages set out; what waits meanwhile is not lost. */
    static final Switch SENDING =
            new Switch(
                    "notify.webhooks",
                    "Webhooks",
                    "When it is off, messages wait; they set out within a minute of its being on"
                            + " again.",
                    true,
                    true);

    /** How long a visit is put off while nothing sets out. */
    static final Duration PUT_OFF = Duration.ofMinutes(1);

    /** How many messages are under way to one endpoint, over all servers. */
    static final int AT_ONCE = 4;

    /** Longer than any call takes. */
    static final Duration LEASE = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    /** What was taken in one visit. */
    private record Load(URI url, List<Parcel> parcels, List<SigningKey> keys) {
        static final Load NOTHING = new Load(URI.create("about:blank"), List.of(), List.of());
    }

    private final EndpointStore endpoints;
    private final Rounds rounds;
    private final Outcomes outcomes;
    private final Dispatch dispatch;
    private final OutboundHttp http;
    private final Transactions transactions;
    private final AdjustableClock clock;
    private final Switches switches;
    private final ExecutorService threads =
            Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("webhook-", 0).factory());

    Courier(
            EndpointStore endpoints,
            Rounds rounds,
            Outcomes outcomes,
            Dispatch dispatch,
            OutboundHttp http,
            Transactions transactions,
            AdjustableClock clock,
            Switches switches) {
        this.endpoints = endpoints;
        this.rounds = rounds;
        this.outcomes = outcomes;
        this.dispatch = dispatch;
        this.http = http;
        this.transactions = transactions;
        this.clock = clock;
        this.switches = switches;
    }

    /**
     * Takes what is due at an endpoint and sends it, each on a thread of its own, so that a slow
     * endpoint keeps nobody waiting but itself. On a clock that can be moved it is sent before this
     * returns: time must not jump while something is under way.
     */
    void visit(UUID endpoint) {
        if (clock.isAdjustable()) {
            for (var load = take(endpoint); !load.parcels().isEmpty(); load = take(endpoint)) {
                for (var parcel : load.parcels()) {
                    carry(load, parcel);
                }
            }
            return;
        }
        var load = take(endpoint);
        for (var parcel : load.parcels()) {
            threads.execute(() -> carryAndReturn(load, parcel));
        }
    }

    /** When one is there, the next may set out. */
    private void carryAndReturn(Load load, Parcel parcel) {
        try {
            carry(load, parcel);
            visit(parcel.endpoint());
        } catch (RuntimeException broken) {
            LOG.error(
                    "the webhook delivery {} is left to its next visit", parcel.delivery(), broken);
        }
    }

    private Load take(UUID id) {
        return transactions.in(
                Scope.system("deliver webhooks"),
                () -> {
                    var endpoint = endpoints.locked(id).orElse(null);
                    var now = clock.instant();
                    if (endpoint == null) {
                        return Load.NOTHING;
                    }
                    if (!endpoint.isActive()) {
                        // Written while the endpoint was being switched off.
                        rounds.giveUp(id, now);
                        return Load.NOTHING;
                    }
                    if (!switches.isOn(SENDING, endpoints.ownerOf(id))) {
                        var minute = now.truncatedTo(ChronoUnit.MINUTES);
                        dispatch.at(id, "put-off/" + minute, minute.plus(PUT_OFF));
                        return Load.NOTHING;
                    }
                    var until = now.plus(LEASE);
                    var parcels = rounds.take(id, AT_ONCE, now, until);
                    if (parcels.isEmpty()) {
                        return Load.NOTHING;
                    }
                    var first = parcels.getFirst();
                    dispatch.at(id, "after/" + first.delivery() + "/" + first.attempt(), until);
                    return new Load(endpoint.url(), parcels, endpoints.keys(id, now));
                });
    }

    private void carry(Load load, Parcel parcel) {
        var now = clock.instant();
        var answer =
                http.post(load.url(), headers(load, parcel, now), parcel.payload().getBytes(UTF_8));
        if (Thread.currentThread().isInterrupted()) {
            return; // stopped in the middle: another visit takes it again
        }
        outcomes.settle(parcel, answer, now);
    }

    private static Map<String, String> headers(Load load, Parcel parcel, Instant now) {
        return Map.of(
                "Content-Type",
                "application/json",
                "webhook-id",
                parcel.message().toString(),
                "webhook-timestamp",
                Long.toString(now.getEpochSecond()),
                "webhook-signature",
                load.keys().stream()
                        .map(key -> key.sign(parcel.message(), now, parcel.payload()))
                        .collect(Collectors.joining(" ")));
    }

    @Override
    public void close() {
        threads.shutdown();
        try {
            if (!threads.awaitTermination(5, TimeUnit.SECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
