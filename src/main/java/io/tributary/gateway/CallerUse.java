package io.tributary.gateway;

import java.time.Instant;
import java.util.UUID;

/**
 * How somebody used a key in a span.
 *
 * @param address a network address; empty for all that are not told apart
 * @param agent what the caller says it is; empty when it says nothing
 * @param turnedAway how many of the calls were refused because of the address
 * @param onTrial how many the list on trial would have refused
 */
public record CallerUse(
        UUID keyId,
        String address,
        String agent,
        long calls,
        long turnedAway,
        long onTrial,
        Instant lastAt) {}
