package io.tributary.platform;

import org.awaitility.Awaitility;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for what happens on other threads: long enough for a slow machine, and no longer. */
public final class Patience {
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final Duration END = Duration.ofMinutes(1);

    private Patience() {}

    /** Waits until that is so, and fails with its name when it never is. */
    public static void until(String what, Callable<Boolean> isSo) {
        Awaitility.await(what).pollDelay(Duration.ZERO).pollInterval(LOOK).atMost(END).until(isSo);
    }
}
