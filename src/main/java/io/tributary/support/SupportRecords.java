package io.tributary.support;

import io.tributary.kernel.PersonalRecords;
import io.tributary.kernel.PersonalRecords.Holding;
import io.tributary.platform.PersonalTables;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.List;

/**
 * Where persons stand in tickets: their words and files stay in the thread, and nobody's name
 * beside them.
 */
@Configuration(proxyBeanMethods = false)
class SupportRecords {
    private static final String THREAD =
            "The thread belongs to the organization whose ticket it is; what was written and"
                    + " attached stays, under a number that leads to nobody any more.";

    /** What is kept is counted before those who wrote it are forgotten. */
    @Bean
    PersonalRecords supportPersonalRecords(JdbcClient sql) {
        return new PersonalTables(
                "support",
                sql,
                List.of(
                        messages(),
                        attachments(),
                        changes(),
                        ratings(),
                        tickets(),
                        participants()));
    }

    private static PersonalTables.Table messages() {
        return kept(
                "support.message",
                "What you wrote in tickets",
                """
                select message.body, message.via, message.written_at
                  from support.message
                  join support.participant on participant.id = message.participant_id
                 where participant.person_id = :person::uuid
                    or lower(participant.email) = :email
                 order by message.id
                """);
    }

    /** The content is a blob of platform's, and stays or goes with its row here. */
    private static PersonalTables.Table attachments() {
        return kept(
                "support.attachment",
                "Files that you attached in tickets, with what is in them",
                """
                select ticket.number as ticket, attachment.name, attachment.media_type, attachment.size,
                       message.written_at
                  from support.attachment
                  join support.ticket on ticket.id = attachment.ticket_id
                  join support.message on message.id = attachment.message_id
                  join support.participant on participant.id = message.participant_id
                 where participant.person_id = :person::uuid
                    or lower(participant.email) = :email
                 order by attachment.id
                """);
    }

    private static PersonalTables.Table changes() {
        return kept(
                "support.change",
                "What you changed of tickets",
                """
                select change.what, change.value, change.changed_at
                  from support.change
                  join support.participant on participant.id = change.participant_id
                 where participant.person_id = :person::uuid
                    or lower(participant.email) = :email
                 order by change.id
                """);
    }

    private static PersonalTables.Table ratings() {
        return kept(
                "support.satisfaction",
                "How content you were",
                """
                select satisfaction.stars, satisfaction.words, satisfaction.rated_at
                  from support.satisfaction
                  join support.participant on participant.id = satisfaction.participant_id
                 where participant.person_id = :person::uuid
                    or lower(participant.email) = :email
                 order by satisfaction.rated_at
                """);
    }

    private static PersonalTables.Table tickets() {
        return new PersonalTables.Table(
                Holding.anonymised(
                        "support.ticket",
                        "Tickets that you look after for the house",
                        "The ticket goes on, and somebody else takes it."),
                """
                select number, subject, state, opened_at
                  from support.ticket
                 where assignee_id = :person::uuid
                 order by number
                """,
                "update support.ticket set assignee_id = null where assignee_id = :person::uuid");
    }

    private static PersonalTables.Table participants() {
        return new PersonalTables.Table(
                Holding.anonymised("support.participant", "Tickets that you take part in", THREAD),
                """
                select ticket.number, ticket.subject, participant.side, participant.name, participant.email,
                       participant.joined_at
                  from support.participant
                  join support.ticket on ticket.id = participant.ticket_id
                 where participant.person_id = :person::uuid
                    or lower(participant.email) = :email
                 order by participant.joined_at
                """,
                """
                update support.participant
                   set person_id = null, name = 'Somebody who was erased', email = null, follows = false
                 where person_id = :person::uuid
                    or lower(email) = :email
                """);
    }

    private static PersonalTables.Table kept(String table, String what, String excerpt) {
        return new PersonalTables.Table(Holding.kept(table, what, THREAD), excerpt, "");
    }
}
