package io.tributary.gateway;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * How far a change from one key to its successor has come.
 *
 * @param callers who used either key in the last seven days, whoever called most first
 */
public record Rotation(
        ApiKey old, ApiKey successor, List<Share> shares, List<Mover> callers, Verdict verdict) {
    public Rotation {
        shares = List.copyOf(shares);
        callers = List.copyOf(callers);
    }

    /** How many requests of the last span came with which key. */
    public record Share(Duration span, long old, long successor) {
        /** Of a hundred requests, how many came with the old key; rounded up. */
        public int percentOld() {
            return old == 0 ? 0 : (int) Math.ceilDiv(old * 100, old + successor);
        }
    }

    /**
     * One caller of either key.
     *
     * @param address empty for callers that are not told apart
     * @param lastOld when it used the old key last; null when it did not
     */
    public record Mover(
            String address, String agent, long old, long successor, @Nullable Instant lastOld) {
        /** Whether it was seen with the new key. */
        public boolean hasMoved() {
            return successor > 0;
        }
    }

    /** The answer to "may the old key be revoked?". */
    public sealed interface Verdict {
        /** It is over: the old key has ended. */
        record Over() implements Verdict {}

        /** Nobody has used the new key yet. */
        record Unused() implements Verdict {}

        /** The old key is still used, or was until a moment ago. */
        record Busy(Instant lastCall, Instant safeFrom) implements Verdict {}

        /**
         * Nothing has called with the old key for so long, and the new one works.
         *
         * @param lastCall null when the old key was not used in the last 30 days
         */
        record Safe(@Nullable Instant lastCall, Duration quiet, long successorRequests)
                implements Verdict {}
    }

    /** Callers of the old key that were not seen with the new one. */
    public List<Mover> left() {
        return callers.stream().filter(one -> one.old() > 0 && !one.hasMoved()).toList();
    }
}
