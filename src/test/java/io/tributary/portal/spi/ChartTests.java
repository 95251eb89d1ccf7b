package io.tributary.portal.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.Arrays;
import java.util.List;

class ChartTests {
    @Test
    void has_a_table_with_a_gap_where_nothing_was_measured() {
        var chart = chart(List.of(new Chart.Series("p95", Arrays.asList(8.25, null))));
        assertThat(chart.rows())
                .containsExactly(
                        new Chart.Row("Mon", List.of(new Chart.Cell("8.3", "8.25"))),
                        new Chart.Row("Tue", List.of(new Chart.Cell("–", ""))));
    }

    @Test
    void refuses_a_series_that_is_shorter_than_its_labels() {
        assertThatThrownBy(() -> chart(List.of(Chart.Series.of("Live", List.of(1L)))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refuses_more_lines_than_eyes_can_follow() {
        var series = java.util.Collections.nCopies(6, Chart.Series.of("Live", List.of(1L, 2L)));
        assertThatThrownBy(() -> chart(series)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Chart chart(List<Chart.Series> series) {
        return new Chart(
                "c",
                "Title",
                "Measure",
                Chart.Kind.LINE,
                "Day",
                "ms",
                List.of("Mon", "Tue"),
                series);
    }
}
