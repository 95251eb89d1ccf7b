package io.tributary.notify;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * One message on its way to one endpoint.
 *
 * @param attempts how many were begun
 * @param lastStatus what the newest attempt was answered; null when there was no answer or attempt
 * @param dueAt when it is tried next; null when it is no longer
 */
public record Delivery(
        UUID id,
        UUID endpoint,
        UUID message,
        String eventType,
        State state,
        int attempts,
        @Nullable Integer lastStatus,
        Instant createdAt,
        @Nullable Instant dueAt,
        @Nullable Instant finishedAt) {
    /** Where it stands. */
    public enum State {
        /** It is under way, or will be tried again. */
        WAITING,
        DELIVERED,
        /** It will not be tried again unless somebody asks for it. */
        FAILED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /**
     * One call.
     *
     * @param status null when there was no answer
     * @param excerpt the beginning of what was answered, or why nothing was
     */
    public record Attempt(
            int number, Instant at, int millis, @Nullable Integer status, String excerpt) {}
}
