package io.tributary.metering;

import java.time.Instant;

/**
 * How requests of one hour ended, as far as it was up to the house.
 *
 * @param hour its beginning, UTC
 * @param answered those that were answered well, or failed by our fault; what was wrong with a
 *     request itself (status 400 to 499) is neither
 * @param failed of these, those with a status of 500 or more
 */
public record HourOfAnswers(Instant hour, long answered, long failed) {}
