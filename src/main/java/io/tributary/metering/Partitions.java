package io.tributary.metering;

import io.tributary.platform.Transactions;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The months of usage: made ahead of time, and dropped when nobody needs to keep them. */
final class Partitions {
    private static final int MONTHS_AHEAD = 2;
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private final JdbcClient sql;
    private final InstantSource clock;
    private final Set<YearMonth> known = ConcurrentHashMap.newKeySet();

    Partitions(JdbcClient sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Makes this month's and the next ones', in the surrounding transaction; fails soon when
     * somebody reads for long, as a backup does.
     */
    void ahead() {
        waitBriefly();
        var now = clock.instant();
        ensure(now, now.atOffset(ZoneOffset.UTC).plusMonths(MONTHS_AHEAD).toInstant());
    }

    /**
     * Makes what a batch needs. They are nearly always there: this is for a clock that was moved,
     * and for calls of the past that are brought in.
     */
    void cover(List<Usage> batch) {
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        for (var usage : batch) {
            long millis = usage.id().value().getMostSignificantBits() >>> 16;
            first = Math.min(first, millis);
            last = Math.max(last, millis);
        }
        var from = Instant.ofEpochMilli(first);
        var until = Instant.ofEpochMilli(last);
        var months = months(from, until);
        if (!known.containsAll(months)) {
            ensure(from, until);
            Transactions.afterCommit(() -> known.addAll(months));
        }
    }

    private void ensure(Instant from, Instant until) {
        sql.sql("select metering.ensure_partition(:from, :until)::text")
                .param("from", Timestamp.from(from))
                .param("until", Timestamp.from(until))
                .query(String.class)
                .optional();
    }

    /**
     * Drops the months that ended at or before that instant, and tells how many; fails soon when
     * somebody reads for long, as a backup does.
     */
    int drop(Instant before) {
        waitBriefly();
        known.clear();
        return sql.sql("select metering.drop_partitions(:before)")
                .param("before", Timestamp.from(before))
                .query(Integer.class)
                .single();
    }

    /** What changes the table waits for all who read it, and every call behind that waits too. */
    private void waitBriefly() {
        sql.sql("select set_config('lock_timeout', :wait, true)")
                .param("wait", LONGEST_WAIT.toMillis() + "ms")
                .query(String.class)
                .single();
    }

    private static List<YearMonth> months(Instant from, Instant until) {
        var last = month(until);
        return Stream.iterate(
                        month(from), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .toList();
    }

    private static YearMonth month(Instant instant) {
        return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
    }
}
