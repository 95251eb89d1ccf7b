package io.tributary.gateway;

import java.time.Instant;

/** The answer to "may this organization make this call now?". */
public sealed interface Admission {
    /** The two limits that every organization has, in each mode. */
    enum Limit {
        /** Requests in any span of 60 seconds. */
        MINUTE("minute", 60),
        /** Calls in a UTC day; a batch of n counts n. */
        DAY("day", 86_400);

        private final String policy;
        private final int seconds;

        Limit(String policy, int seconds) {
            this.policy = policy;
            this.seconds = seconds;
        }

        /** Its name in the fields {@code RateLimit} and {@code RateLimit-Policy}. */
        public String policy() {
            return policy;
        }

        /** The length of its window. */
        public int seconds() {
            return seconds;
        }
    }

    /**
     * What is left of one limit.
     *
     * @param quota how much the limit allows in all
     * @param remaining how much of it is left, this call already taken off
     * @param resetSeconds when some of what was used comes back
     */
    record Allowance(long quota, long remaining, long resetSeconds) {}

    /**
     * Admitted; what is left is told to the caller.
     *
     * @param countsFrom when it counts as admitted, in milliseconds of the Unix epoch; whoever
     *     gives it back names it
     */
    record Granted(Allowance minute, Allowance day, long countsFrom) implements Admission {}

    /** Refused by that limit, and when to come back. Nothing was taken. */
    record Refused(Limit limit, Instant retryAt, Allowance minute, Allowance day)
            implements Admission {}
}
