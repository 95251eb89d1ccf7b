package io.tributary.portal.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

class HeatmapTests {
    @Test
    void names_the_busiest_hour() {
        var heatmap = with(1, 14, 1_234);
        assertThat(heatmap.peak()).isEqualTo("Peak: Tuesday, 14:00 to 15:00 UTC, 1,234 calls.");
        assertThat(heatmap.hours().get(14).cells().get(1).shade()).isEqualTo("heat-5 is-peak");
    }

    @Test
    void marks_one_peak_when_several_hours_are_equally_busy() {
        var days = quiet();
        days.get(2).set(9, 5_000L);
        days.get(4).set(9, 5_000L);
        var peaks =
                new Heatmap("When", "calls", List.copyOf(days))
                        .hours().stream()
                                .flatMap(hour -> hour.cells().stream())
                                .filter(Heatmap.Cell::peak)
                                .toList();
        assertThat(peaks)
                .singleElement()
                .extracting(Heatmap.Cell::text, Heatmap.Cell::exact)
                .containsExactly("5.0k", "Wednesday 09:00: 5,000 calls");
    }

    @Test
    void shades_the_smallest_number_and_leaves_nothing_unshaded_only_where_nothing_was() {
        var days = quiet();
        days.get(0).set(0, 1L);
        days.get(0).set(1, 1_000_000L);
        var cells = new Heatmap("When", "calls", List.copyOf(days)).hours();
        assertThat(cells.get(0).cells().get(0).level()).isEqualTo(1);
        assertThat(cells.get(2).cells().get(0).level()).isZero();
        assertThat(cells.get(0).cells().get(0).exact()).isNull();
    }

    @Test
    void says_when_nothing_happened() {
        var heatmap = new Heatmap("When", "calls", List.copyOf(quiet()));
        assertThat(heatmap.isEmpty()).isTrue();
        assertThat(heatmap.peak()).isEqualTo("No calls in this span.");
    }

    @Test
    void takes_whole_weeks_only() {
        assertThatThrownBy(() -> new Heatmap("When", "calls", List.of(List.of(1L))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Heatmap with(int day, int hour, long calls) {
        var days = quiet();
        days.get(day).set(hour, calls);
        return new Heatmap("When", "calls", List.copyOf(days));
    }

    private static List<List<Long>> quiet() {
        var days = new ArrayList<List<Long>>();
        for (int day = 0; day < 7; day++) {
            days.add(new ArrayList<>(Collections.nCopies(24, 0L)));
        }
        return days;
    }
}
