package io.tributary.gateway.web;

import io.tributary.kernel.Period;
import io.tributary.metering.GroupBy;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How far back a page about usage looks, up to this hour or day and including it. */
enum Span {
    DAY("24h", "24 hours", 24, ChronoUnit.HOURS, "HH:mm"),
    WEEK("7d", "7 days", 7 * 24, ChronoUnit.HOURS, "EEE d MMM, HH:mm"),
    MONTH("30d", "30 days", 30, ChronoUnit.DAYS, "d MMM"),
    QUARTER("90d", "90 days", 90, ChronoUnit.DAYS, "d MMM");

    private final String code;
    private final String label;
    private final int steps;
    private final ChronoUnit step;
    private final DateTimeFormatter format;

    Span(String code, String label, int steps, ChronoUnit step, String pattern) {
        this.code = code;
        this.label = label;
        this.steps = steps;
        this.step = step;
        this.format = DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
    }

    /** The span of that code, or the one to show when there is none of it. */
    static Span of(@Nullable String code, Span otherwise) {
        return Arrays.stream(values())
                .filter(span -> span.code.equals(code))
                .findFirst()
                .orElse(otherwise);
    }

    /** As it stands in addresses. */
    String code() {
        return code;
    }

    String label() {
        return label;
    }

    GroupBy groupBy() {
        return step == ChronoUnit.HOURS ? GroupBy.HOUR : GroupBy.DAY;
    }

    /** What one step along the axis is. */
    String axis() {
        return step == ChronoUnit.HOURS ? "Hour (UTC)" : "Day (UTC)";
    }

    String stepName() {
        return step == ChronoUnit.HOURS ? "hour" : "day";
    }

    Period period(Instant now) {
        return new Period(starts(now).getFirst(), now.plusMillis(1));
    }

    /** When each step begins, oldest first. */
    List<Instant> starts(Instant now) {
        var last = now.truncatedTo(step);
        return Stream.iterate(last.minus(steps - 1L, step), start -> start.plus(1, step))
                .limit(steps)
                .toList();
    }

    /** How usage names the group of a step. */
    String group(Instant start) {
        return step == ChronoUnit.HOURS
                ? start.toString()
                : start.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    String name(Instant start) {
        return format.format(start);
    }
}
