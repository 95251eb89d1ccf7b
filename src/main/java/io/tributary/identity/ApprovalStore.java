package io.tributary.identity;

import io.tributary.kernel.PersonId;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where requests that take two persons are kept. */
final class ApprovalStore {
    /** A request, and the person behind it. */
    record Kept(Approval approval, PersonId askedBy) {}

    private final JdbcClient sql;

    ApprovalStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(Approval asked, PersonId by) {
        sql.sql(
                        """
                        insert into identity.approval
                               (id, kind, subject, summary, payload, digest, reason, asked_by, asked_at, expires_at)
                        values (:id, :kind, :subject, :summary, :payload, :digest, :reason, :by, :at, :expires)
                        """)
                .param("id", asked.id())
                .param("kind", asked.kind())
                .param("subject", asked.subject())
                .param("summary", asked.summary())
                .param("payload", asked.payload())
                .param("digest", asked.digest())
                .param("reason", asked.reason())
                .param("by", by.value())
                .param("at", Timestamp.from(asked.askedAt()))
                .param("expires", Timestamp.from(asked.expiresAt()))
                .update();
    }

    /** Holds the request until the transaction ends. */
    Optional<Kept> lock(UUID id) {
        return sql.sql(
                        """
                        select a.*, coalesce(p.name || ' <' || p.email || '>', 'Somebody who was erased') as asker, null as decider
                          from identity.approval a
                          left join identity.person p on p.id = a.asked_by
                         where a.id = :id
                           for update of a
                        """)
                .param("id", id)
                .query(ApprovalStore::kept)
                .optional();
    }

    Optional<Approval> find(UUID id) {
        return sql.sql(
                        """
                        select a.*, coalesce(p.name || ' <' || p.email || '>', 'Somebody who was erased') as asker,
                               coalesce(d.name || ' <' || d.email || '>', 'Somebody who was erased') as decider
                          from identity.approval a
                          left join identity.person p on p.id = a.asked_by
                          left join identity.person d on d.id = a.decided_by
                         where a.id = :id
                        """)
                .param("id", id)
                .query(ApprovalStore::kept)
                .optional()
                .map(Kept::approval);
    }

    List<Approval> newest(int limit) {
        return sql
                .sql(
                        """
                        select a.*, coalesce(p.name || ' <' || p.email || '>', 'Somebody who was erased') as asker,
                               coalesce(d.name || ' <' || d.email || '>', 'Somebody who was erased') as decider
                          from identity.approval a
                          left join identity.person p on p.id = a.asked_by
                          left join identity.person d on d.id = a.decided_by
                         order by a.asked_at desc, a.id
                         limit :limit
                        """)
                .param("limit", limit)
                .query(ApprovalStore::kept)
                .list()
                .stream()
                .map(Kept::approval)
                .toList();
    }

    void decide(UUID id, PersonId by, Approval.Decision decision) {
        sql.sql(
                        """
                        update identity.approval
                           set state = :state, decided_by = :by, decided_at = :at, answer = :answer
                         where id = :id
                        """)
                .param("id", id)
                .param("state", decision.approved() ? "approved" : "refused")
                .param("by", by.value())
                .param("at", Timestamp.from(decision.at()))
                .param("answer", decision.answer())
                .update();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                new Approval(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getString("subject"),
                        row.getString("summary"),
                        row.getString("payload"),
                        row.getString("digest"),
                        row.getString("reason"),
                        row.getString("asker"),
                        row.getTimestamp("asked_at").toInstant(),
                        row.getTimestamp("expires_at").toInstant(),
                        decision(row)),
                new PersonId(row.getObject("asked_by", UUID.class)));
    }

    private static Approval.@Nullable Decision decision(ResultSet row) throws SQLException {
        var at = row.getTimestamp("decided_at");
        return at == null
                ? null
                : new Approval.Decision(
                        row.getString("state").equals("approved"),
                        String.valueOf(row.getString("decider")),
                        Instant.ofEpochMilli(at.getTime()),
                        String.valueOf(row.getString("answer")));
    }
}
