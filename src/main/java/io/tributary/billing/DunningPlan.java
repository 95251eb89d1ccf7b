package io.tributary.billing;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What happens when an invoice is not paid, and when: the same for everybody, and told beforehand.
 */
public final class DunningPlan {
    /** The pauses, in days, before each retry or reminder. */
    static final List<Integer> PAUSES = List.of(3, 5, 7, 7);

    /** After the last of them, so many days pass before live access is suspended. */
    static final int GRACE = 7;

    /**
     * One entry of the plan.
     *
     * @param day counted from the first failed charge, or from the day after it was due
     */
    public record Entry(int day, String what) {}

    /** One entry with its instant, for an invoice that is on the plan. */
    public record Dated(Instant at, String what, boolean done) {}

    private DunningPlan() {}

    /** The day on which live access is suspended. */
    static int lastDay() {
        return PAUSES.stream().mapToInt(Integer::intValue).sum() + GRACE;
    }

    /** The whole of it. */
    public static List<Entry> entries(Terms terms) {
        var entries = new ArrayList<Entry>();
        entries.add(
                new Entry(
                        0,
                        terms.isByCard()
                                ? "Your card is declined. We tell you by mail."
                                : "The invoice is overdue. We remind you by mail."));
        int day = 0;
        for (int pause : PAUSES) {
            day += pause;
            entries.add(
                    new Entry(
                            day,
                            terms.isByCard()
                                    ? "We charge your default card again."
                                    : "We remind you again."));
        }
        entries.add(
                new Entry(
                        day + GRACE,
                        "Live API keys are suspended; test keys go on. They resume at once when"
                                + " the invoice is paid."));
        return List.copyOf(entries);
    }

    /** The plan of an invoice whose first failure was then. */
    static List<Dated> dated(Terms terms, Instant began, Instant now) {
        return entries(terms).stream()
                .map(
                        entry -> {
                            var at = began.plus(Duration.ofDays(entry.day()));
                            return new Dated(at, entry.what(), !at.isAfter(now));
                        })
                .toList();
    }

    /** When that step is due, whatever held up the ones before. */
    static Instant due(Instant began, int step) {
        int days = PAUSES.stream().limit(step + 1L).mapToInt(Integer::intValue).sum();
        return began.plus(Duration.ofDays(step < lastStep() ? days : days + GRACE));
    }

    /** The step that suspends. */
    static int lastStep() {
        return PAUSES.size();
    }
}
