package io.tributary.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.identity.AuditTrail;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.Idempotency;
import io.tributary.platform.Scope;

import java.util.Collection;
import java.util.function.Supplier;

/** What the operations that change keys have in common. */
final class KeyActs {
    private final ApiKeys keys;
    private final Idempotency idempotency;

    KeyActs(ApiKeys keys, Idempotency idempotency) {
        this.keys = keys;
        this.idempotency = idempotency;
    }

    ApiKeys keys() {
        return keys;
    }

    /** Who acts, for the audit trail: the key, by the part of it that may be shown. */
    static AuditTrail.By by(ApiCall call) {
        return AuditTrail.By.thing(
                call.organization(), "key " + KeyText.prefix(call.keyId(), call.livemode()));
    }

    /** A key gives and takes only what it has itself; a live key stands above test keys. */
    static void refuseBeyond(ApiCall call, boolean livemode, Collection<String> scopes) {
        if ((livemode && !call.livemode()) || !call.scopes().containsAll(scopes)) {
            throw new ProblemException(
                    GatewayProblem.BEYOND_THE_KEY,
                    "The calling key lacks the mode or a scope of the other key. Nothing was"
                            + " done.");
        }
    }

    /** What is told of live events is changed with a live key. */
    static void refuseTestKey(ApiCall call) {
        if (!call.livemode()) {
            throw new ProblemException(
                    GatewayProblem.BEYOND_THE_KEY,
                    "Webhook endpoints are told of live events, so a live key is needed to change"
                            + " them. Nothing was done.");
        }
    }

    /**
     * Issues a key, once per idempotency key if the caller sent one.
     *
     * @param what is done, so that one idempotency key may serve two acts
     */
    ApiAnswer issued(ApiCall call, String what, Supplier<IssuedKey> issue) {
        var once = call.idempotencyKey();
        if (once == null) {
            var issued = issue.get();
            return ApiAnswer.json(201, json -> KeyShapes.write(json, issued));
        }
        var answer =
                idempotency.once(
                        Scope.of(call.organization()),
                        call.organization() + " " + call.keyId() + " " + what,
                        once,
                        call.body(),
                        () -> bytes(issue.get()));
        return ApiAnswer.json(201, json -> json.writeRawValue(new String(answer, UTF_8)));
    }

    private static byte[] bytes(IssuedKey issued) {
        return JsonBuffer.of(json -> KeyShapes.write(json, issued)).bytes();
    }
}
