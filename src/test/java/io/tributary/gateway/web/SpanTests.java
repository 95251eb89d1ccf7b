package io.tributary.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.metering.UsageGroup;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.List;

class SpanTests {
    private static final Instant NOW = Instant.parse("2026-03-04T12:30:00Z");

    @Test
    void ends_with_the_hour_or_day_that_is_going_on() {
        assertThat(Span.DAY.starts(NOW))
                .hasSize(24)
                .startsWith(Instant.parse("2026-03-03T13:00:00Z"))
                .endsWith(Instant.parse("2026-03-04T12:00:00Z"));
        assertThat(Span.MONTH.starts(NOW))
                .hasSize(30)
                .startsWith(Instant.parse("2026-02-03T00:00:00Z"))
                .endsWith(Instant.parse("2026-03-04T00:00:00Z"));
        assertThat(Span.MONTH.period(NOW).contains(NOW)).isTrue();
    }

    @Test
    void an_unknown_one_is_the_usual_one() {
        assertThat(Span.of("90d", Span.MONTH)).isEqualTo(Span.QUARTER);
        assertThat(Span.of("a year", Span.MONTH)).isEqualTo(Span.MONTH);
        assertThat(Span.of(null, Span.DAY)).isEqualTo(Span.DAY);
    }

    @Test
    void a_series_has_every_step_and_a_gap_where_nothing_was_measured() {
        var noon = new UsageGroup("2026-03-04T12:00:00Z", 3, 30, 1, 2.0, 3.0, 4.0);
        var series = new UsageSeries(Span.DAY, NOW, List.of(noon));

        assertThat(series.labels()).hasSize(24).endsWith("12:00");
        assertThat(series.counts("Calls", UsageGroup::calls).values())
                .hasSize(24)
                .startsWith(0.0)
                .endsWith(30.0);
        assertThat(series.measures("p95", UsageGroup::p95Millis).values())
                .hasSize(24)
                .endsWith(null, 3.0);
        assertThat(series.trend(3, step -> (double) step.errors())).containsExactly(0.0, 0.0, 1.0);
        assertThat(series.sum(UsageGroup::requests)).isEqualTo(3);
    }
}
