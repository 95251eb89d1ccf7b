package io.tributary.metering;

import org.jspecify.annotations.Nullable;

/**
 * A histogram of latencies in fixed buckets. Its bounds grow by the square root of two from 0.25 ms
 * to 4096 ms, as in the SQL function {@code metering.latency_bucket}; a percentile is interpolated
 * inside its bucket, so it is off by less than the bucket's width: at most 42 % of the value, or
 * 0.25 ms below the first bound. Past the last bound it is told as 4096.
 */
final class Latency {
    static final int BUCKETS = 30;

    private static final float[] BOUNDS = bounds();

    private final long[] requests = new long[BUCKETS];
    private long total;

    private static float[] bounds() {
        var bounds = new float[BUCKETS - 1];
        for (int i = 0; i < bounds.length; i++) {
            bounds[i] = (float) (0.25 * Math.pow(2, i / 2.0));
        }
        return bounds;
    }

    /** The bucket of a latency: how many bounds it has reached. */
    static int bucket(float millis) {
        int bucket = 0;
        while (bucket < BOUNDS.length && BOUNDS[bucket] <= millis) {
            bucket++;
        }
        return bucket;
    }

    /** Where the bucket begins, in milliseconds. */
    static double lower(int bucket) {
        return bucket == 0 ? 0 : BOUNDS[bucket - 1];
    }

    /** Where the bucket ends; the last one, which has no end, is taken to be a point. */
    static double upper(int bucket) {
        return BOUNDS[Math.min(bucket, BOUNDS.length - 1)];
    }

    void add(int bucket, long more) {
        requests[bucket] += more;
        total += more;
    }

    long total() {
        return total;
    }

    /**
     * The time within which that share of the requests was answered; null without requests.
     *
     * @param share more than 0, at most 1
     */
    @Nullable Double percentile(double share) {
        if (total == 0) {
            return null;
        }
        long rank = Math.max(1, (long) Math.ceil(share * total - 1e-9));
        long before = 0;
        int bucket = 0;
        while (before + requests[bucket] < rank) {
            before += requests[bucket++];
        }
        double inside = (rank - before - 0.5) / requests[bucket];
        return lower(bucket) + inside * (upper(bucket) - lower(bucket));
    }
}
