package io.tributary.kernel;

import java.time.Instant;
import java.time.temporal.ChronoField;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Identifiers that sort by the instant they were made at: 48 bits of Unix milliseconds, 12 bits of
 * the fraction of that millisecond, then 62 random bits (RFC 9562, sections 5.7 and 6.2, method 3).
 */
public final class UuidV7 {
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 0x8000_0000_0000_0000L;

    private UuidV7() {}

    /** A new identifier of that instant. */
    public static UUID at(Instant instant, RandomGenerator random) {
        long fraction = instant.get(ChronoField.MICRO_OF_SECOND) % 1_000 * 4_096L / 1_000;
        long high = (instant.toEpochMilli() << 16) | VERSION | fraction;
        long low = VARIANT | (random.nextLong() >>> 2);
        return new UUID(high, low);
    }

    /**
     * The smallest identifier of that instant's millisecond: where a range of identifiers begins.
     */
    public static UUID floor(Instant instant) {
        return new UUID((instant.toEpochMilli() << 16) | VERSION, VARIANT);
    }

    /** When the identifier was made, to the millisecond. */
    public static Instant instantOf(UUID id) {
        return Instant.ofEpochMilli(id.getMostSignificantBits() >>> 16);
    }
}
