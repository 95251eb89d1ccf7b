package io.tributary.compatibility;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;

/** Where assessments are kept, sealed. The only class that knows their table. */
@SuppressWarnings("ArrayRecordComponent") // rows are read and dropped, never compared
final class AssessmentStore {
    private final JdbcClient sql;

    AssessmentStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** One row as it lies there. */
    record Sealed(byte[] bytes, Instant expiresAt) {}

    Optional<Sealed> find(byte[] lookup, Instant now) {
        return sql.sql(
                        """
                        select sealed, expires_at
                          from compatibility.assessment
                         where lookup = :lookup
                           and expires_at > :now
                        """)
                .param("lookup", lookup)
                .param("now", Timestamp.from(now))
                .query((row, _) -> new Sealed(row.getBytes(1), row.getTimestamp(2).toInstant()))
                .optional();
    }

    /** The same; nobody else changes it until the transaction ends. */
    Optional<Sealed> lock(byte[] lookup, Instant now) {
        return sql.sql(
                        """
                        select sealed, expires_at
                          from compatibility.assessment
                         where lookup = :lookup
                           and expires_at > :now
                           for update
                        """)
                .param("lookup", lookup)
                .param("now", Timestamp.from(now))
                .query((row, _) -> new Sealed(row.getBytes(1), row.getTimestamp(2).toInstant()))
                .optional();
    }

    /** Makes the row, or renews one that has expired; leaves one that is in use as it is. */
    void begin(byte[] lookup, byte[] sealed, Instant expiresAt, Instant now) {
        sql.sql(
                        """
                        insert into compatibility.assessment as kept (lookup, sealed, expires_at)
                        values (:lookup, :sealed, :expires)
                            on conflict (lookup) do update
                           set sealed = excluded.sealed, expires_at = excluded.expires_at
                         where kept.expires_at <= :now
                        """)
                .param("lookup", lookup)
                .param("sealed", sealed)
                .param("expires", Timestamp.from(expiresAt))
                .param("now", Timestamp.from(now))
                .update();
    }

    void update(byte[] lookup, byte[] sealed, Instant expiresAt) {
        sql.sql(
                        """
                        update compatibility.assessment
                           set sealed = :sealed, expires_at = :expires
                         where lookup = :lookup
                        """)
                .param("lookup", lookup)
                .param("sealed", sealed)
                .param("expires", Timestamp.from(expiresAt))
                .update();
    }

    /** With it go its shares, and their comparisons. */
    void delete(byte[] lookup) {
        sql.sql("delete from compatibility.assessment where lookup = :lookup")
                .param("lookup", lookup)
                .update();
    }

    int deleteExpired(Instant now) {
        return sql.sql("delete from compatibility.assessment where expires_at <= :now")
                .param("now", Timestamp.from(now))
                .update();
    }
}
