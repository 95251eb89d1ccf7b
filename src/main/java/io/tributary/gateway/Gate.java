package io.tributary.gateway;

import io.tributary.identity.Organization.Status;
import io.tributary.kernel.Problem;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.RequestId;
import io.tributary.metering.Usage;
import io.tributary.platform.Failures;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Settings;
import io.tributary.portal.spi.ProblemBody;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * The way of an API call, without a servlet or a framework: transport, key, address, scope, mode,
 * endpoint, usage, answer. It is warmed and measured as it stands.
 */
final class Gate {
    private static final Logger LOG = LoggerFactory.getLogger(Gate.class);
    private static final String JSON = "application/json";
    private static final String STAY = "max-age=31536000; includeSubDomains";
    private static final String EXPOSED_FIELDS =
            "X-Request-Id, RateLimit, RateLimit-Policy, Retry-After, Location,"
                    + " Accept-Signature";

    private final ApiRoutes routes;
    private final KeyRing ring;
    private final Consumer<Usage> metering;
    private final BiConsumer<Visit, Reply> recorder;
    private final Consumer<String> exposed;
    private final Consumer<Visit> signatures;
    private final Settings settings;
    private final InstantSource clock;
    private final String upgrade;
    private final LongAdder unknownKeys = new LongAdder();

    /**
     * A gate before these operations.
     *
     * @param metering keeps one call; returns once it is durable
     * @param recorder keeps the bodies of a call of whoever asked for them
     * @param exposed is told of a key that stood in an address
     * @param signatures refuses a call whose key is right and whose signature is not
     */
    Gate(
            ApiRoutes routes,
            KeyRing ring,
            Consumer<Usage> metering,
            BiConsumer<Visit, Reply> recorder,
            Consumer<String> exposed,
            Consumer<Visit> signatures,
            Settings settings,
            InstantSource clock) {
        this.routes = routes;
        this.ring = ring;
        this.metering = metering;
        this.recorder = recorder;
        this.exposed = exposed;
        this.signatures = signatures;
        this.settings = settings;
        this.clock = clock;
        this.upgrade = settings.link("/#plans-title");
    }

    /**
     * Calls whose key was not accepted, since the start. They belong to nobody, so nothing more is
     * kept.
     */
    long unknownKeys() {
        return unknownKeys.sum();
    }

    /** Answers one request, whatever happens. */
    Reply answer(Arrival arrival) {
        var visit = new Visit(arrival, clock, upgrade);
        var reply = recorded(visit, attempt(visit));
        var key = visit.factsOrNull();
        if (key != null && key.recordsUntil() > arrival.at().toEpochMilli()) {
            recorder.accept(visit, reply);
        }
        return finished(visit, reply);
    }

    private Reply attempt(Visit visit) {
        try {
            return written(handled(visit));
        } catch (ProblemException refused) {
            return problem(visit, refused);
        } catch (RuntimeException broken) {
            LOG.atError()
                    .addKeyValue(Failures.REQUEST, visit.requestId())
                    .addKeyValue(Failures.DOING, visit.endpoint())
                    .setCause(broken)
                    .log("call {} of {} failed", visit.requestId(), visit.endpoint());
            return problem(
                    visit,
                    PlatformProblem.INTERNAL,
                    "Something broke on our side. Nothing of this call is kept.");
        }
    }

    private static Reply written(ApiAnswer answer) {
        var body = answer.body();
        return body == null
                ? new Reply(answer.status(), "", JsonBuffer.empty())
                : new Reply(answer.status(), JSON, JsonBuffer.of(body));
    }

    private ApiAnswer handled(Visit visit) {
        var arrival = visit.arrival();
        refusePlainHttp(arrival);
        refuseKeyInAddress(arrival);
        var resource = routes.find(arrival.path());
        visit.at(resource);
        var operation = resource == null ? null : resource.operation(arrival.method());
        if (operation == null || !operation.route().isKeyless()) {
            authorize(visit, operation);
        }
        if (resource == null) {
            throw new ProblemException(
                    PlatformProblem.NOT_FOUND, "There is no operation at this address.");
        }
        if (operation == null) {
            throw new ProblemException(
                    PlatformProblem.METHOD_NOT_ALLOWED,
                    "This address answers " + resource.allow() + ".");
        }
        checkShape(visit, operation.route());
        if (!operation.route().billable() && !operation.route().isKeyless()) {
            visit.admit(0);
        }
        return operation.endpoint().handle(visit);
    }

    private static void refusePlainHttp(Arrival arrival) {
        if (arrival.client().exposed()) {
            throw new ProblemException(
                    PlatformProblem.INSECURE_TRANSPORT,
                    "This call came over plain HTTP, so its key could be read on the way.");
        }
    }

    private void refuseKeyInAddress(Arrival arrival) {
        var query = arrival.query();
        var key = KeyText.in(arrival.path());
        if (key.isEmpty() && query != null) {
            key = KeyText.in(query);
        }
        if (key.isPresent()) {
            exposed.accept(key.get());
            throw new ProblemException(
                    GatewayProblem.KEY_IN_URL,
                    "The address holds an API key. Send it in the header X-API-Key.");
        }
    }

    /**
     * Key, address, signature, scope, mode, in this order. Whatever is wrong with a key is said in
     * the same words.
     */
    private void authorize(Visit visit, ApiRoutes.@Nullable Operation operation) {
        var arrival = visit.arrival();
        var key = ring.find(arrival.key(), arrival.at().toEpochMilli());
        if (key == null) {
            unknownKeys.increment();
            throw new ProblemException(
                    GatewayProblem.UNAUTHORIZED, "Send a valid API key in the header X-API-Key.");
        }
        visit.known(key);
        if (!isAllowed(key, arrival)) {
            throw new ProblemException(
                    GatewayProblem.ADDRESS_NOT_ALLOWED,
                    "This key may not be used from "
                            + arrival.client().address().getHostAddress()
                            + ".");
        }
        signatures.accept(visit);
        if (operation != null && !key.scopes().contains(operation.route().scope())) {
            throw new ProblemException(
                    GatewayProblem.MISSING_SCOPE,
                    "This operation needs the scope " + operation.route().scope() + ".");
        }
        refuseUnlessActive(key);
    }

    /** Whether the address may use the key; the call is noted either way. */
    private static boolean isAllowed(KeyFacts key, Arrival arrival) {
        long now = arrival.at().toEpochMilli();
        var address = arrival.client().address();
        var trial = key.trial();
        boolean allowed = key.allows(address);
        key.lastUse().note(now);
        key.callers()
                .note(
                        now,
                        address,
                        arrival.agent(),
                        !allowed,
                        allowed && trial != null && trial.wouldRefuse(address, now));
        return allowed;
    }

    private static void refuseUnlessActive(KeyFacts key) {
        if (key.status() == Status.CANCELLED || (key.livemode() && key.status() != Status.ACTIVE)) {
            throw new ProblemException(
                    GatewayProblem.ORGANIZATION_NOT_ACTIVE,
                    "The organization is " + key.status().label().toLowerCase(Locale.ROOT) + ".");
        }
        if (key.livemode() && !key.mayGoLive()) {
            throw new ProblemException(
                    GatewayProblem.LIVE_MODE_REFUSED,
                    "Live calls need a subscription, a trial or a contract. A test key does"
                            + " everything but bill.");
        }
    }

    private static void checkShape(Visit visit, ApiRoute route) {
        var arrival = visit.arrival();
        if (arrival.body() == null) {
            throw new ProblemException(
                    PlatformProblem.TOO_LARGE,
                    "At most " + ApiCall.LARGEST_BODY + " bytes are read.");
        }
        if (route.docs().request() != null && !isJson(arrival.contentType())) {
            throw new ProblemException(
                    PlatformProblem.UNSUPPORTED_MEDIA_TYPE,
                    "Send the header Content-Type: application/json.");
        }
        var metadata = arrival.metadata();
        if (metadata != null && !Usage.isKept(metadata)) {
            throw Visit.invalidQuery(
                    "X-Metadata", "At most " + Usage.METADATA_BYTES + " bytes of UTF-8 text.");
        }
        if (arrival.query() != null) {
            refuseUnknownParameters(visit, route);
        }
    }

    private static boolean isJson(@Nullable String contentType) {
        return contentType != null
                && contentType.regionMatches(true, 0, JSON, 0, JSON.length())
                && (contentType.length() == JSON.length()
                        || "; ".indexOf(contentType.charAt(JSON.length())) >= 0);
    }

    private static void refuseUnknownParameters(Visit visit, ApiRoute route) {
        for (var name : visit.queries().keySet()) {
            if (route.docs().parameters().stream()
                    .noneMatch(
                            known ->
                                    known.in() == ApiDocs.Place.QUERY
                                            && known.name().equals(name))) {
                throw Visit.invalidQuery(name, "This operation has no such parameter.");
            }
        }
    }

    /**
     * A billable answer leaves only once its usage is durable; without that nothing is given away.
     */
    private Reply recorded(Visit visit, Reply reply) {
        if (visit.factsOrNull() == null) {
            return reply;
        }
        boolean delivered = reply.status() < 400;
        if (!delivered && visit.calls() > 0) {
            visit.release();
        }
        try {
            metering.accept(usage(visit, reply));
            return reply;
        } catch (RuntimeException failed) {
            LOG.warn("usage of call {} was not kept: {}", visit.requestId(), failed.toString());
            if (visit.calls() == 0) {
                return reply;
            }
            visit.release();
            return problem(
                    visit,
                    new ProblemException(
                                    PlatformProblem.OVERLOADED,
                                    "The use of this call could not be recorded, so it was not"
                                            + " answered. Try again.")
                            .retryAfter(Duration.ofSeconds(1)));
        }
    }

    private static Usage usage(Visit visit, Reply reply) {
        var arrival = visit.arrival();
        var key = visit.facts();
        var metadata = arrival.metadata();
        return new Usage(
                        visit.requestId(),
                        key.organization(),
                        key.id(),
                        visit.endpoint(),
                        shortened(arrival.method()),
                        reply.status(),
                        visit.millis(),
                        visit.calls(),
                        visit.isGranted(),
                        key.livemode(),
                        arrival.country(),
                        Usage.isKept(metadata) ? metadata : null)
                .from(arrival.client().address(), arrival.agent());
    }

    private static String shortened(String method) {
        return method.length() <= 10 ? method : "UNKNOWN";
    }

    /** The fields that every answer has. */
    private static Reply finished(Visit visit, Reply reply) {
        reply.with(RequestId.HEADER, visit.requestId().toString())
                .with("Cache-Control", "no-store")
                .with("X-Content-Type-Options", "nosniff");
        var arrival = visit.arrival();
        var key = visit.factsOrNull();
        if (key != null) {
            reply.with(RateLimitFields.POLICY, key.rateLimitPolicy())
                    .with(RateLimitFields.LEFT, visit.rateLimit());
        }
        if (arrival.client().secure()) {
            reply.with("Strict-Transport-Security", STAY);
        }
        var origin = arrival.origin();
        if (origin != null) {
            reply.with("Vary", "Origin");
            if (key != null && key.origins().contains(origin)) {
                reply.with("Access-Control-Allow-Origin", origin)
                        .with("Access-Control-Expose-Headers", EXPOSED_FIELDS);
            }
        }
        return reply;
    }

    private Reply problem(Visit visit, Problem problem, String detail) {
        return problem(visit, new ProblemException(problem, detail));
    }

    private Reply problem(Visit visit, ProblemException refused) {
        var body = ProblemBody.of(refused, settings, visit.requestId().toString());
        var reply = new Reply(body.status(), ProblemBody.CONTENT_TYPE, JsonBuffer.of(body.json()));
        var wait = refused.retryAfter();
        if (wait != null) {
            reply.with(
                    "Retry-After",
                    Long.toString(Math.max(1, Math.ceilDiv(wait.toMillis(), 1000L))));
        }
        var resource = routes.find(visit.arrival().path());
        if (refused.problem() == PlatformProblem.METHOD_NOT_ALLOWED && resource != null) {
            reply.with("Allow", resource.allow());
        }
        if (refused.problem() instanceof SignatureProblem) {
            reply.with("Accept-Signature", SignatureCheck.WANTED);
        }
        return reply;
    }

    /** The methods of an address, for OPTIONS. */
    String allow(String path) {
        var resource = routes.find(path);
        return resource == null ? "OPTIONS" : resource.allow();
    }
}
