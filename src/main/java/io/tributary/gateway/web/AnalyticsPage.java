package io.tributary.gateway.web;

import io.tributary.metering.Mode;
import io.tributary.portal.spi.Chart;
import io.tributary.portal.spi.Figure;
import io.tributary.portal.spi.Heatmap;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * How an organization uses the API.
 *
 * @param timeCsv the address of the numbers behind the charts over time
 * @param weekCsv the address of the numbers behind the heat map
 */
record AnalyticsPage(
        Mode mode,
        List<Tab> modes,
        List<Tab> spans,
        List<Figure> figures,
        List<Chart> charts,
        String timeCsv,
        List<GroupTable> tables,
        Heatmap week,
        String weekCsv) {
    /**
     * Usage by group: the busiest first, statuses in their order.
     *
     * @param title the finding
     * @param measure what the bars are
     */
    record GroupTable(
            String id, String title, String measure, String head, List<Row> rows, String csv) {
        GroupTable {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One group.
     *
     * @param detail what tells it apart from others of that name
     * @param percent its part of all, for the bar
     */
    record Row(
            String name,
            @Nullable String detail,
            long percent,
            String share,
            String requests,
            String calls,
            String errors,
            String p50,
            String p95,
            String p99) {}

    AnalyticsPage {
        modes = List.copyOf(modes);
        spans = List.copyOf(spans);
        figures = List.copyOf(figures);
        charts = List.copyOf(charts);
        tables = List.copyOf(tables);
    }

    boolean isEmpty() {
        return week.isEmpty();
    }
}
