package io.tributary.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The house's only source of time: the system's, moved forward by as much as a test or a
 * demonstration asked for. It never goes back.
 */
public final class AdjustableClock implements InstantSource {
    private final InstantSource system = Clock.systemUTC();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final boolean adjustable;

    AdjustableClock(boolean adjustable) {
        this.adjustable = adjustable;
    }

    @Override
    public Instant instant() {
        return system.instant().plus(ahead.get());
    }

    public boolean isAdjustable() {
        return adjustable;
    }

    /** Moves time forward; {@link Jobs#advance} also runs what falls due on the way. */
    void advance(Duration by) {
        if (!adjustable) {
            throw new IllegalStateException("this server's clock is not adjustable");
        }
        if (by.isNegative()) {
            throw new IllegalArgumentException("time does not go back: " + by);
        }
        ahead.accumulateAndGet(by, Duration::plus);
    }
}
