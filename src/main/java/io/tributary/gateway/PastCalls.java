package io.tributary.gateway;

import io.tributary.metering.Usage;

import java.net.InetAddress;
import java.util.Collection;

/**
 * Calls that this server did not answer itself but whose usage is recorded here, such as those of
 * the demo world: the pages of their keys tell of them as of all others.
 */
public final class PastCalls {
    private final LastUses lastUses;
    private final CallerLog callers;

    PastCalls(LastUses lastUses, CallerLog callers) {
        this.lastUses = lastUses;
        this.callers = callers;
    }

    /** Notes when and from where the keys of these calls were used, the oldest call first. */
    public void note(Collection<Usage> calls) {
        for (var call : calls) {
            long at = call.at().toEpochMilli();
            lastUses.of(call.keyId()).note(at);
            var address = call.address();
            if (address != null) {
                callers.of(call.keyId(), call.organization())
                        .note(at, InetAddress.ofLiteral(address), call.agent(), false, false);
            }
        }
    }
}
