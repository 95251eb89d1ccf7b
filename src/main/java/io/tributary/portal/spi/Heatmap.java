package io.tributary.portal.spi;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How much happened in each hour of each weekday, as a table whose cells are shaded ({@code
 * portal/web/heatmap.jte}).
 *
 * @param unit what is counted: {@code calls}
 * @param days seven lists of 24 numbers, Monday first, hour 0 first, in UTC
 */
public record Heatmap(String title, String unit, List<List<Long>> days) {
    private static final List<String> WEEKDAYS =
            List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday");
    private static final int LEVELS = 5;
    private static final int HOURS = 24;

    /** One hour of all weekdays. */
    public record Hour(String label, List<Cell> cells) {}

    /**
     * One hour of one weekday.
     *
     * @param text the number, short
     * @param exact which hour and how much, when the text is rounded
     * @param level 0 for nothing, 5 for the most
     */
    public record Cell(String text, @Nullable String exact, int level, boolean peak) {
        /** The classes that shade it. */
        public String shade() {
            return "heat-" + level + (peak ? " is-peak" : "");
        }
    }

    public Heatmap {
        days = days.stream().map(List::copyOf).toList();
        if (days.size() != 7 || days.stream().anyMatch(day -> day.size() != HOURS)) {
            throw new IllegalArgumentException("a heat map has seven days of 24 hours");
        }
    }

    public List<String> weekdays() {
        return WEEKDAYS;
    }

    public List<Hour> hours() {
        long most = most();
        int peak = peakSlot(most);
        return IntStream.range(0, HOURS)
                .mapToObj(
                        hour ->
                                new Hour(
                                        clock(hour),
                                        IntStream.range(0, 7)
                                                .mapToObj(day -> cell(day, hour, most, peak))
                                                .toList()))
                .toList();
    }

    public boolean isEmpty() {
        return most() == 0;
    }

    /** The busiest hour, named; the first of them in the week when there are several. */
    public String peak() {
        long most = most();
        if (most == 0) {
            return "No " + unit + " in this span.";
        }
        int slot = peakSlot(most);
        int hour = slot % HOURS;
        return "Peak: "
                + WEEKDAYS.get(slot / HOURS)
                + ", "
                + clock(hour)
                + " to "
                + clock(hour + 1)
                + " UTC, "
                + Numerals.count(most)
                + " "
                + unit
                + ".";
    }

    private int peakSlot(long most) {
        return IntStream.range(0, 7 * HOURS)
                .filter(slot -> number(slot / HOURS, slot % HOURS) == most)
                .findFirst()
                .orElseThrow();
    }

    private Cell cell(int day, int hour, long most, int peak) {
        long number = number(day, hour);
        int level = number == 0 ? 0 : (int) Math.ceil(LEVELS * (double) number / most);
        var text = Numerals.compact(number);
        return new Cell(
                number == 0 ? "" : text,
                text.equals(Long.toString(number)) ? null : exact(day, hour, number),
                level,
                number > 0 && day * HOURS + hour == peak);
    }

    private String exact(int day, int hour, long number) {
        return WEEKDAYS.get(day) + " " + clock(hour) + ": " + Numerals.count(number) + " " + unit;
    }

    private long number(int day, int hour) {
        return days.get(day).get(hour);
    }

    private long most() {
        return days.stream().flatMap(List::stream).mapToLong(Long::longValue).max().orElse(0);
    }

    private static String clock(int hour) {
        return String.format(Locale.ROOT, "%02d:00", hour);
    }
}
