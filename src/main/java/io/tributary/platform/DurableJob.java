package io.tributary.platform;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * A kind of work that survives a crash. It must be idempotent: after a crash it runs again. It
 * enters its scope itself. A bean of this type is all it takes.
 *
 * @param name stable, {@code module.verb}
 * @param attempts how often it is tried before it is parked
 * @param work is given what was scheduled with the job
 */
public record DurableJob(String name, int attempts, Consumer<String> work) {
    static final Duration FIRST_RETRY = Duration.ofSeconds(10);
    static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    public DurableJob {
        if (attempts < 1) {
            throw new IllegalArgumentException(name + ": a job that is never tried");
        }
    }

    /** The pause after so many failures in a row: it doubles, up to an hour. */
    static Duration pauseAfter(int failures) {
        var pause = FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, 20));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }
}
