package io.tributary.gateway.web;

import io.tributary.gateway.ApiKey;
import io.tributary.gateway.ApiKeys;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Limit;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.metering.CallFilter;
import io.tributary.metering.GroupBy;
import io.tributary.metering.Metering;
import io.tributary.metering.Mode;
import io.tributary.metering.UsageGroup;
import io.tributary.metering.UsageQuery;
import io.tributary.platform.Settings;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Chart;
import io.tributary.portal.spi.CodeSample;
import io.tributary.portal.spi.Numerals;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts together what the dashboard of an organization shows. */
@Component
final class Dashboards {
    private static final int RECENT = 10;
    private static final int KEYS = 4;
    private static final int MOST_KEYS = 100;
    private static final Duration DAY = Duration.ofDays(1);

    private final Metering metering;
    private final ApiKeys keys;
    private final Organizations organizations;
    private final Entitlements entitlements;
    private final Settings settings;

    Dashboards(
            Metering metering,
            ApiKeys keys,
            Organizations organizations,
            Entitlements entitlements,
            Settings settings) {
        this.metering = metering;
        this.keys = keys;
        this.organizations = organizations;
        this.entitlements = entitlements;
        this.settings = settings;
    }

    DashboardPage of(
            OrganizationId id,
            boolean mayLookAtKeys,
            @Nullable String wantedMode,
            Span span,
            @Nullable String cursor,
            Instant now) {
        var organization = organizations.find(id).orElseThrow();
        var known = keys.list(id, null, MOST_KEYS).items();
        var mode = Modes.of(wantedMode, known, now);
        var hours = metering.usage(id, new UsageQuery(span.period(now), span.groupBy(), mode));
        var series = new UsageSeries(span, now, hours);
        var calls = calls(id, mode, span, cursor, new KeyNames(known), now);
        return new DashboardPage(
                lead(organization),
                mode,
                Tab.of(
                        new Mode[] {Mode.LIVE, Mode.TEST},
                        mode,
                        Modes::label,
                        one -> address(one, span)),
                Tab.of(
                        new Span[] {Span.DAY, Span.WEEK},
                        span,
                        Span::label,
                        one -> address(mode, one)),
                allowance(id, mode, now),
                today(id, mode, now).figures(series),
                chart(span, series),
                keyRows(id, mode, known, now),
                keysInWords(known, now),
                calls,
                calls.rows().isEmpty() && hours.isEmpty() && isUnused(id)
                        ? firstCall(known, now)
                        : null,
                mayLookAtKeys);
    }

    private static String lead(Organization organization) {
        return organization.companyName()
                + " is on the "
                + organization.tier().label()
                + " plan. Its account is "
                + organization.status().label().toLowerCase(java.util.Locale.ENGLISH)
                + ".";
    }

    private static String address(Mode mode, Span span) {
        return DashboardController.PATH + "?mode=" + Modes.code(mode) + "&span=" + span.code();
    }

    private DashboardPage.Allowance allowance(OrganizationId id, Mode mode, Instant now) {
        var midnight = now.truncatedTo(ChronoUnit.DAYS);
        boolean live = mode == Mode.LIVE;
        long limit =
                entitlements.of(id).limit(live ? Limit.CALLS_PER_DAY : Limit.TEST_PAIRS_PER_DAY);
        long used = metering.callsSince(id, live, midnight);
        long left = Math.max(0, limit - used);
        var resets = Duration.between(now, midnight.plus(DAY));
        return new DashboardPage.Allowance(
                "Allowance left today",
                Numerals.count(left),
                "of " + Numerals.count(limit) + (live ? " calls" : " test pairs"),
                limit == 0 ? 100 : Math.min(100, Math.ceilDiv(used * 100, limit)),
                Numerals.count(used)
                        + " used; starts anew in "
                        + resets.toHours()
                        + " h "
                        + resets.toMinutesPart()
                        + " min, at midnight UTC");
    }

    private Today today(OrganizationId id, Mode mode, Instant now) {
        var today = new Period(now.truncatedTo(ChronoUnit.DAYS), now.plusMillis(1));
        var yesterday = new Period(today.from().minus(DAY), today.until().minus(DAY));
        return new Today(metering.totals(id, mode, today), metering.totals(id, mode, yesterday));
    }

    private static Chart chart(Span span, UsageSeries series) {
        long calls = series.sum(UsageGroup::calls);
        return new Chart(
                "calls",
                Numerals.count(calls) + (calls == 1 ? " call in " : " calls in ") + span.label(),
                "Calls per " + span.stepName() + ", in UTC; a batch counts each of its pairs",
                Chart.Kind.AREA,
                span.axis(),
                "calls",
                series.labels(),
                List.of(series.counts("Calls", UsageGroup::calls)));
    }

    /** The keys of that mode that are used most, the last seven days. */
    private List<DashboardPage.KeyRow> keyRows(
            OrganizationId id, Mode mode, List<ApiKey> known, Instant now) {
        Map<String, Long> calls =
                metering
                        .usage(id, new UsageQuery(Span.WEEK.period(now), GroupBy.KEY, mode))
                        .stream()
                        .collect(Collectors.toMap(UsageGroup::group, UsageGroup::calls));
        return known.stream()
                .filter(key -> Mode.of(key.livemode()) == mode && key.isActive(now))
                .sorted(
                        Comparator.comparingLong(
                                (ApiKey key) -> -calls.getOrDefault(key.id().toString(), 0L)))
                .limit(KEYS)
                .map(
                        key ->
                                new DashboardPage.KeyRow(
                                        key.name(),
                                        key.prefix() + "…",
                                        key.replacedBy() == null
                                                ? Badge.good("Active")
                                                : Badge.warm("Being replaced"),
                                        Numerals.count(
                                                calls.getOrDefault(key.id().toString(), 0L))))
                .toList();
    }

    private static String keysInWords(List<ApiKey> known, Instant now) {
        long live = known.stream().filter(key -> key.livemode() && key.isActive(now)).count();
        long test = known.stream().filter(key -> !key.livemode() && key.isActive(now)).count();
        return live
                + " live and "
                + test
                + " test "
                + (live + test == 1 ? "key is" : "keys are")
                + " active";
    }

    private DashboardPage.Calls calls(
            OrganizationId id,
            Mode mode,
            Span span,
            @Nullable String cursor,
            KeyNames names,
            Instant now) {
        var page = metering.recent(id, new CallFilter(mode, null, null, null), cursor, RECENT);
        var rows = page.items().stream().map(call -> CallRow.of(call, names, now)).toList();
        var here = address(mode, span);
        var next = page.nextCursor();
        return new DashboardPage.Calls(
                rows,
                next == null ? null : here + "&cursor=" + next + "#calls",
                cursor == null ? null : here + "#calls");
    }

    private boolean isUnused(OrganizationId id) {
        return metering.recent(id, CallFilter.ALL, null, 1).items().isEmpty();
    }

    private CodeSample firstCall(List<ApiKey> known, Instant now) {
        var prefix =
                known.stream()
                        .filter(key -> key.isActive(now))
                        .map(key -> key.prefix() + "…")
                        .findFirst()
                        .orElse("sk_test_…");
        return FirstCall.curl(settings.link("/api/v1/compatibility/calculate"), prefix);
    }
}
