package io.tributary.privacy;

import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;

/**
 * The one door through which any aggregate about persons leaves the house. A group smaller than the
 * minimum is withheld, as is one that is mostly one person's, and a line whose people all are
 * alike; and so much more that no withheld number can be worked out from what is shown more
 * narrowly than the minimum.
 */
public final class Guard {
    /** The smallest minimum there is. */
    public static final int LEAST = 5;

    /** A group of which one person makes more than this is that person's. */
    static final double DOMINANT = 0.5;

    private static final Scope SCOPE = Scope.system("what was told of a series");

    private final JdbcClient sql;
    private final Transactions transactions;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.shared();

    Guard(JdbcClient sql, Transactions transactions, InstantSource clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What may be seen of it, once. Whoever asks for the same again and again, as people come and
     * go, uses {@link #next}.
     *
     * @param minimum the smallest group that is told, {@link #LEAST} or more
     */
    public Released release(Grouping grouping, int minimum) {
        if (minimum < LEAST) {
            throw new IllegalArgumentException("a group of " + minimum + " tells of persons");
        }
        return new GuardedTable(grouping, minimum).released();
    }

    /**
     * What may be seen of it this time. Two tables of a series that differ by a few persons
     * anywhere would tell who came or went there: the earlier one is told again until each cell and
     * each total has changed by nobody, or by as many persons as the smallest group has. Only
     * counts and sums of the earlier one are kept, so that is how many more or fewer they are, not
     * how many came and how many went.
     *
     * @param series names what is counted, for whom it is told, and by which properties
     */
    public Released next(String series, Grouping grouping, int minimum) {
        return transactions.in(
                SCOPE,
                () -> {
                    lock(series);
                    var told =
                            sql.sql("select counts from privacy.told where series = :series")
                                    .param("series", series)
                                    .query(String.class)
                                    .optional()
                                    .map(counts -> json.readValue(counts, Grouping.class))
                                    .filter(before -> isToldAgain(before, grouping, minimum));
                    if (told.isEmpty()) {
                        remember(series, grouping);
                    }
                    return release(told.orElse(grouping), minimum);
                });
    }

    private void lock(String series) {
        sql.sql("select 1 from pg_advisory_xact_lock(hashtextextended(:series, 4712))")
                .param("series", series)
                .query(Integer.class)
                .single();
    }

    private void remember(String series, Grouping grouping) {
        sql.sql(
                        """
                        insert into privacy.told (series, counts, told_at)
                        values (:series, :counts, :now)
                            on conflict (series) do update
                           set counts = excluded.counts, told_at = excluded.told_at
                        """)
                .param("series", series)
                .param("counts", json.writeValueAsString(grouping))
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    long forget(Instant before) {
        return sql.sql("delete from privacy.told where told_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    private static boolean isToldAgain(Grouping before, Grouping now, int minimum) {
        return before.equals(now) || !new Difference(before, now).hidesEachPerson(minimum);
    }
}
