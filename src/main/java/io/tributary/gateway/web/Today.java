package io.tributary.gateway.web;

import io.tributary.metering.Totals;
import io.tributary.metering.UsageGroup;
import io.tributary.portal.spi.Figure;
import io.tributary.portal.spi.Numerals;

import java.util.List;

/** Today until now, and yesterday until the same time. */
record Today(Totals today, Totals yesterday) {
    private static final String SINCE = "against yesterday by this time";
    private static final int TREND = 24;

    /** Calls, errors and response time, each with its change and the trend of a day. */
    List<Figure> figures(UsageSeries hours) {
        return List.of(
                Figure.of("Calls today", Numerals.count(today.calls()))
                        .change(
                                Figure.Change.between(
                                        (double) today.calls(),
                                        (double) yesterday.calls(),
                                        SINCE,
                                        true))
                        .trend(hours.trend(TREND, step -> (double) step.calls())),
                Figure.of("Errors today", Numerals.count(today.errors()))
                        .unit(share())
                        .change(
                                Figure.Change.between(
                                        (double) today.errors(),
                                        (double) yesterday.errors(),
                                        SINCE,
                                        false))
                        .trend(hours.trend(TREND, step -> (double) step.errors())),
                responseTime()
                        .change(
                                Figure.Change.between(
                                        millis(today), millis(yesterday), SINCE, false))
                        .trend(hours.trend(TREND, UsageGroup::p95Millis)));
    }

    private String share() {
        return today.requests() == 0
                ? "of 0 requests"
                : Numerals.percent((double) today.errors() / today.requests()) + " of requests";
    }

    private Figure responseTime() {
        return today.p95Millis() == null
                ? Figure.of("Response time, p95", "–")
                : Figure.of("Response time, p95", Numerals.decimal(millis(today))).unit("ms");
    }

    private static double millis(Totals totals) {
        var p95 = totals.p95Millis();
        return p95 == null ? 0 : p95;
    }
}
