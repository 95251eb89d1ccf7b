package io.tributary.identity;

/** A rate or a size an organization may reach. */
public enum Limit implements Entitled {
    /** Requests in any span of 60 seconds; a batch is one request. */
    REQUESTS_PER_MINUTE,
    /** Calls in one UTC day; a batch of n is n calls. */
    CALLS_PER_DAY,
    /** Pairs in one batch. */
    BATCH_PAIRS,
    /** Pairs that may be computed in test mode in one UTC day. */
    TEST_PAIRS_PER_DAY
}
