package io.tributary.privacy;

import io.tributary.kernel.PersonId;
import io.tributary.kernel.PersonalRecords.Subject;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Where requests are kept. */
final class RequestStore {
    private final JdbcClient sql;

    RequestStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Keeps a request unless one of its kind is open for that address. */
    boolean add(Request request) {
        var person = request.person();
        var endedAt = request.endedAt();
        return sql.sql(
                                """
                                insert into privacy.request
                                       (id, kind, channel, person_id, email, note, handled_by, received_at, due_at, state,
                                        ended_at)
                                values (:id, :kind, :channel, :person, :email, :note, :by, :received, :due, :state, :ended)
                                    on conflict (email, kind) where ended_at is null do nothing
                                """)
                        .param("id", request.id())
                        .param("kind", request.kind().code())
                        .param("channel", request.channel().code())
                        .param("person", person == null ? null : person.value())
                        .param("email", request.email())
                        .param("note", request.note())
                        .param("by", request.handledBy())
                        .param("received", Timestamp.from(request.receivedAt()))
                        .param("due", Timestamp.from(request.dueAt()))
                        .param("state", request.state().code())
                        .param("ended", endedAt == null ? null : Timestamp.from(endedAt))
                        .update()
                == 1;
    }

    Optional<Request> find(UUID id) {
        return sql.sql(
                        """
                        select id, kind, channel, person_id, email, note, handled_by, received_at, due_at, state, ended_at, receipt
                          from privacy.request
                         where id = :id
                        """)
                .param("id", id)
                .query(RequestStore::request)
                .optional();
    }

    /** The same; nobody else changes it until the transaction ends. */
    Optional<Request> lock(UUID id) {
        return sql.sql(
                        """
                        select id, kind, channel, person_id, email, note, handled_by, received_at, due_at, state, ended_at, receipt
                          from privacy.request
                         where id = :id
                           for update
                        """)
                .param("id", id)
                .query(RequestStore::request)
                .optional();
    }

    /** The open request of that kind for that address. */
    Optional<Request> open(Request.Kind kind, String email) {
        return sql.sql(
                        """
                        select id, kind, channel, person_id, email, note, handled_by, received_at, due_at, state, ended_at, receipt
                          from privacy.request
                         where email = :email
                           and kind = :kind
                           and ended_at is null
                        """)
                .param("email", email)
                .param("kind", kind.code())
                .query(RequestStore::request)
                .optional();
    }

    /** What a person asked, the newest first. */
    List<Request> of(Subject subject) {
        var person = subject.person();
        return sql.sql(
                        """
                        select id, kind, channel, person_id, email, note, handled_by, received_at, due_at, state, ended_at, receipt
                          from privacy.request
                         where person_id = :person::uuid
                            or email = :email
                         order by received_at desc, id desc
                        """)
                .param("person", person == null ? null : person.value())
                .param("email", subject.email())
                .query(RequestStore::request)
                .list();
    }

    /** What is open, the most urgent first. */
    List<Request> open() {
        return sql.sql(
                        """
                        select id, kind, channel, person_id, email, note, handled_by, received_at, due_at, state, ended_at, receipt
                          from privacy.request
                         where ended_at is null
                         order by due_at, id
                         limit 500
                        """)
                .query(RequestStore::request)
                .list();
    }

    List<Request> ended(int limit) {
        return sql.sql(
                        """
                        select id, kind, channel, person_id, email, note, handled_by, received_at, due_at, state, ended_at, receipt
                          from privacy.request
                         where ended_at is not null
                         order by ended_at desc, id
                         limit :limit
                        """)
                .param("limit", limit)
                .query(RequestStore::request)
                .list();
    }

    void giveToken(UUID id, byte[] digest, Instant until) {
        sql.sql(
                        """
                        update privacy.request
                           set token_digest = :digest, token_until = :until
                         where id = :id
                           and state = 'waiting'
                        """)
                .param("id", id)
                .param("digest", digest)
                .param("until", Timestamp.from(until))
                .update();
    }

    Optional<Request> waiting(byte[] digest, Instant now) {
        return sql.sql(
                        """
                        select id, kind, channel, person_id, email, note, handled_by, received_at, due_at, state, ended_at, receipt
                          from privacy.request
                         where token_digest = :digest
                           and token_until > :now
                           and state = 'waiting'
                        """)
                .param("digest", digest)
                .param("now", Timestamp.from(now))
                .query(RequestStore::request)
                .optional();
    }

    /** Somebody of the house has a hand in it from now on. */
    void handled(UUID id, String by) {
        sql.sql(
                        """
                        update privacy.request
                           set handled_by = :by
                         where id = :id
                        """)
                .param("id", id)
                .param("by", by)
                .update();
    }

    /** A letter that asks for the same is part of the request from now on. */
    void join(UUID id, Request letter, String note) {
        sql.sql(
                        """
                        update privacy.request
                           set channel = :channel, handled_by = :by, note = :note,
                               received_at = least(received_at, :received), due_at = least(due_at, :due)
                         where id = :id
                        """)
                .param("id", id)
                .param("channel", letter.channel().code())
                .param("by", letter.handledBy())
                .param("note", note)
                .param("received", Timestamp.from(letter.receivedAt()))
                .param("due", Timestamp.from(letter.dueAt()))
                .update();
    }

    void change(UUID id, Request.State state, String note) {
        sql.sql(
                        """
                        update privacy.request
                           set state = :state, note = :note, token_digest = null, token_until = null
                         where id = :id
                        """)
                .param("id", id)
                .param("state", state.code())
                .param("note", note)
                .update();
    }

    void end(UUID id, Request.State state, String note, Instant now) {
        sql.sql(
                        """
                        update privacy.request
                           set state = :state, note = :note, ended_at = :now, token_digest = null, token_until = null
                         where id = :id
                           and ended_at is null
                        """)
                .param("id", id)
                .param("state", state.code())
                .param("note", note)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The erasure is done: nobody is named any more, in this request or in others of theirs. */
    void erased(UUID id, String receipt, Instant now) {
        sql.sql(
                        """
                        update privacy.request
                           set state = 'done', ended_at = :now, receipt = :receipt,
                               token_digest = null, token_until = null
                         where id = :id
                        """)
                .param("id", id)
                .param("receipt", receipt)
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Ends what was asked for on the account page before that instant and never confirmed. */
    int lapse(Instant before, Instant now) {
        return sql.sql(
                        """
                        update privacy.request
                           set state = 'lapsed', ended_at = :now, token_digest = null, token_until = null
                         where kind = 'erasure'
                           and channel = 'account'
                           and state = 'waiting'
                           and coalesce(token_until, received_at) < :before
                        """)
                .param("before", Timestamp.from(before))
                .param("now", Timestamp.from(now))
                .update();
    }

    long forget(Instant before) {
        return sql.sql("delete from privacy.request where ended_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    private static Request request(ResultSet row, int number) throws SQLException {
        var person = row.getObject("person_id", UUID.class);
        return new Request(
                row.getObject("id", UUID.class),
                Request.Kind.valueOf(upper(row, "kind")),
                Request.Channel.valueOf(upper(row, "channel")),
                person == null ? null : new PersonId(person),
                row.getString("email"),
                row.getString("note"),
                row.getString("handled_by"),
                row.getTimestamp("received_at").toInstant(),
                row.getTimestamp("due_at").toInstant(),
                Request.State.valueOf(upper(row, "state")),
                instant(row.getTimestamp("ended_at")),
                row.getString("receipt"));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }

    private static String upper(ResultSet row, String column) throws SQLException {
        return row.getString(column).toUpperCase(Locale.ROOT);
    }
}
