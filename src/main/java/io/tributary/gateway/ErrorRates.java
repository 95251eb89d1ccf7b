package io.tributary.gateway;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.metering.Activity;
import io.tributary.metering.GroupBy;
import io.tributary.metering.Metering;
import io.tributary.metering.Mode;
import io.tributary.metering.UsageGroup;
import io.tributary.metering.UsageQuery;
import io.tributary.notify.Alert;
import io.tributary.notify.Alerts;
import io.tributary.notify.Event;
import io.tributary.platform.OneByOne;
import io.tributary.portal.spi.Numerals;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Tells when many of an organization's live requests fail. An episode begins with an hour in which
 * a tenth or more of at least {@value #FLOOR} requests failed, and ends with one in which less than
 * a twentieth did; hours with fewer requests say nothing. Its first hour is the occasion, so that
 * an episode is told once, and nothing but usage has to be remembered. One that outlasts a week is
 * told again.
 */
final class ErrorRates {
    /** So many requests an hour must have to say something. */
    static final int FLOOR = 50;

    private static final int HIGH_PERCENT = 10;
    private static final int LOW_PERCENT = 5;
    private static final Duration HOUR = Duration.ofHours(1);

    private final Metering metering;
    private final Alerts alerts;
    private final InstantSource clock;

    ErrorRates(Metering metering, Alerts alerts, InstantSource clock) {
        this.metering = metering;
        this.alerts = alerts;
        this.clock = clock;
    }

    /** Looks at the last hour that is over. */
    void look() {
        var until = clock.instant().truncatedTo(ChronoUnit.HOURS);
        var candidates =
                metering.activity(new Period(until.minus(HOUR), until)).stream()
                        .filter(activity -> activity.livemode() && activity.errors() > 0)
                        .filter(activity -> activity.requests() >= FLOOR)
                        .filter(
                                activity ->
                                        activity.errors() * 100
                                                >= activity.requests() * LOW_PERCENT)
                        .toList();
        OneByOne.each(
                "gateway.look-at-errors",
                candidates,
                Activity::organization,
                activity -> look(activity, until));
    }

    private void look(Activity activity, Instant until) {
        var begin =
                until.minus(Duration.ofDays(7))
                        .atOffset(ZoneOffset.UTC)
                        .toLocalDate()
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .atStartOfDay()
                        .toInstant(ZoneOffset.UTC);
        episode(
                        metering.usage(
                                activity.organization(),
                                new UsageQuery(new Period(begin, until), GroupBy.HOUR, Mode.LIVE)))
                .ifPresent(since -> raise(activity, since, reason(activity.organization(), until)));
    }

    /** When the episode began that goes on at the end of these hours; they are in their order. */
    static Optional<String> episode(List<UsageGroup> hours) {
        Optional<String> since = Optional.empty();
        for (var hour : hours) {
            if (hour.requests() < FLOOR) {
                continue;
            }
            if (since.isEmpty() && hour.errors() * 100 >= hour.requests() * HIGH_PERCENT) {
                since = Optional.of(hour.group());
            } else if (hour.errors() * 100 < hour.requests() * LOW_PERCENT) {
                since = Optional.empty();
            }
        }
        return since;
    }

    /** The status that most of the failed requests had. */
    private String reason(OrganizationId organization, Instant until) {
        return metering
                .usage(
                        organization,
                        new UsageQuery(
                                new Period(until.minus(HOUR), until), GroupBy.STATUS, Mode.LIVE))
                .stream()
                .filter(group -> group.errors() > 0)
                .max(Comparator.comparingLong(UsageGroup::errors))
                .map(UsageGroup::group)
                .orElse("");
    }

    private void raise(Activity activity, String since, String status) {
        alerts.raise(
                new Alert(
                        activity.organization(),
                        GatewayAlerts.ERRORS_RISING.code(),
                        since,
                        Numerals.percent(activity.errors() / (double) activity.requests())
                                + " of your live requests fail",
                        """
                        In the last hour %s of %s live requests were answered with an error, most of them \
                        with the status %s.
                        You hear of it again only once it was better in between.\
                        """
                                .formatted(
                                        Numerals.count(activity.errors()),
                                        Numerals.count(activity.requests()),
                                        status),
                        "/partner/requests?mode=live&span=24h&status="
                                + (status.startsWith("5") ? "server_error" : "client_error")),
                Event.of(UsageEvents.ERRORS_RISING)
                        .with("since", Instant.parse(since))
                        .with("requests", activity.requests())
                        .with("errors", activity.errors()));
    }
}
