package io.tributary.platform;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/**
 * Failures of one kind, which nobody expected: the same exception at the same places of our code.
 *
 * @param fingerprint names the group
 * @param exception the type of the exception and of those that caused it
 * @param doing what was being done, as the code says it
 * @param frames where, in our own code, innermost first
 * @param lastRequest the id of the last request that failed so; null outside of requests
 * @param returns how often it came back after it was resolved
 */
public record Failure(
        String fingerprint,
        String exception,
        String doing,
        List<String> frames,
        long times,
        Instant firstAt,
        Instant lastAt,
        @Nullable String lastRequest,
        @Nullable Instant resolvedAt,
        @Nullable String resolvedBy,
        int returns) {
    public Failure {
        frames = List.copyOf(frames);
    }

    /** Whether nobody has said that it is mended. */
    public boolean isOpen() {
        return resolvedAt == null;
    }
}
