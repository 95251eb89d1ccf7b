package io.tributary.gateway;

import io.tributary.kernel.OrganizationId;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * From where and with what one key is used: counted in memory by many threads, taken out by one.
 */
final class Callers {
    /** How many callers of one hour are told apart; the rest is one. */
    static final int MOST = 500;

    /** What stands for the callers that are not told apart. */
    static final InetAddress OTHERS = InetAddress.ofLiteral("::");

    private static final long HOUR = 3_600_000;
    private static final int LONGEST_AGENT = 200;

    /**
     * Who called, in one hour.
     *
     * @param hour hours since the Unix epoch
     * @param agent what the caller says it is; empty when it says nothing
     */
    record Caller(long hour, InetAddress address, String agent) {}

    /**
     * How often.
     *
     * @param turnedAway refused because of the address
     * @param onTrial passed, but the list on trial would refuse it
     * @param lastAt in milliseconds of the Unix epoch
     */
    record Count(long calls, long turnedAway, long onTrial, long lastAt) {
        Count plus(Count other) {
            return new Count(
                    calls + other.calls,
                    turnedAway + other.turnedAway,
                    onTrial + other.onTrial,
                    Math.max(lastAt, other.lastAt));
        }
    }

    private final UUID keyId;
    private final OrganizationId organization;
    private final Map<Caller, Count> counts = new ConcurrentHashMap<>();
    private final Set<Caller> known = ConcurrentHashMap.newKeySet();
    private volatile long hour;

    Callers(UUID keyId, OrganizationId organization) {
        this.keyId = keyId;
        this.organization = organization;
    }

    UUID keyId() {
        return keyId;
    }

    OrganizationId organization() {
        return organization;
    }

    /** One call. */
    void note(
            long now,
            InetAddress address,
            @Nullable String agent,
            boolean turnedAway,
            boolean onTrial) {
        var caller = new Caller(now / HOUR, address, shortened(agent));
        counts.merge(
                isToldApart(caller) ? caller : new Caller(caller.hour(), OTHERS, ""),
                new Count(1, turnedAway ? 1 : 0, onTrial ? 1 : 0, now),
                Count::plus);
    }

    private boolean isToldApart(Caller caller) {
        if (caller.hour() != hour) {
            hour = caller.hour();
            known.clear();
        }
        return known.contains(caller) || (known.size() < MOST && known.add(caller));
    }

    private static String shortened(@Nullable String agent) {
        if (agent == null) {
            return "";
        }
        var end = Math.min(agent.length(), LONGEST_AGENT);
        for (int i = 0; i < end; i++) {
            if (agent.charAt(i) < ' ' || agent.charAt(i) > '~') {
                return agent.substring(0, end).replaceAll("[^ -~]", "?");
            }
        }
        return end == agent.length() ? agent : agent.substring(0, end);
    }

    /** Takes out what was counted; nothing is lost between two takes. */
    Map<Caller, Count> take() {
        var taken = new HashMap<Caller, Count>();
        for (var caller : List.copyOf(counts.keySet())) {
            var count = counts.remove(caller);
            if (count != null) {
                taken.put(caller, count);
            }
        }
        return taken;
    }

    /** Gives back what could not be written. */
    void putBack(Map<Caller, Count> taken) {
        taken.forEach((caller, count) -> counts.merge(caller, count, Count::plus));
    }
}
