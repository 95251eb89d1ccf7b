package io.tributary.gateway;

import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What changed since this server started, numbered. What was read before the number of a later
 * change must not be believed, however it came into a cache: so a slow reader cannot bring back a
 * key that was revoked while it read.
 */
final class Changes {
    private final AtomicLong latest = new AtomicLong();
    private final ConcurrentHashMap<UUID, Long> changed = new ConcurrentHashMap<>();
    private volatile long everything;

    /** Ask before reading. */
    long now() {
        return latest.get();
    }

    /** A key or an organization is not what it was. */
    void changed(UUID id) {
        changed.put(id, latest.incrementAndGet());
    }

    /** Changes may have been missed. */
    void everythingChanged() {
        everything = latest.incrementAndGet();
    }

    boolean isCurrent(KeyFacts facts) {
        return facts.readAt() >= everything
                && isUnchanged(facts.id(), facts)
                && isUnchanged(facts.organization().value(), facts);
    }

    private boolean isUnchanged(UUID id, KeyFacts facts) {
        Long change = changed.get(id);
        return change == null || change <= facts.readAt();
    }
}
