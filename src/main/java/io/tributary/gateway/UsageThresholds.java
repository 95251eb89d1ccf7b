package io.tributary.gateway;

import io.tributary.identity.Entitlements;
import io.tributary.identity.Limit;
import io.tributary.kernel.Period;
import io.tributary.metering.Activity;
import io.tributary.metering.Metering;
import io.tributary.notify.Alert;
import io.tributary.notify.Alerts;
import io.tributary.notify.Event;
import io.tributary.platform.OneByOne;
import io.tributary.portal.spi.Numerals;

import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * Tells when a good part of the day's allowance is used. It reads the roll-up, which is committed
 * with the calls themselves: calls wait for nothing, and a server that was killed misses nothing.
 * The occasion names day, mode and threshold, so each is told once whoever looks.
 */
final class UsageThresholds {
    static final List<Integer> PERCENT = List.of(50, 80, 100);

    private final Metering metering;
    private final Entitlements entitlements;
    private final Alerts alerts;
    private final InstantSource clock;

    UsageThresholds(
            Metering metering, Entitlements entitlements, Alerts alerts, InstantSource clock) {
        this.metering = metering;
        this.entitlements = entitlements;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Looks at everybody who made calls today. */
    void look() {
        var midnight = clock.instant().truncatedTo(ChronoUnit.DAYS);
        var day = midnight.atOffset(ZoneOffset.UTC).toLocalDate();
        var today = metering.activity(new Period(midnight, midnight.plus(Duration.ofDays(1))));
        OneByOne.each(
                "gateway.look-at-thresholds",
                today,
                Activity::organization,
                activity -> look(activity, day));
    }

    private void look(Activity activity, LocalDate day) {
        if (activity.calls() == 0) {
            return;
        }
        long allowance =
                entitlements
                        .of(activity.organization())
                        .limit(
                                activity.livemode()
                                        ? Limit.CALLS_PER_DAY
                                        : Limit.TEST_PAIRS_PER_DAY);
        for (int percent : PERCENT) {
            if (allowance > 0 && activity.calls() * 100 >= allowance * percent) {
                raise(activity, day, percent, allowance);
            }
        }
    }

    private void raise(Activity activity, LocalDate day, int percent, long allowance) {
        var mode = activity.livemode() ? "live" : "test";
        alerts.raise(
                new Alert(
                        activity.organization(),
                        GatewayAlerts.THRESHOLD.code(),
                        day + "/" + mode + "/" + percent,
                        percent == 100
                                ? "Today's allowance of " + mode + " calls is used up"
                                : percent + " % of today's " + mode + " calls are used",
                        """
                        %s of %s %s calls of %s (UTC) are used.
                        %s It starts anew at midnight UTC.\
                        """
                                .formatted(
                                        Numerals.count(activity.calls()),
                                        Numerals.count(allowance),
                                        mode,
                                        day,
                                        percent == 100
                                                ? "More calls are refused with the status 429."
                                                : "Once all are used, calls are refused with the"
                                                        + " status 429."),
                        "/partner/dashboard?mode=" + mode),
                Event.of(UsageEvents.THRESHOLD)
                        .with("percent", (long) percent)
                        .with("day", day)
                        .with("livemode", activity.livemode())
                        .with("used", activity.calls())
                        .with("allowance", allowance));
    }
}
