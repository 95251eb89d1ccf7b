package io.tributary.metering;

import java.time.DayOfWeek;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When in the week usage happens, in UTC.
 *
 * @param cells those hours of the week that had any requests
 */
public record Heatmap(List<Cell> cells) {
    /**
     * One hour of the week.
     *
     * @param hour 0 to 23
     */
    public record Cell(DayOfWeek day, int hour, long requests, long calls) {}

    public Heatmap {
        cells = List.copyOf(cells);
    }

    /** The hour of the week with the most requests. */
    public Optional<Cell> peak() {
        return cells.stream().max(Comparator.comparingLong(Cell::requests));
    }
}
