package io.tributary.metering;

import org.jspecify.annotations.Nullable;

/**
 * The usage of one group.
 *
 * @param group as {@link GroupBy} says
 * @param requests all that were answered, the refused ones too
 * @param calls what they counted against the day
 * @param errors requests answered with a status of 400 or more
 * @param p50Millis half of the requests were answered within this time; percentiles come from a
 *     histogram and are off by less than one bucket: 42 % of the value at worst, 4096 means that or
 *     more; null when there were no requests
 */
public record UsageGroup(
        String group,
        long requests,
        long calls,
        long errors,
        @Nullable Double p50Millis,
        @Nullable Double p95Millis,
        @Nullable Double p99Millis) {}
