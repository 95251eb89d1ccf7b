package io.tributary.notify;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/**
 * An organization's address for messages.
 *
 * @param eventTypes what is sent there; empty for everything
 * @param disabledBecause null while it is active
 * @param failingSince when the first attempt failed after which none succeeded; failures that are
 *     apart for longer than a message waits begin anew
 */
public record WebhookEndpoint(
        UUID id,
        URI url,
        String description,
        SortedSet<String> eventTypes,
        @Nullable Disabled disabledBecause,
        @Nullable Instant failingSince,
        Instant createdAt) {
    /** Why nothing is sent to an endpoint. */
    public enum Disabled {
        /** Somebody switched it off. */
        PERSON,
        /** It answered 410 Gone. */
        GONE,
        /** Attempts failed for five days, and nothing arrived. */
        FAILING;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Disabled of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    public WebhookEndpoint {
        eventTypes = Collections.unmodifiableSortedSet(new TreeSet<>(eventTypes));
    }

    public boolean isActive() {
        return disabledBecause == null;
    }
}
