package io.tributary.metering;

import io.tributary.kernel.Period;

/**
 * A question about usage.
 *
 * @param period answered for every hour (UTC) that it touches
 */
public record UsageQuery(Period period, GroupBy groupBy, Mode mode) {}
