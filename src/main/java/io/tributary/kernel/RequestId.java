package io.tributary.kernel;

import java.util.UUID;

/**
 * Names one request; every answer carries it in {@code X-Request-Id}, and usage is kept under it.
 */
public record RequestId(UUID value) {
    /** The header that carries it. */
    public static final String HEADER = "X-Request-Id";

    /** The request attribute under which pages and problems find it. */
    public static final String ATTRIBUTE = "io.tributary.request-id";

    @Override
    public String toString() {
        return value.toString();
    }
}
