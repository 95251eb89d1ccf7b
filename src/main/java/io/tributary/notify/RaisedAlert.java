package io.tributary.notify;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * An alert as it is kept.
 *
 * @param seenAt when somebody of the organization had seen it; null while nobody has
 */
public record RaisedAlert(
        UUID id,
        String kind,
        String title,
        String text,
        String href,
        Instant raisedAt,
        @Nullable Instant seenAt) {}
