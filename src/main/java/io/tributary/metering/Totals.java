package io.tributary.metering;

import org.jspecify.annotations.Nullable;

/**
 * The usage of a span, to the millisecond.
 *
 * @param errors requests answered with a status of 400 or more
 * @param p95Millis 95 % of the requests were answered within this time; null without requests
 */
public record Totals(long requests, long calls, long errors, @Nullable Double p95Millis) {}
