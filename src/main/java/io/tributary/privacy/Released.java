package io.tributary.privacy;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;

/**
 * What may be seen of a grouping: for each cell, each total of a line and the total of all a
 * number, or the reason why not.
 *
 * @param minimum the smallest group that is told
 */
public record Released(
        List<String> rows, List<String> columns, int minimum, Map<Place, Cell> cells) {
    /**
     * Where a number stands.
     *
     * @param row null for the total over all rows
     * @param column null for the total over all columns
     */
    public record Place(@Nullable String row, @Nullable String column) {
        /** The total of all. */
        public static final Place TOTAL = new Place(null, null);
    }

    /** One number, or none. */
    public sealed interface Cell {
        /**
         * It may be seen.
         *
         * @param mean of what is averaged; 0 where nothing is
         */
        record Shown(long persons, double mean) implements Cell {}

        /** It may not. */
        record Withheld(Reason reason) implements Cell {}
    }

    /**
     * Why a number is withheld. It does not tell which group is small: that would tell a part of
     * it.
     */
    public enum Reason {
        GROUP(
                "This group, or one that could be worked out from it, is too small or mostly one"
                        + " person's."),
        WHOLE("There are too few people in all.");

        private final String sentence;

        Reason(String sentence) {
            this.sentence = sentence;
        }

        /** For people. */
        public String sentence() {
            return sentence;
        }
    }

    public Released {
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        cells = Map.copyOf(cells);
    }

    /** What stands at that place. */
    public Cell at(@Nullable String row, @Nullable String column) {
        var cell = cells.get(new Place(row, column));
        if (cell == null) {
            throw new IllegalArgumentException("there is no such place");
        }
        return cell;
    }

    /** The total of all. */
    public Cell total() {
        return at(null, null);
    }
}
