package io.tributary.compatibility;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where share links and comparisons are kept, sealed. The only class that knows their tables. */
@SuppressWarnings("ArrayRecordComponent") // rows are read and dropped, never compared
final class ShareStore {
    private final JdbcClient sql;

    ShareStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** A link as whoever made it finds it. */
    record Owned(UUID id, byte[] lookup, byte[] sealedToken, boolean invites, Instant expiresAt) {}

    /** A link as whoever follows it finds it. */
    record Followed(byte[] assessment, byte[] sealed, boolean invites, Instant expiresAt) {}

    /** The outcome of one comparison. */
    record Compared(byte[] sealed, LocalDate on) {}

    void insert(byte[] lookup, byte[] assessment, byte[] sealed, Owned share) {
        sql.sql(
                        """
                        insert into compatibility.share
                               (lookup, assessment, id, sealed, sealed_token, invites, expires_at)
                        values (:lookup, :assessment, :id, :sealed, :token, :invites, :expires)
                        """)
                .param("lookup", lookup)
                .param("assessment", assessment)
                .param("id", share.id())
                .param("sealed", sealed)
                .param("token", share.sealedToken())
                .param("invites", share.invites())
                .param("expires", Timestamp.from(share.expiresAt()))
                .update();
    }

    /** The links of one assessment that still work, the last to expire first. */
    List<Owned> of(byte[] assessment, Instant now) {
        return sql.sql(
                        """
                        select id, lookup, sealed_token, invites, expires_at
                          from compatibility.share
                         where assessment = :assessment
                           and expires_at > :now
                         order by expires_at desc, id
                        """)
                .param("assessment", assessment)
                .param("now", Timestamp.from(now))
                .query(
                        (row, _) ->
                                new Owned(
                                        row.getObject(1, UUID.class),
                                        row.getBytes(2),
                                        row.getBytes(3),
                                        row.getBoolean(4),
                                        row.getTimestamp(5).toInstant()))
                .list();
    }

    Optional<Followed> find(byte[] lookup, Instant now) {
        return sql.sql(
                        """
                        select assessment, sealed, invites, expires_at
                          from compatibility.share
                         where lookup = :lookup
                           and expires_at > :now
                        """)
                .param("lookup", lookup)
                .param("now", Timestamp.from(now))
                .query(
                        (row, _) ->
                                new Followed(
                                        row.getBytes(1),
                                        row.getBytes(2),
                                        row.getBoolean(3),
                                        row.getTimestamp(4).toInstant()))
                .optional();
    }

    boolean delete(byte[] assessment, UUID id) {
        return sql.sql(
                                """
                                delete from compatibility.share
                                 where assessment = :assessment
                                   and id = :id
                                """)
                        .param("assessment", assessment)
                        .param("id", id)
                        .update()
                == 1;
    }

    int deleteExpired(Instant now) {
        return sql.sql("delete from compatibility.share where expires_at <= :now")
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Keeps the outcome of a comparison; a later one of the same friend takes its place. */
    void keep(byte[] share, byte[] friend, byte[] sealed, LocalDate on) {
        sql.sql(
                        """
                        insert into compatibility.comparison (share, friend, sealed, compared_on)
                        values (:share, :friend, :sealed, :on)
                            on conflict (share, friend) do update
                           set sealed = excluded.sealed, compared_on = excluded.compared_on
                        """)
                .param("share", share)
                .param("friend", friend)
                .param("sealed", sealed)
                .param("on", Date.valueOf(on))
                .update();
    }

    /** Notes that the outcome is given to research; false when it was before or is not there. */
    boolean give(byte[] share, byte[] friend) {
        return sql.sql(
                                """
                                update compatibility.comparison
                                   set given_to_research = true
                                 where share = :share
                                   and friend = :friend
                                   and not given_to_research
                                """)
                        .param("share", share)
                        .param("friend", friend)
                        .update()
                == 1;
    }

    /** Whether the outcome was given to research; empty when there was no comparison. */
    Optional<Boolean> isGiven(byte[] share, byte[] friend) {
        return sql.sql(
                        """
                        select given_to_research
                          from compatibility.comparison
                         where share = :share
                           and friend = :friend
                        """)
                .param("share", share)
                .param("friend", friend)
                .query(Boolean.class)
                .optional();
    }

    /** Lets nobody else compare with that share until this transaction ends. */
    void compareOneByOne(byte[] share) {
        sql.sql("select id from compatibility.share where lookup = :share for update")
                .param("share", share)
                .query(UUID.class)
                .optional();
    }

    int countCompared(byte[] share) {
        return sql.sql("select count(*) from compatibility.comparison where share = :share")
                .param("share", share)
                .query(Integer.class)
                .single();
    }

    List<Compared> compared(byte[] share) {
        return sql.sql(
                        """
                        select sealed, compared_on
                          from compatibility.comparison
                         where share = :share
                         order by compared_on desc, friend
                        """)
                .param("share", share)
                .query((row, _) -> new Compared(row.getBytes(1), row.getObject(2, LocalDate.class)))
                .list();
    }
}
