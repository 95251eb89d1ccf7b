package io.tributary.docs.web;

import io.tributary.docs.ApiChanges;
import io.tributary.portal.spi.Badge;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The changelog as it is read. */
record ChangesPage(List<Day> days) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);

    /** One day. */
    record Day(String anchor, String date, String title, List<Change> changes) {}

    /** One change, in words and code. */
    record Change(Badge kind, List<Prose> text) {}

    static ChangesPage of(ApiChanges changes) {
        return new ChangesPage(
                changes.days().stream()
                        .map(
                                day ->
                                        new Day(
                                                anchor(day),
                                                DATE.format(day.date()),
                                                day.title(),
                                                day.changes().stream()
                                                        .map(
                                                                change ->
                                                                        new Change(
                                                                                badge(
                                                                                        change
                                                                                                .kind()),
                                                                                Prose.of(
                                                                                        change
                                                                                                .text())))
                                                        .toList()))
                        .toList());
    }

    /** Several things may change on one day. */
    static String anchor(ApiChanges.Day day) {
        return day.date()
                + "-"
                + day.title().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static Badge badge(String kind) {
        return switch (kind) {
            case "Added" -> Badge.good(kind);
            case "Deprecated", "Security" -> Badge.warm(kind);
            case "Removed" -> Badge.bad(kind);
            default -> Badge.info(kind);
        };
    }
}
