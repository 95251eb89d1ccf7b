package io.tributary.gateway;

import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;

import java.util.List;
import java.util.UUID;

/** What the operations on signing keys have in common. */
final class SigningActs {
    private final ApiKeys keys;
    private final SigningKeys signing;

    SigningActs(ApiKeys keys, SigningKeys signing) {
        this.keys = keys;
        this.signing = signing;
    }

    SigningKeys signing() {
        return signing;
    }

    SigningKeys.Setup setup(ApiCall call, UUID key) {
        return signing.of(call.organization(), key);
    }

    /**
     * The key that is to be changed. A key that need not sign cannot open one that must: whoever
     * found an unsigned key would be past every signature.
     */
    UUID changeable(ApiCall call) {
        var key = keys.find(call.organization(), KeyShapes.id(call));
        KeyActs.refuseBeyond(call, key.livemode(), List.of());
        if (setup(call, key.id()).required() && !setup(call, call.keyId()).required()) {
            throw new ProblemException(
                    GatewayProblem.BEYOND_THE_KEY,
                    "The other key takes signed calls only, and the calling one does not. Nothing"
                            + " was done.");
        }
        return key.id();
    }

    static UUID signingKey(ApiCall call) {
        var id = Queries.uuid(call.pathParameter("signing_key"));
        if (id == null) {
            throw new ProblemException(PlatformProblem.NOT_FOUND, "There is no such key.");
        }
        return id;
    }
}
