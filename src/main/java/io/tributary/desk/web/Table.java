package io.tributary.desk.web;

import io.tributary.portal.spi.Badge;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A table as most pages of the desk show it ({@code desk/web/table.jte}).
 *
 * @param caption what it holds, for who hears it
 * @param columns the heads of all columns but that of the acts
 * @param nothing what to say when there are no lines
 */
record Table(String caption, List<String> columns, List<Line> lines, Nothing nothing) {
    /** What stands in the place of an empty table. */
    record Nothing(String icon, String title, String sentence) {}

    /** One line; its first cell names it. */
    record Line(List<Cell> cells, List<Act> acts) {
        Line {
            cells = List.copyOf(cells);
            acts = List.copyOf(acts);
        }

        Line(List<Cell> cells) {
            this(cells, List.of());
        }
    }

    /** A button. */
    record Act(String label, String action, Map<String, String> fields) {
        Act {
            fields = Map.copyOf(fields);
        }
    }

    /** One cell: words, a link, an instant or a mark; and a second line. */
    record Cell(
            String text,
            @Nullable String href,
            @Nullable Instant at,
            @Nullable Badge badge,
            @Nullable String below,
            boolean number) {
        static Cell of(String text) {
            return new Cell(text, null, null, null, null, false);
        }

        static Cell link(String text, String href) {
            return new Cell(text, href, null, null, null, false);
        }

        static Cell at(@Nullable Instant at) {
            return new Cell(at == null ? "–" : "", null, at, null, null, false);
        }

        static Cell number(String text) {
            return new Cell(text, null, null, null, null, true);
        }

        static Cell badge(Badge badge) {
            return new Cell("", null, null, badge, null, false);
        }

        Cell below(@Nullable String more) {
            return new Cell(text, href, at, badge, more, number);
        }
    }

    Table {
        columns = List.copyOf(columns);
        lines = List.copyOf(lines);
    }

    boolean hasActs() {
        return lines.stream().anyMatch(line -> !line.acts().isEmpty());
    }

    boolean isNumber(int column) {
        return !lines.isEmpty() && lines.getFirst().cells().get(column).number();
    }
}
