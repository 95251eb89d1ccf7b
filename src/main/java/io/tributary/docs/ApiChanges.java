package io.tributary.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What changed in the API, for those who call it: {@code docs/api-changes.md} among the resources,
 * the newest day first. It knows days ({@code ## 2026-11-20 Title}), and changes ({@code - Added:
 * …}).
 *
 * @param days newest first
 */
public record ApiChanges(List<Day> days) {
    private static final String FILE = "/docs/api-changes.md";
    private static final String DAY = "## ";
    private static final String CHANGE = "- ";

    /** What changed on one day. */
    public record Day(LocalDate date, String title, List<Change> changes) {
        public Day {
            changes = List.copyOf(changes);
        }
    }

    /**
     * One change.
     *
     * @param kind Added, Changed, Deprecated, Removed, Fixed or Security
     */
    public record Change(String kind, String text) {}

    public ApiChanges {
        days = List.copyOf(days);
    }

    /** Those of this version. */
    public static ApiChanges read() {
        try (var file = ApiChanges.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("there is no " + FILE);
            }
            return of(new String(file.readAllBytes(), UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /**
     * Those that the text tells.
     *
     * @throws IllegalArgumentException when it is not written as it should be
     */
    static ApiChanges of(String text) {
        var days = new ArrayList<Day>();
        var changes = new ArrayList<String>();
        String head = null;
        for (var line : text.lines().toList()) {
            if (line.startsWith(DAY)) {
                if (head != null) {
                    days.add(day(head, changes));
                }
                head = line.substring(DAY.length());
                changes.clear();
            } else if (line.startsWith(CHANGE)) {
                changes.add(line.substring(CHANGE.length()));
            } else if (line.startsWith("  ") && !changes.isEmpty()) {
                changes.addLast(changes.removeLast() + " " + line.strip());
            }
        }
        if (head != null) {
            days.add(day(head, changes));
        }
        return new ApiChanges(days);
    }

    private static Day day(String head, List<String> changes) {
        int space = head.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("a day has a date and a title: " + head);
        }
        return new Day(
                LocalDate.parse(head.substring(0, space)),
                head.substring(space + 1),
                changes.stream().map(ApiChanges::change).toList());
    }

    private static Change change(String text) {
        int colon = text.indexOf(": ");
        if (colon < 0) {
            throw new IllegalArgumentException("a change says of which kind it is: " + text);
        }
        return new Change(text.substring(0, colon), text.substring(colon + 2));
    }
}
