package io.tributary.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** Where groups of failures are kept. There are never more than {@link #MOST}. */
final class FailureStore {
    static final int MOST = 1_000;

    /** What gathered of one group since it was written last. */
    record Gathered(
            FailureTrace trace,
            String doing,
            long times,
            Instant first,
            Instant last,
            @Nullable String request) {
        Gathered and(Gathered later) {
            return new Gathered(
                    trace,
                    later.doing,
                    times + later.times,
                    first.isBefore(later.first) ? first : later.first,
                    last.isAfter(later.last) ? last : later.last,
                    later.request == null ? request : later.request);
        }
    }

    private final JdbcClient sql;

    FailureStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Adds to its group, or begins one while there is room; what was resolved is open again. */
    void add(Gathered gathered) {
        sql.sql(
                        """
                        insert into platform.failure as f
                               (fingerprint, exception, doing, frames, times, first_at, last_at, last_request)
                        select :fingerprint, :exception, :doing, :frames, :times, :first, :last, :request
                         where (select count(*) from platform.failure) < :most
                            or exists (select 1 from platform.failure where fingerprint = :fingerprint)
                            on conflict (fingerprint) do update
                           set times = f.times + excluded.times,
                               exception = excluded.exception,
                               doing = excluded.doing,
                               frames = excluded.frames,
                               last_at = greatest(f.last_at, excluded.last_at),
                               last_request = coalesce(excluded.last_request, f.last_request),
                               returns = f.returns + case when f.resolved_at < excluded.last_at then 1 else 0 end,
                               resolved_by = case when f.resolved_at >= excluded.last_at then f.resolved_by end,
                               resolved_at = case when f.resolved_at >= excluded.last_at then f.resolved_at end
                        """)
                .param("fingerprint", gathered.trace().fingerprint())
                .param("exception", gathered.trace().exception())
                .param("doing", gathered.doing())
                .param("frames", gathered.trace().frames().toArray(String[]::new))
                .param("times", gathered.times())
                .param("first", Timestamp.from(gathered.first()))
                .param("last", Timestamp.from(gathered.last()))
                .param("request", gathered.request())
                .param("most", MOST)
                .update();
    }

    List<Failure> newest(boolean open, int limit) {
        return sql.sql(
                        """
                        select *
                          from platform.failure
                         where (resolved_at is null) = :open
                         order by last_at desc, fingerprint
                         limit :limit
                        """)
                .param("open", open)
                .param("limit", limit)
                .query(FailureStore::failure)
                .list();
    }

    long open() {
        return sql.sql("select count(*) from platform.failure where resolved_at is null")
                .query(Long.class)
                .single();
    }

    boolean resolve(String fingerprint, String by, Instant now) {
        return sql.sql(
                                """
                                update platform.failure
                                   set resolved_at = :now, resolved_by = :by
                                 where fingerprint = :fingerprint
                                   and resolved_at is null
                                """)
                        .param("fingerprint", fingerprint)
                        .param("by", by)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    boolean reopen(String fingerprint) {
        return sql.sql(
                                """
                                update platform.failure
                                   set resolved_at = null, resolved_by = null
                                 where fingerprint = :fingerprint
                                   and resolved_at is not null
                                """)
                        .param("fingerprint", fingerprint)
                        .update()
                == 1;
    }

    void forget(Instant before) {
        sql.sql("delete from platform.failure where last_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    private static Failure failure(ResultSet row, int number) throws SQLException {
        var resolved = row.getTimestamp("resolved_at");
        return new Failure(
                row.getString("fingerprint"),
                row.getString("exception"),
                row.getString("doing"),
                List.of((String[]) row.getArray("frames").getArray()),
                row.getLong("times"),
                row.getTimestamp("first_at").toInstant(),
                row.getTimestamp("last_at").toInstant(),
                row.getString("last_request"),
                resolved == null ? null : resolved.toInstant(),
                row.getString("resolved_by"),
                row.getInt("returns"));
    }
}
