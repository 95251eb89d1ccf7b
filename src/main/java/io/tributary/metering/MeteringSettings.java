package io.tributary.metering;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.time.Duration;

/**
 * How usage is kept, and how long ({@code tributary.metering.…}).
 *
 * @param retention of single calls; a month is dropped as a whole once its last day is that old.
 *     The default, 400 days, lets a year be compared with the one before to the day
 * @param rollUpRetention of the hourly sums; the default is five years
 * @param commit how calls are committed; anything but the default is there to be measured against
 */
@ConfigurationProperties("tributary.metering")
record MeteringSettings(
        @DefaultValue("400d") Duration retention,
        @DefaultValue("1826d") Duration rollUpRetention,
        @DefaultValue("group") Commit commit) {
    /** Many calls in one transaction, or each in its own. */
    enum Commit {
        GROUP,
        SINGLE
    }

    MeteringSettings {
        if (retention.compareTo(Duration.ofDays(2)) < 0
                || rollUpRetention.compareTo(retention) < 0) {
            throw new IllegalArgumentException(
                    "tributary.metering: calls are kept two days at least (the day's allowance is"
                            + " counted from them), and the roll-up as long as they are");
        }
    }
}
