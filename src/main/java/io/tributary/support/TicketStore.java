package io.tributary.support;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.PersonId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where tickets are kept. Everything runs in the caller's transaction. */
final class TicketStore {
    /**
     * Which tickets, and how many.
     *
     * @param states codes; none for all
     * @param assignee only theirs; null for everybody's
     * @param text in the subject, or the number; empty for all
     */
    record Wanted(
            List<String> states,
            @Nullable PersonId assignee,
            boolean unassigned,
            String text,
            int limit,
            int offset) {}

    private final JdbcClient sql;

    TicketStore(JdbcClient sql) {
        this.sql = sql;
    }

    static ProblemException absent() {
        return new ProblemException(PlatformProblem.NOT_FOUND, "There is no such ticket.");
    }

    /** Adds it; the number is the database's. */
    Ticket add(Ticket ticket) {
        sql.sql(
                        """
                        insert into support.ticket
                               (id, organization_id, subject, category, level, priority, state, follows_id,
                                opened_at, first_due_at, due_at, changed_at)
                        values (:id, :organization, :subject, :category, :level, :priority, :state, :follows,
                                :opened, :firstDue, :due, :opened)
                        """)
                .param("id", ticket.id())
                .param("organization", ticket.organization().value())
                .param("subject", ticket.subject())
                .param("category", ticket.category().code())
                .param("level", ticket.level())
                .param("priority", ticket.priority().code())
                .param("state", ticket.state().code())
                .param("follows", ticket.follows())
                .param("opened", Timestamp.from(ticket.clock().openedAt()))
                .param("firstDue", Timestamp.from(ticket.clock().firstDueAt()))
                .param("due", at(ticket.clock().dueAt()))
                .update();
        return find(ticket.id()).orElseThrow();
    }

    Optional<Ticket> find(UUID id) {
        return sql.sql(
                        """
                        select id, organization_id, number, subject, category, level, priority, state,
                               follows_id, assignee_id, opened_at, first_due_at, first_answered_at,
                               breached_at, due_at, solved_at, changed_at
                          from support.ticket
                         where id = :id
                        """)
                .param("id", id)
                .query(TicketStore::ticket)
                .optional();
    }

    /** The ticket, which nobody else changes until this transaction ends. */
    Ticket lock(UUID id) {
        return sql.sql(
                        """
                        select id, organization_id, number, subject, category, level, priority, state,
                               follows_id, assignee_id, opened_at, first_due_at, first_answered_at,
                               breached_at, due_at, solved_at, changed_at
                          from support.ticket
                         where id = :id
                           for update
                        """)
                .param("id", id)
                .query(TicketStore::ticket)
                .optional()
                .orElseThrow(TicketStore::absent);
    }

    /** Of the organization that the transaction runs for: active ones first, then the newest. */
    List<Ticket> of(OrganizationId organization, int limit, int offset) {
        return sql.sql(
                        """
                        select id, organization_id, number, subject, category, level, priority, state,
                               follows_id, assignee_id, opened_at, first_due_at, first_answered_at,
                               breached_at, due_at, solved_at, changed_at
                          from support.ticket
                         where organization_id = :organization
                         order by state in ('solved', 'closed'), changed_at desc, id
                         limit :limit
                        offset :offset
                        """)
                .param("organization", organization.value())
                .param("limit", limit)
                .param("offset", offset)
                .query(TicketStore::ticket)
                .list();
    }

    /** Of everybody: what is due next first, then what waits for others, then what is over. */
    List<Ticket> queue(Wanted wanted) {
        return sql.sql(
                        """
                        select id, organization_id, number, subject, category, level, priority, state,
                               follows_id, assignee_id, opened_at, first_due_at, first_answered_at,
                               breached_at, due_at, solved_at, changed_at
                          from support.ticket
                         where (cardinality(:states::text[]) = 0 or state = any (:states::text[]))
                           and (:assignee::uuid is null or assignee_id = :assignee::uuid)
                           and (not :unassigned or assignee_id is null)
                           and (:text = '' or subject ilike '%' || :text || '%' or number::text = :number)
                         order by due_at nulls last,
                                  array_position(array['urgent', 'high', 'normal', 'low'], priority),
                                  changed_at desc, id
                         limit :limit
                        offset :offset
                        """)
                .param("states", wanted.states().toArray(String[]::new))
                .param("assignee", wanted.assignee() == null ? null : wanted.assignee().value())
                .param("unassigned", wanted.unassigned())
                .param(
                        "text",
                        wanted.text().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"))
                .param("number", wanted.text().replace("#", ""))
                .param("limit", wanted.limit())
                .param("offset", wanted.offset())
                .query(TicketStore::ticket)
                .list();
    }

    /**
     * Gives it another state.
     *
     * @param due until when the house's next answer is due; null when it is not its turn
     */
    void move(Ticket ticket, TicketState state, @Nullable Instant due, Instant now) {
        sql.sql(
                        """
                        update support.ticket
                           set state = :state,
                               due_at = :due,
                               solved_at = case when :state = 'solved' then :now::timestamptz
                                                when :state = 'closed' then solved_at
                                           end,
                               closed_at = case when :state = 'closed' then :now::timestamptz end,
                               changed_at = :now
                         where id = :id
                        """)
                .param("state", state.code())
                .param("due", at(due))
                .param("now", Timestamp.from(now))
                .param("id", ticket.id())
                .update();
    }

    /**
     * The house has answered for the first time, which is marked if it is late; nothing happens if
     * it had before.
     */
    void answered(UUID id, Instant now) {
        sql.sql(
                        """
                        update support.ticket
                           set first_answered_at = :now,
                               breached_at = case when first_due_at < :now::timestamptz
                                                  then coalesce(breached_at, :now::timestamptz)
                                                  else breached_at
                                             end
                         where id = :id
                           and first_answered_at is null
                        """)
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    /** Marks that the first answer is late: once, and only if it is. */
    boolean breach(UUID id, Instant now) {
        return sql.sql(
                                """
                                update support.ticket
                                   set breached_at = :now
                                 where id = :id
                                   and state in ('open', 'waiting-for-us', 'waiting-for-partner')
                                   and first_answered_at is null
                                   and breached_at is null
                                   and first_due_at <= :now
                                """)
                        .param("now", Timestamp.from(now))
                        .param("id", id)
                        .update()
                == 1;
    }

    void setPriority(UUID id, Priority priority, Instant now) {
        sql.sql(
                        """
                        update support.ticket
                           set priority = :priority, changed_at = :now
                         where id = :id
                        """)
                .param("priority", priority.code())
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    void assign(UUID id, @Nullable PersonId operator, Instant now) {
        sql.sql(
                        """
                        update support.ticket
                           set assignee_id = :operator, changed_at = :now
                         where id = :id
                        """)
                .param("operator", operator == null ? null : operator.value())
                .param("now", Timestamp.from(now))
                .param("id", id)
                .update();
    }

    /** Tickets that were solved before that instant and not opened again since. */
    List<UUID> solvedBefore(Instant before, int limit) {
        return sql.sql(
                        """
                        select id
                          from support.ticket
                         where state = 'solved'
                           and solved_at < :before
                         order by solved_at
                         limit :limit
                        """)
                .param("before", Timestamp.from(before))
                .param("limit", limit)
                .query((row, _) -> row.getObject("id", UUID.class))
                .list();
    }

    private static @Nullable Timestamp at(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static Ticket ticket(ResultSet row, int number) throws SQLException {
        var assignee = row.getObject("assignee_id", UUID.class);
        return new Ticket(
                row.getObject("id", UUID.class),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                row.getLong("number"),
                row.getString("subject"),
                Category.of(row.getString("category")),
                row.getString("level"),
                Priority.of(row.getString("priority")),
                TicketState.of(row.getString("state")),
                new Ticket.Clock(
                        row.getTimestamp("opened_at").toInstant(),
                        row.getTimestamp("first_due_at").toInstant(),
                        instant(row, "first_answered_at"),
                        instant(row, "breached_at"),
                        instant(row, "due_at"),
                        instant(row, "solved_at")),
                assignee == null ? null : new PersonId(assignee),
                row.getObject("follows_id", UUID.class),
                row.getTimestamp("changed_at").toInstant());
    }
}
