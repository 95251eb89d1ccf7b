package io.tributary.gateway.web;

import io.tributary.gateway.ApiKeys;
import io.tributary.kernel.Csv;
import io.tributary.kernel.OrganizationId;
import io.tributary.metering.Metering;
import io.tributary.metering.Mode;
import io.tributary.metering.UsageGroup;
import io.tributary.metering.UsageReport;
import io.tributary.portal.spi.Chart;
import io.tributary.portal.spi.Figure;
import io.tributary.portal.spi.Heatmap;
import io.tributary.portal.spi.Numerals;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Puts together what the analytics page of an organization shows, and its tables as CSV. */
@Component
final class Analytics {
    private static final int MOST_KEYS = 100;

    private final Metering metering;
    private final ApiKeys keys;

    Analytics(Metering metering, ApiKeys keys) {
        this.metering = metering;
        this.keys = keys;
    }

    AnalyticsPage of(
            OrganizationId organization, @Nullable String wantedMode, Span span, Instant now) {
        var known = keys.list(organization, null, MOST_KEYS).items();
        var mode = Modes.of(wantedMode, known, now);
        var names = new KeyNames(known);
        var period = span.period(now);
        var report = metering.report(organization, mode, period);
        var series = new UsageSeries(span, now, report.by(span.groupBy()));
        return new AnalyticsPage(
                mode,
                Tab.of(Mode.values(), mode, Modes::label, one -> address("", one, span)),
                Tab.of(Span.values(), span, Span::label, one -> address("", mode, one)),
                figures(span, series),
                List.of(calls(span, series), errors(span, series), responseTimes(span, series)),
                address("/" + span.stepName() + ".csv", mode, span),
                Arrays.stream(Breakdown.values())
                        .map(
                                one ->
                                        one.table(
                                                report.by(one.groupBy()),
                                                names,
                                                csv(one, mode, span)))
                        .toList(),
                week(report),
                address("/week.csv", mode, span));
    }

    private static String address(String table, Mode mode, Span span) {
        return AnalyticsController.PATH
                + table
                + "?mode="
                + Modes.code(mode)
                + "&span="
                + span.code();
    }

    private static String csv(Breakdown breakdown, Mode mode, Span span) {
        return address("/" + breakdown.code() + ".csv", mode, span);
    }

    private static List<Figure> figures(Span span, UsageSeries series) {
        long requests = series.sum(UsageGroup::requests);
        long errors = series.sum(UsageGroup::errors);
        return List.of(
                Figure.of("Calls", Numerals.count(series.sum(UsageGroup::calls)))
                        .hint("in " + span.label()),
                Figure.of("Requests", Numerals.count(requests))
                        .hint("a batch is one request and many calls"),
                Figure.of("Errors", Numerals.count(errors))
                        .unit(Numerals.percent(requests == 0 ? 0 : (double) errors / requests))
                        .hint("requests answered with a status of 400 or more"));
    }

    private static Chart calls(Span span, UsageSeries series) {
        return chart(
                "calls",
                "Calls",
                "Calls per " + span.stepName() + " in UTC; the last one is still going on",
                Chart.Kind.AREA,
                span,
                "calls",
                series,
                List.of(series.counts("Calls", UsageGroup::calls)));
    }

    private static Chart errors(Span span, UsageSeries series) {
        return chart(
                "errors",
                "Errors",
                "Requests answered with a status of 400 or more, per " + span.stepName(),
                Chart.Kind.BARS,
                span,
                "errors",
                series,
                List.of(series.counts("Errors", UsageGroup::errors)));
    }

    private static Chart responseTimes(Span span, UsageSeries series) {
        return chart(
                "response-times",
                "Response times",
                "Half, 95% and 99% of requests are answered within this time",
                Chart.Kind.LINE,
                span,
                "ms",
                series,
                List.of(
                        series.measures("p50", UsageGroup::p50Millis),
                        series.measures("p95", UsageGroup::p95Millis),
                        series.measures("p99", UsageGroup::p99Millis)));
    }

    private static Chart chart(
            String id,
            String title,
            String measure,
            Chart.Kind kind,
            Span span,
            String unit,
            UsageSeries series,
            List<Chart.Series> lines) {
        return new Chart(id, title, measure, kind, span.axis(), unit, series.labels(), lines);
    }

    private static Heatmap week(UsageReport report) {
        var hours = new long[7][24];
        for (var cell : report.week().cells()) {
            hours[cell.day().getValue() - 1][cell.hour()] = cell.requests();
        }
        return new Heatmap(
                "Peak hours",
                "requests",
                Arrays.stream(hours).map(day -> Arrays.stream(day).boxed().toList()).toList());
    }

    /** The numbers behind a table of the page, unrounded; none when there is no such table. */
    Optional<Csv> csv(
            OrganizationId organization,
            String table,
            @Nullable String wantedMode,
            Span span,
            Instant now) {
        var known = keys.list(organization, null, MOST_KEYS).items();
        var report =
                metering.report(organization, Modes.of(wantedMode, known, now), span.period(now));
        if (table.equals("week")) {
            return Optional.of(weekCsv(week(report)));
        }
        if (table.equals(span.stepName())) {
            return Optional.of(groupCsv(table, report.by(span.groupBy())));
        }
        return Breakdown.of(table).map(one -> groupCsv(table, report.by(one.groupBy())));
    }

    private static Csv groupCsv(String head, List<UsageGroup> groups) {
        var csv = new Csv(head, "requests", "calls", "errors", "p50_ms", "p95_ms", "p99_ms");
        for (var group : groups) {
            csv.row(
                    group.group(),
                    group.requests(),
                    group.calls(),
                    group.errors(),
                    group.p50Millis(),
                    group.p95Millis(),
                    group.p99Millis());
        }
        return csv;
    }

    private static Csv weekCsv(Heatmap week) {
        var csv = new Csv("day", "hour_utc", "requests");
        IntStream.range(0, 7 * 24)
                .forEach(
                        slot ->
                                csv.row(
                                        DayOfWeek.of(slot / 24 + 1)
                                                .getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                                        slot % 24,
                                        week.days().get(slot / 24).get(slot % 24)));
        return csv;
    }
}
