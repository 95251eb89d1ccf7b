/**
 * What was used: one row for each API call, durable before its answer leaves, and the same by the
 * hour for whoever wants to know how much, how fast, from where and when.
 *
 * <p>Words: {@link io.tributary.metering.Usage}, one API call; <em>calls</em>, what it counts
 * against the day (the pairs of a batch; 0 when refused); <em>admitted</em>, it took one of the
 * minute's requests; <em>error</em>, a request answered with a status of 400 or more;
 * <em>roll-up</em>, the hourly sums with a histogram of latencies.
 *
 * <p>Promises: a call is kept exactly once however often it is recorded, and the roll-up is always
 * what aggregating the calls anew would give (UsageProperties, MeteringRaceTests); percentiles are
 * off by less than one bucket of the histogram (LatencyProperties); a search finds what looking at
 * each call would find (CallSearchProperties); the application can neither change nor remove a
 * call, and every partition is protected (UsageStoreTests).
 *
 * <p>Not here: how much an organization may use (identity), and whether a call is admitted
 * (gateway).
 */
@ApplicationModule(
        displayName = "Metering",
        allowedDependencies = {"kernel", "platform"})
@NullMarked
package io.tributary.metering;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
