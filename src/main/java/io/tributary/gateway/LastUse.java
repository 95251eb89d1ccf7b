package io.tributary.gateway;

import java.util.UUID;

/** When one key was used last. Written by many threads, none of which waits. */
final class LastUse {
    private final UUID keyId;
    private volatile long at;
    private volatile long written;

    LastUse(UUID keyId) {
        this.keyId = keyId;
    }

    /** Minutes are enough, and spare the processors the traffic. */
    void note(long now) {
        if (now - at >= 60_000 || at == 0) {
            at = now;
        }
    }

    UUID keyId() {
        return keyId;
    }

    long at() {
        return at;
    }

    boolean isWritten() {
        return written == at;
    }

    void written(long instant) {
        written = instant;
    }
}
