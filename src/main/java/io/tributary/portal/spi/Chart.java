package io.tributary.portal.spi;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Numbers along an axis: an accessible table first, and a picture drawn from it ({@code
 * portal/web/chart.jte}; the page loads {@code chart.js} and {@code charts.js}).
 *
 * @param id unique on the page; letters, digits, hyphens
 * @param title the finding or the measure
 * @param measure what is counted, over which span, in which unit
 * @param axis what the labels are: {@code Day}, {@code Endpoint}
 * @param unit behind each number: {@code calls}, {@code ms}
 * @param labels along the axis
 * @param series at most five, each as long as the labels
 */
public record Chart(
        String id,
        String title,
        String measure,
        Kind kind,
        String axis,
        String unit,
        List<String> labels,
        List<Series> series) {
    /** How it is drawn. */
    public enum Kind {
        LINE,
        AREA,
        BARS,
        STACKED,
        /** Bars that lie: for labels that are long. */
        ROWS;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Values of one thing, in the order of the labels; null where there was nothing to measure. */
    public record Series(String name, List<@Nullable Double> values) {
        public Series {
            values = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(values));
        }

        /** A series of whole numbers. */
        public static Series of(String name, List<Long> values) {
            return new Series(
                    name, values.stream().<@Nullable Double>map(Long::doubleValue).toList());
        }
    }

    /** One line of the table. */
    public record Row(String label, List<Cell> cells) {}

    /** One number, for people and for the drawing; an empty one draws nothing. */
    public record Cell(String text, String value) {}

    public Chart {
        labels = List.copyOf(labels);
        series = List.copyOf(series);
        int length = labels.size();
        if (series.isEmpty() || series.size() > 5) {
            throw new IllegalArgumentException(
                    "a chart has one to five series, not " + series.size());
        }
        if (series.stream().anyMatch(one -> one.values().size() != length)) {
            throw new IllegalArgumentException(
                    "each series of a chart is as long as its labels: " + id);
        }
    }

    public List<Row> rows() {
        return IntStream.range(0, labels.size())
                .mapToObj(
                        i ->
                                new Row(
                                        labels.get(i),
                                        series.stream().map(one -> cell(one, i)).toList()))
                .toList();
    }

    private static Cell cell(Series one, int i) {
        Double value = one.values().get(i);
        return value == null
                ? new Cell("–", "")
                : new Cell(Numerals.decimal(value), value.toString());
    }
}
