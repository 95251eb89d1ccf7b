package io.tributary.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.identity.Organization;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.UuidV7;
import io.tributary.metering.Usage;
import io.tributary.platform.ClientConnection;
import io.tributary.platform.Settings;
import io.tributary.platform.Warmup;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Runs the calls of the reference's own examples through a gate of its own, whose key is in no
 * database and whose usage is kept nowhere, until the code of the hot path is compiled.
 */
final class GateWarmup implements Warmup {
    private static final int ROUNDS = 12_000;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long PLENTY = 1_000_000_000L;

    private final RandomGenerator random = new SplittableRandom();
    private final ApiRoutes routes;
    private final Settings settings;
    private final InstantSource clock;

    GateWarmup(ApiRoutes routes, Settings settings, InstantSource clock) {
        this.routes = routes;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public void warmUp() {
        var id = UuidV7.at(clock.instant(), random);
        var key = KeyText.mint(id, false, random);
        var calls = examples(key);
        var gate = gate(facts(id));
        long patience = System.nanoTime() + PATIENCE.toNanos();
        for (int round = 0; round < ROUNDS && System.nanoTime() < patience; round++) {
            for (var call : calls) {
                answer(gate, call);
            }
        }
    }

    /** An example that is refused would warm the wrong path. */
    private static void answer(Gate gate, Arrival call) {
        var reply = gate.answer(call);
        if (reply.status() >= 400) {
            throw new IllegalStateException(
                    call.path()
                            + " refuses its own example: "
                            + new String(reply.body().bytes(), UTF_8));
        }
    }

    private Gate gate(KeyFacts facts) {
        var ring =
                new KeyRing(
                        new KeyDigest.Maker(new byte[KeyDigest.BYTES]), new Changes(), _ -> facts);
        return new Gate(
                routes, ring, GateWarmup::forget, (_, _) -> {}, _ -> {}, _ -> {}, settings, clock);
    }

    private static void forget(Usage usage) {
        if (usage.status() == 0) {
            throw new IllegalStateException("no status");
        }
    }

    private List<Arrival> examples(String key) {
        var client =
                new ClientConnection(InetAddress.getLoopbackAddress(), false, false, "localhost");
        var calls = new ArrayList<Arrival>();
        for (var route : routes.billable()) {
            var request = route.docs().request();
            if (request != null) {
                calls.add(
                        new Arrival(
                                clock.instant(),
                                client,
                                route.method(),
                                route.path(),
                                null,
                                key,
                                "application/json",
                                request.example().getBytes(UTF_8),
                                null,
                                null,
                                Usage.UNKNOWN_COUNTRY,
                                null,
                                "warm-up",
                                null));
            }
        }
        return calls;
    }

    private KeyFacts facts(UUID id) {
        var quota = new Limiter.Quota(PLENTY, PLENTY);
        return new KeyFacts(
                id,
                new OrganizationId(id),
                false,
                routes.scopes(),
                List.of(),
                Long.MAX_VALUE,
                Organization.Status.ACTIVE,
                false,
                quota,
                100,
                Set.of(),
                RateLimitFields.policy(quota),
                new Limiter(),
                new LastUse(id),
                new Callers(id, new OrganizationId(id)),
                SigningFacts.NONE,
                null,
                0,
                Long.MAX_VALUE);
    }
}
