package io.tributary.gateway;

import io.tributary.gateway.Admission.Allowance;
import io.tributary.gateway.Admission.Granted;
import io.tributary.gateway.Admission.Limit;
import io.tributary.gateway.Admission.Refused;

import java.time.Instant;

/**
 * The limits of one organization in one mode: in no span of 60 seconds are more requests admitted
 * than the minute's number, and in no UTC day more calls than the day's. Times are milliseconds of
 * the Unix epoch.
 *
 * <p>It remembers when the last N requests were admitted, in a ring: the next one is admitted if
 * the N-th last is 60 seconds past. That is exact, where counting per clock minute admits twice the
 * number around the full minute. A call has two times: when it began, which its request id tells,
 * and when it was admitted, a moment later. The later one is remembered and the earlier one
 * compared, so that the promise holds by either.
 */
final class Limiter {
    static final long SPAN = 60_000;
    private static final long DAY = 86_400_000;
    private static final int SMALLEST_RING = 16;

    /** How much is allowed now. It may change between two calls. */
    record Quota(long perMinute, long perDay) {}

    private long[] ring = new long[SMALLEST_RING];

    /** How many were ever admitted: the next one's place, modulo the ring. */
    private long next;

    /** The first admission that may still be within the span; only to tell what is left. */
    private long oldest;

    private long day;
    private long callsOfDay;

    /** Takes up what was admitted before this server started. Instants ascend. */
    synchronized void resume(long[] admissions, long today, long callsToday) {
        for (long admission : admissions) {
            push(admission, admissions.length);
        }
        day = today / DAY;
        callsOfDay += callsToday;
    }

    /**
     * One request with so many calls, all or nothing.
     *
     * @param begun when the call began; at most {@code now}
     */
    synchronized Admission admit(long begun, long now, int calls, Quota quota) {
        turn(now);
        boolean minuteSpent = isSpent(quota.perMinute(), begun);
        if (minuteSpent || (calls > 0 && callsOfDay + calls > quota.perDay())) {
            return refused(minuteSpent ? Limit.MINUTE : Limit.DAY, now, quota);
        }
        push(now + 1, quota.perMinute());
        callsOfDay += calls;
        return new Granted(minute(now, quota), day(now, quota), now + 1);
    }

    /** Gives back what was granted to a call of which nothing was delivered. */
    synchronized void release(Granted granted, int calls) {
        for (long place = next - 1; place >= Math.max(0, next - ring.length); place--) {
            if (at(place) == granted.countsFrom()) {
                takeOut(place);
                break;
            }
        }
        if (granted.countsFrom() / DAY == day) {
            callsOfDay = Math.max(0, callsOfDay - calls);
        }
    }

    /** What is left, without taking anything. */
    synchronized Granted look(long now, Quota quota) {
        turn(now);
        return new Granted(minute(now, quota), day(now, quota), now);
    }

    private Refused refused(Limit limit, long now, Quota quota) {
        long retryAt =
                limit == Limit.MINUTE ? minuteOpens(now, quota.perMinute()) : (day + 1) * DAY;
        return new Refused(
                limit, Instant.ofEpochMilli(retryAt), minute(now, quota), day(now, quota));
    }

    /** A limit of nothing never opens; then the caller is told to look again in a minute. */
    private long minuteOpens(long now, long perMinute) {
        return perMinute == 0 ? now + SPAN : at(next - perMinute) + SPAN;
    }

    private boolean isSpent(long perMinute, long begun) {
        return perMinute == 0
                || (next >= perMinute
                        && perMinute <= ring.length
                        && at(next - perMinute) + SPAN > begun);
    }

    private Allowance minute(long now, Quota quota) {
        while (oldest < next && at(oldest) + SPAN <= now) {
            oldest++;
        }
        long reset = oldest == next ? 0 : secondsUp(at(oldest) + SPAN - now);
        return new Allowance(
                quota.perMinute(), Math.max(0, quota.perMinute() - (next - oldest)), reset);
    }

    private Allowance day(long now, Quota quota) {
        return new Allowance(
                quota.perDay(),
                Math.max(0, quota.perDay() - callsOfDay),
                secondsUp((day + 1) * DAY - now));
    }

    /** A new day begins with nothing used. Time that goes back does not bring the old one back. */
    private void turn(long now) {
        if (now / DAY > day) {
            day = now / DAY;
            callsOfDay = 0;
        }
    }

    private void push(long admission, long perMinute) {
        if (next >= ring.length && ring.length < perMinute) {
            grow(perMinute);
        }
        long latest = next == 0 ? admission : Math.max(admission, at(next - 1));
        ring[slot(next)] = latest;
        next++;
        oldest = Math.max(oldest, next - ring.length);
    }

    private void grow(long perMinute) {
        var larger = new long[(int) Math.min(perMinute, ring.length * 2L)];
        for (long place = next - ring.length; place < next; place++) {
            larger[(int) (place % larger.length)] = at(place);
        }
        ring = larger;
    }

    /**
     * The later ones move up by one. The slot that becomes free stands for an admission that the
     * ring had let go, so for one that is long past.
     */
    private void takeOut(long place) {
        for (long later = place; later < next - 1; later++) {
            ring[slot(later)] = at(later + 1);
        }
        next--;
        ring[slot(next)] = 0;
        if (place < oldest) {
            oldest--;
        }
    }

    private long at(long place) {
        return ring[slot(place)];
    }

    private int slot(long place) {
        return (int) (place % ring.length);
    }

    private static long secondsUp(long millis) {
        return Math.ceilDiv(millis, 1000L);
    }
}
