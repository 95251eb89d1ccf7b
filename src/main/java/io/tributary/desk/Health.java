package io.tributary.desk;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How an organization does, from 0 (it is leaving) to 100 (it thrives).
 *
 * <p>The score is the mean of its parts, by their weights, rounded:
 *
 * <ul>
 *   <li><b>Usage</b>, 30: live calls of the last 7 days over a week's mean of the 28 days before.
 *       No calls is 0; as many is 80; twice as many or more is 100; linear between. Younger than 14
 *       days without calls: 50.
 *   <li><b>Errors</b>, 20: the share of requests answered with 400 or more in the last 7 days, past
 *       limits aside. Up to 1 % is 100, from 20 % on 0, linear between. Left out without requests.
 *   <li><b>Payments</b>, 25: 100 when nothing is overdue, 50 when an invoice is, 20 when the oldest
 *       has been for more than 14 days, 0 when the organization is suspended.
 *   <li><b>Support</b>, 10: 100 less 15 for each open ticket and 25 more for each whose answer is
 *       late, at least 0.
 *   <li><b>Logins</b>, 15: somebody of the staff was here within 7 days 100, 14 days 70, 30 days
 *       30, else 0.
 * </ul>
 *
 * <p>A part that is left out has no weight: the others make the score alone.
 */
public record Health(int score, List<Part> parts) {
    /**
     * One part of the score.
     *
     * @param value 0 to 100
     * @param sentence what it rests on, with its figures
     */
    public record Part(String name, int value, int weight, String sentence) {}

    /**
     * What is known of an organization.
     *
     * @param callsThisWeek live calls of the last 7 days
     * @param callsBefore live calls of the 28 days before these
     * @param requestsThisWeek of the last 7 days, refused ones too
     * @param oldestOverdue since when an invoice is on the dunning schedule; null when none is
     * @param lastSeen when somebody of the staff was here; null when nobody was within 30 days
     * @param tickets null when tickets are not known
     */
    public record Facts(
            Duration age,
            long callsThisWeek,
            long callsBefore,
            long requestsThisWeek,
            long errorsThisWeek,
            boolean suspended,
            @Nullable Instant oldestOverdue,
            @Nullable Instant lastSeen,
            @Nullable Tickets tickets) {}

    /** Tickets that are open, and those of them whose answer is late. */
    public record Tickets(long open, long late) {}

    private static final int FULL = 100;
    private static final int AS_BEFORE = 80;
    private static final double FEW_ERRORS = 0.01;
    private static final double MANY_ERRORS = 0.20;

    public Health {
        parts = List.copyOf(parts);
    }

    /** The score that follows from the facts. */
    public static Health of(Facts facts, Instant now) {
        var parts = new ArrayList<Part>();
        parts.add(usage(facts));
        if (facts.requestsThisWeek() > 0) {
            parts.add(errors(facts));
        }
        parts.add(payments(facts, now));
        var tickets = facts.tickets();
        if (tickets != null) {
            parts.add(support(tickets));
        }
        parts.add(logins(facts, now));
        return new Health(mean(parts), parts);
    }

    private static int mean(List<Part> parts) {
        long weights = parts.stream().mapToLong(Part::weight).sum();
        long sum = parts.stream().mapToLong(part -> (long) part.weight() * part.value()).sum();
        return (int) Math.round((double) sum / weights);
    }

    private static Part usage(Facts facts) {
        double week = facts.callsBefore() / 4.0;
        if (facts.callsThisWeek() == 0 && week == 0) {
            return facts.age().compareTo(Duration.ofDays(14)) < 0
                    ? new Part("Usage", 50, 30, "Too new to have a trend: no live calls yet.")
                    : new Part("Usage", 0, 30, "No live calls in five weeks.");
        }
        double ratio = week == 0 ? 2 : facts.callsThisWeek() / week;
        double value =
                Math.min(1, ratio) * AS_BEFORE + Math.clamp(ratio - 1, 0, 1) * (FULL - AS_BEFORE);
        return new Part(
                "Usage",
                (int) Math.round(value),
                30,
                String.format(
                        Locale.ROOT,
                        "%,d live calls in 7 days; %,.0f in a usual week before.",
                        facts.callsThisWeek(),
                        week));
    }

    private static Part errors(Facts facts) {
        double share = (double) facts.errorsThisWeek() / facts.requestsThisWeek();
        double value = Math.clamp((MANY_ERRORS - share) / (MANY_ERRORS - FEW_ERRORS), 0, 1) * FULL;
        return new Part(
                "Errors",
                (int) Math.round(value),
                20,
                String.format(
                        Locale.ROOT,
                        "%.1f %% of %,d requests in 7 days were answered with an error.",
                        share * FULL,
                        facts.requestsThisWeek()));
    }

    private static Part payments(Facts facts, Instant now) {
        var since = facts.oldestOverdue();
        if (facts.suspended()) {
            return new Part("Payments", 0, 25, "The organization is suspended.");
        }
        if (since == null) {
            return new Part("Payments", FULL, 25, "Nothing is overdue.");
        }
        long days = Duration.between(since, now).toDays();
        return new Part(
                "Payments",
                days > 14 ? 20 : 50,
                25,
                "An invoice is overdue for " + days + (days == 1 ? " day." : " days."));
    }

    private static Part support(Tickets tickets) {
        long value = FULL - 15 * tickets.open() - 25 * tickets.late();
        return new Part(
                "Support",
                (int) Math.max(0, value),
                10,
                tickets.open() == 0
                        ? "No ticket is open."
                        : tickets.open() + " open, of these late: " + tickets.late() + ".");
    }

    private static Part logins(Facts facts, Instant now) {
        var seen = facts.lastSeen();
        if (seen == null) {
            return new Part("Logins", 0, 15, "Nobody of the staff was here in 30 days.");
        }
        long days = Math.max(0, Duration.between(seen, now).toDays());
        int value = days <= 7 ? FULL : days <= 14 ? 70 : days <= 30 ? 30 : 0;
        return new Part(
                "Logins",
                value,
                15,
                days == 0
                        ? "Somebody of the staff was here today."
                        : "Somebody of the staff was here "
                                + days
                                + (days == 1 ? " day" : " days")
                                + " ago.");
    }
}
