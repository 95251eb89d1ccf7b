package io.tributary.billing;

import io.tributary.metering.HourOfAnswers;

import java.util.List;

/**
 * How available the API was for one organization over some days (UTC).
 *
 * <p>Counted are live requests with a valid key that were answered well or failed by our fault (a
 * status of 500 or more). Not counted, neither for nor against: test mode, and requests that were
 * refused for what they were (status 400 to 499: malformed, not allowed, beyond a limit). Nothing
 * else is excluded; maintenance, announced or not, counts.
 *
 * <p>With n counted requests, f of them failed: availability is (n − f) / n. With fewer than
 * {@value #LEAST_REQUESTS} a single request would weigh too much; then hours are counted: of h
 * hours of the days, those are bad, b in number, in which more than half of the counted requests
 * failed, and availability is (h − b) / h. Days without a request were available. Rounded down to a
 * millionth.
 *
 * <p>Known limit: a request that never reached the house leaves no trace, and one whose usage could
 * not be recorded neither. Such an outage is credited by hand.
 *
 * @param answered counted requests
 * @param failed of these, by our fault
 * @param badHours hours in which more than half failed
 * @param hours of the days
 */
public record Availability(long answered, long failed, int badHours, long hours) {
    /** From so many requests on, requests are counted, below hours. */
    public static final int LEAST_REQUESTS = 1_000;

    /** All of it, in millionths. */
    public static final int WHOLE = 1_000_000;

    private static final int HOURS_A_DAY = 24;

    static Availability of(List<HourOfAnswers> hours, long days) {
        return new Availability(
                hours.stream().mapToLong(HourOfAnswers::answered).sum(),
                hours.stream().mapToLong(HourOfAnswers::failed).sum(),
                (int) hours.stream().filter(hour -> hour.failed() * 2 > hour.answered()).count(),
                days * HOURS_A_DAY);
    }

    /** Whether requests are counted, not hours. */
    public boolean isByRequests() {
        return answered >= LEAST_REQUESTS;
    }

    /** In millionths, rounded down. */
    public int millionths() {
        return isByRequests() ? part(answered - failed, answered) : part(hours - badHours, hours);
    }

    private static int part(long good, long all) {
        return (int) Math.floorDiv(Math.multiplyExact(good, (long) WHOLE), all);
    }
}
