package io.tributary.metering;

import io.tributary.kernel.RequestId;
import io.tributary.kernel.UuidV7;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/** One call as it was kept; the parts are those of {@link Usage}. */
public record Call(
        RequestId id,
        UUID keyId,
        String endpoint,
        String method,
        int status,
        float responseMillis,
        int calls,
        boolean livemode,
        String country,
        @Nullable String metadata,
        @Nullable String address,
        @Nullable String agent) {
    /** When the call arrived, to the millisecond. */
    public Instant at() {
        return UuidV7.instantOf(id.value());
    }
}
