package io.tributary.support;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/** Which mail came in. Everything runs in the caller's transaction. */
final class MailStore {
    private final JdbcClient sql;

    MailStore(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Whether the message was taken in before. Until this transaction ends, nobody else takes in a
     * message of that id.
     */
    boolean wasReceived(String messageId) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended('support/mail ' || :id, 0))::text")
                .param("id", messageId)
                .query(String.class)
                .optional();
        return sql.sql("select count(*) from support.received_mail where message_id = :id")
                        .param("id", messageId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /**
     * Remembers it.
     *
     * @param reason why it was refused; null when it was not
     */
    void received(String messageId, String outcome, @Nullable String reason, Instant now) {
        sql.sql(
                        """
                        insert into support.received_mail (message_id, outcome, reason, received_at)
                        values (:id, :outcome, :reason, :now)
                        """)
                .param("id", messageId)
                .param("outcome", outcome)
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Why mail was refused, the newest first. */
    List<SupportMail.Rejection> refused(int limit) {
        return sql.sql(
                        """
                        select received_at, reason
                          from support.received_mail
                         where outcome = 'refused'
                         order by received_at desc
                         limit :limit
                        """)
                .param("limit", limit)
                .query(
                        (row, _) ->
                                new SupportMail.Rejection(
                                        row.getTimestamp("received_at").toInstant(),
                                        row.getString("reason")))
                .list();
    }

    void forget(Instant before) {
        sql.sql("delete from support.received_mail where received_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }
}
