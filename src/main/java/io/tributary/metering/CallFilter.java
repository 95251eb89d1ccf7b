package io.tributary.metering;

import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Which calls of a list are wanted; null means all. */
public record CallFilter(
        Mode mode,
        @Nullable StatusClass statuses,
        @Nullable UUID keyId,
        @Nullable String endpoint) {
    public static final CallFilter ALL = new CallFilter(Mode.BOTH, null, null, null);

    /** How a call ended, roughly. */
    public enum StatusClass {
        SUCCESS(200, 399),
        CLIENT_ERROR(400, 499),
        SERVER_ERROR(500, 599);

        private final int first;
        private final int last;

        StatusClass(int first, int last) {
            this.first = first;
            this.last = last;
        }
    }

    int firstStatus() {
        return statuses == null ? 0 : statuses.first;
    }

    int lastStatus() {
        return statuses == null ? 999 : statuses.last;
    }
}
