package io.tributary.support;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.PersonId;
import io.tributary.kernel.UuidV7;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Where threads are kept, and who takes part. Everything runs in the caller's transaction. */
final class ThreadStore {
    /** What is written. */
    record Words(String body, boolean internal, boolean byMail) {}

    private final JdbcClient sql;
    private final SecureRandom random = new SecureRandom();

    ThreadStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The author among those who take part, from now on if not before. */
    Participant join(Ticket ticket, TicketThread.Author author, Instant now) {
        return sql.sql(
                        """
                        insert into support.participant
                               (id, organization_id, ticket_id, side, person_id, name, email, follows, joined_at)
                        values (:id, :organization, :ticket, :side, :person, :name, :email, true, :now)
                            on conflict (ticket_id, side, person_id) do update
                           set name = excluded.name, email = excluded.email, follows = true
                        returning id, organization_id, ticket_id, side, person_id, name, email, follows
                        """)
                .param("id", UuidV7.at(now, random))
                .param("organization", ticket.organization().value())
                .param("ticket", ticket.id())
                .param("side", author.side().code())
                .param("person", author.person().value())
                .param("name", author.name())
                .param("email", author.email())
                .param("now", Timestamp.from(now))
                .query(ThreadStore::participant)
                .single();
    }

    Optional<Participant> participant(UUID id) {
        return sql.sql(
                        """
                        select id, organization_id, ticket_id, side, person_id, name, email, follows
                          from support.participant
                         where id = :id
                        """)
                .param("id", id)
                .query(ThreadStore::participant)
                .optional();
    }

    List<Participant> participants(UUID ticket) {
        return sql.sql(
                        """
                        select id, organization_id, ticket_id, side, person_id, name, email, follows
                          from support.participant
                         where ticket_id = :ticket
                         order by id
                        """)
                .param("ticket", ticket)
                .query(ThreadStore::participant)
                .list();
    }

    /** Whether that participant is mailed what is answered. */
    void follow(UUID participant, boolean follows) {
        sql.sql("update support.participant set follows = :follows where id = :id")
                .param("follows", follows)
                .param("id", participant)
                .update();
    }

    /**
     * Writes; what is written stays.
     *
     * @param author null when the house writes
     */
    UUID write(Ticket ticket, @Nullable Participant author, Words words, Instant now) {
        var id = UuidV7.at(now, random);
        sql.sql(
                        """
                        insert into support.message
                               (id, organization_id, ticket_id, participant_id, side, body, internal, via, written_at)
                        values (:id, :organization, :ticket, :author, :side, :body, :internal, :via, :now)
                        """)
                .param("id", id)
                .param("organization", ticket.organization().value())
                .param("ticket", ticket.id())
                .param("author", author == null ? null : author.id())
                .param("side", author == null ? Side.HOUSE.code() : author.side().code())
                .param("body", words.body())
                .param("internal", words.internal())
                .param("via", words.byMail() ? "mail" : "page")
                .param("now", Timestamp.from(now))
                .update();
        return id;
    }

    /** Notes what was done. */
    void change(
            Ticket ticket,
            @Nullable Participant by,
            TicketThread.What what,
            String value,
            Instant now) {
        sql.sql(
                        """
                        insert into support.change
                               (id, organization_id, ticket_id, participant_id, what, value, changed_at)
                        values (:id, :organization, :ticket, :by, :what, :value, :now)
                        """)
                .param("id", UuidV7.at(now, random))
                .param("organization", ticket.organization().value())
                .param("ticket", ticket.id())
                .param("by", by == null ? null : by.id())
                .param("what", what.name().toLowerCase(Locale.ROOT))
                .param("value", value)
                .param("now", Timestamp.from(now))
                .update();
    }

    /**
     * How content the partner was, once.
     *
     * @return false when it was said before
     */
    boolean rate(Ticket ticket, Participant by, TicketThread.Satisfaction rating) {
        return sql.sql(
                                """
                                insert into support.satisfaction
                                       (ticket_id, organization_id, participant_id, stars, words, rated_at)
                                values (:ticket, :organization, :by, :stars, :words, :now)
                                    on conflict (ticket_id) do nothing
                                """)
                        .param("ticket", ticket.id())
                        .param("organization", ticket.organization().value())
                        .param("by", by.id())
                        .param("stars", rating.stars())
                        .param("words", rating.words())
                        .param("now", Timestamp.from(rating.at()))
                        .update()
                == 1;
    }

    /** The newest message: a note counts only for those who see notes. */
    Optional<UUID> newest(UUID ticket, boolean notes) {
        return sql.sql(
                        """
                        select id
                          from support.message
                         where ticket_id = :ticket
                           and (:notes or not internal)
                         order by id desc
                         limit 1
                        """)
                .param("ticket", ticket)
                .param("notes", notes)
                .query(UUID.class)
                .optional();
    }

    /** Everything about the ticket, with or without notes and what only the house is told. */
    TicketThread thread(Ticket ticket, boolean notes) {
        var entries = new ArrayList<TicketThread.Entry>(messages(ticket.id(), notes));
        entries.addAll(changes(ticket.id(), notes));
        entries.sort(Comparator.comparing(TicketThread.Entry::at));
        return new TicketThread(ticket, entries, satisfaction(ticket.id()).orElse(null));
    }

    private List<TicketThread.Message> messages(UUID ticket, boolean notes) {
        var files = attachments(ticket);
        return sql.sql(
                        """
                        select message.id, message.side, participant.name, message.body, message.internal,
                               message.via, message.written_at
                          from support.message
                          left join support.participant on participant.id = message.participant_id
                         where message.ticket_id = :ticket
                           and (:notes or not message.internal)
                         order by message.id
                        """)
                .param("ticket", ticket)
                .param("notes", notes)
                .query(
                        (row, _) -> {
                            var id = row.getObject("id", UUID.class);
                            var name = row.getString("name");
                            return new TicketThread.Message(
                                    id,
                                    Side.of(row.getString("side")),
                                    name == null ? "Tributary" : name,
                                    row.getString("body"),
                                    row.getBoolean("internal"),
                                    row.getString("via").equals("mail"),
                                    files.getOrDefault(id, List.of()),
                                    row.getTimestamp("written_at").toInstant());
                        })
                .list();
    }

    private Map<UUID, List<TicketThread.Attachment>> attachments(UUID ticket) {
        record Row(UUID message, TicketThread.Attachment file) {}

        return sql
                .sql(
                        """
                        select id, message_id, name, media_type, size
                          from support.attachment
                         where ticket_id = :ticket
                         order by id
                        """)
                .param("ticket", ticket)
                .query(
                        (row, _) ->
                                new Row(
                                        row.getObject("message_id", UUID.class),
                                        new TicketThread.Attachment(
                                                row.getObject("id", UUID.class),
                                                row.getString("name"),
                                                row.getString("media_type"),
                                                row.getLong("size"))))
                .list()
                .stream()
                .collect(
                        Collectors.groupingBy(
                                Row::message, Collectors.mapping(Row::file, Collectors.toList())));
    }

    private List<TicketThread.Change> changes(UUID ticket, boolean all) {
        return sql.sql(
                        """
                        select change.what, coalesce(assignee.name, change.value) as value, participant.name,
                               change.changed_at
                          from support.change
                          left join support.participant on participant.id = change.participant_id
                          left join support.participant as assignee
                            on change.what = 'assignee' and assignee.id::text = change.value
                         where change.ticket_id = :ticket
                           and (:all or change.what = 'state')
                         order by change.id
                        """)
                .param("ticket", ticket)
                .param("all", all)
                .query(
                        (row, _) ->
                                new TicketThread.Change(
                                        TicketThread.What.valueOf(
                                                row.getString("what").toUpperCase(Locale.ROOT)),
                                        row.getString("value"),
                                        row.getString("name"),
                                        row.getTimestamp("changed_at").toInstant()))
                .list();
    }

    private Optional<TicketThread.Satisfaction> satisfaction(UUID ticket) {
        return sql.sql(
                        """
                        select stars, words, rated_at
                          from support.satisfaction
                         where ticket_id = :ticket
                        """)
                .param("ticket", ticket)
                .query(
                        (row, _) ->
                                new TicketThread.Satisfaction(
                                        row.getInt("stars"),
                                        row.getString("words"),
                                        row.getTimestamp("rated_at").toInstant()))
                .optional();
    }

    private static Participant participant(ResultSet row, int number) throws SQLException {
        var person = row.getObject("person_id", UUID.class);
        return new Participant(
                row.getObject("id", UUID.class),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                row.getObject("ticket_id", UUID.class),
                Side.of(row.getString("side")),
                person == null ? null : new PersonId(person),
                row.getString("name"),
                row.getString("email"),
                row.getBoolean("follows"));
    }
}
