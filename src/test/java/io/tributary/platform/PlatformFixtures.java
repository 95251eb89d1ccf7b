package io.tributary.platform;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/** What tests of other modules need of the platform's hidden parts. */
public final class PlatformFixtures {
    private PlatformFixtures() {}

    /** The properties of a whole server on a new copy of the migrated database. */
    public static Map<String, Object> newDatabase() {
        return TestCluster.running().newDatabase();
    }

    /** A clock that tests move with {@link #pass}. */
    public static AdjustableClock clock() {
        return new AdjustableClock(true);
    }

    public static void pass(AdjustableClock clock, Duration time) {
        clock.advance(time);
    }

    /** Secrets that follow from that text. */
    public static Secrets secrets(String master) {
        return new Secrets(master.getBytes(StandardCharsets.UTF_8));
    }
}
