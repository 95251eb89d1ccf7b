package io.tributary.metering;

import java.time.Instant;
import java.util.UUID;

/**
 * A key that was used from an address.
 *
 * @param lastAt when that was the last time
 */
public record Sighting(UUID keyId, String address, Instant lastAt) {}
