package io.tributary.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.gateway.Admission.Granted;
import io.tributary.gateway.Admission.Refused;
import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.RequestId;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.PlatformProblem;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * One request on its way through the gate: what arrived, and what was found out about it so far.
 */
final class Visit implements ApiCall {
    private static final byte[] NOTHING = new byte[0];

    private final Arrival arrival;
    private final InstantSource clock;
    private final String upgrade;
    private final RequestId requestId;
    private final long began = System.nanoTime();

    private @Nullable KeyFacts facts;
    private ApiRoutes.@Nullable Resource resource;
    private @Nullable Map<String, String> query;
    private @Nullable Admission admission;
    private int calls;

    Visit(Arrival arrival, InstantSource clock, String upgrade) {
        this.arrival = arrival;
        this.clock = clock;
        this.upgrade = upgrade;
        this.requestId = new RequestId(UuidV7.at(arrival.at(), ThreadLocalRandom.current()));
    }

    Arrival arrival() {
        return arrival;
    }

    void known(KeyFacts known) {
        this.facts = known;
    }

    void at(ApiRoutes.@Nullable Resource found) {
        this.resource = found;
    }

    @Nullable KeyFacts factsOrNull() {
        return facts;
    }

    KeyFacts facts() {
        if (facts == null) {
            throw new IllegalStateException("this operation has no key");
        }
        return facts;
    }

    /** The route's path, not the address: the same for all calls of one operation. */
    String endpoint() {
        return resource == null ? "unknown" : resource.path();
    }

    @Override
    public OrganizationId organization() {
        return facts().organization();
    }

    @Override
    public UUID keyId() {
        return facts().id();
    }

    @Override
    public Set<String> scopes() {
        return facts().scopes();
    }

    @Override
    public boolean livemode() {
        return facts().livemode();
    }

    @Override
    public InetAddress address() {
        return arrival.client().address();
    }

    @Override
    public RequestId requestId() {
        return requestId;
    }

    @Override
    public Instant now() {
        return arrival.at();
    }

    @Override
    public String pathParameter(String name) {
        if (resource != null) {
            int place = resource.segments().indexOf("{" + name + "}");
            if (place >= 0) {
                return URLDecoder.decode(ApiRoutes.segments(arrival.path()).get(place), UTF_8);
            }
        }
        throw new IllegalArgumentException("the route has no parameter " + name);
    }

    @Override
    public @Nullable String query(String name) {
        return queries().get(name);
    }

    /** A parameter that is sent twice is an error, and so is a percent sign without its digits. */
    Map<String, String> queries() {
        if (query == null) {
            query = parsed(arrival.query());
        }
        return query;
    }

    private static Map<String, String> parsed(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return Map.of();
        }
        var all = new HashMap<String, String>();
        for (var pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            var name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            if (all.put(name, decoded(equals < 0 ? "" : pair.substring(equals + 1))) != null) {
                throw invalidQuery(name, "It is sent twice.");
            }
        }
        return all;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException _) {
            throw invalidQuery(text, "It is not percent-encoded as addresses are.");
        }
    }

    static ProblemException invalidQuery(String name, String detail) {
        return new ProblemException(
                PlatformProblem.INVALID_INPUT,
                "The address has a parameter that is not valid.",
                List.of(new InputError(name, detail)));
    }

    @Override
    public byte[] body() {
        var body = arrival.body();
        return body == null ? NOTHING : body;
    }

    @Override
    public int batchLimit() {
        return facts().batchLimit();
    }

    @Override
    public @Nullable String idempotencyKey() {
        return arrival.idempotencyKey();
    }

    @Override
    public Granted admit(int count) {
        if (admission != null) {
            throw new IllegalStateException("a call is admitted once");
        }
        var key = facts();
        var asked =
                key.limiter()
                        .admit(arrival.at().toEpochMilli(), clock.millis(), count, key.quota());
        admission = asked;
        return switch (asked) {
            case Granted granted -> {
                calls = count;
                yield granted;
            }
            case Refused refused -> throw exceeded(refused);
        };
    }

    private ProblemException exceeded(Refused refused) {
        boolean minute = refused.limit() == Admission.Limit.MINUTE;
        long quota = (minute ? refused.minute() : refused.day()).quota();
        return new ProblemException(
                        GatewayProblem.QUOTA_EXCEEDED,
                        minute
                                ? "More than " + quota + " requests within 60 seconds."
                                : "More than " + quota + " calls in this UTC day.")
                .with("limit", quota)
                .with("violated-policies", List.of(refused.limit().policy()))
                .with("upgrade_url", upgrade)
                .retryAfter(Duration.between(clock.instant(), refused.retryAt()));
    }

    boolean isGranted() {
        return admission instanceof Granted;
    }

    /** What it counts against the day; 0 unless it was admitted. */
    int calls() {
        return calls;
    }

    /** Gives back what was admitted, since nothing is delivered. */
    void release() {
        if (admission instanceof Granted granted) {
            facts().limiter().release(granted, calls);
            admission = null;
            calls = 0;
        }
    }

    /** The field RateLimit: what is left after this call. */
    String rateLimit() {
        var key = facts();
        return switch (admission) {
            case Granted(var minute, var day, _) -> RateLimitFields.left(minute, day);
            case Refused(_, _, var minute, var day) -> RateLimitFields.left(minute, day);
            case null -> {
                var left = key.limiter().look(clock.millis(), key.quota());
                yield RateLimitFields.left(left.minute(), left.day());
            }
        };
    }

    float millis() {
        return (System.nanoTime() - began) / 1_000_000f;
    }
}
