package io.tributary.gateway.web;

import io.tributary.metering.UsageGroup;
import io.tributary.portal.spi.Chart;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Usage along a span: one value for each step, also for those without any. */
final class UsageSeries {
    private final Span span;
    private final List<Instant> starts;
    private final List<@Nullable UsageGroup> steps;

    UsageSeries(Span span, Instant now, List<UsageGroup> groups) {
        Map<String, UsageGroup> byName =
                groups.stream().collect(Collectors.toMap(UsageGroup::group, Function.identity()));
        this.span = span;
        this.starts = span.starts(now);
        this.steps =
                starts.stream()
                        .<@Nullable UsageGroup>map(start -> byName.get(span.group(start)))
                        .toList();
    }

    List<String> labels() {
        return starts.stream().map(span::name).toList();
    }

    /** A number of each step; 0 where nothing happened. */
    Chart.Series counts(String name, Function<UsageGroup, Long> number) {
        return Chart.Series.of(
                name, steps.stream().map(step -> step == null ? 0L : number.apply(step)).toList());
    }

    /** A measure of each step; a gap where there was nothing to measure. */
    Chart.Series measures(String name, Function<UsageGroup, @Nullable Double> measure) {
        return new Chart.Series(
                name,
                steps.stream()
                        .<@Nullable Double>map(step -> step == null ? null : measure.apply(step))
                        .toList());
    }

    /** The newest steps as a small line. */
    List<Double> trend(int newest, Function<UsageGroup, @Nullable Double> measure) {
        return steps.subList(Math.max(0, steps.size() - newest), steps.size()).stream()
                .map(
                        step -> {
                            Double value = step == null ? null : measure.apply(step);
                            return value == null ? 0.0 : value;
                        })
                .toList();
    }

    long sum(Function<UsageGroup, Long> number) {
        long sum = 0;
        for (var step : steps) {
            sum += step == null ? 0 : number.apply(step);
        }
        return sum;
    }
}
