package io.tributary.platform;

import io.tributary.kernel.UuidV7;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/**
 * Mail. A message is kept in the transaction that sends it and handed to the mail server by a
 * durable job afterwards; where there is no mail server it stays and the demo shows it.
 */
public final class Mails {
    /** A message as it was written; {@code body} is null once a mail server has taken it. */
    public record Kept(
            UUID id,
            String recipient,
            String subject,
            @Nullable String body,
            Instant createdAt,
            @Nullable Instant sentAt) {}

    /** The job that hands one message to the mail server. */
    public static final String JOB = "platform.send-mail";

    private final Transactions transactions;
    private final JdbcClient sql;
    private final InstantSource clock;
    private final @Nullable JavaMailSender server;
    private final String sender;
    private final SecureRandom random = new SecureRandom();

    Mails(
            Transactions transactions,
            JdbcClient sql,
            InstantSource clock,
            @Nullable JavaMailSender server,
            String sender) {
        this.transactions = transactions;
        this.sql = sql;
        this.clock = clock;
        this.server = server;
        this.sender = sender;
    }

    /** Whether messages are kept for reading here instead of being sent. */
    public boolean areKept() {
        return server == null;
    }

    /** Keeps the message in the surrounding transaction, to be sent after its commit. */
    public UUID write(String recipient, String subject, String body) {
        var id = UuidV7.at(clock.instant(), random);
        sql.sql(
                        """
                        insert into platform.mail (id, recipient, subject, body, created_at)
                        values (:id, :recipient, :subject, :body, :now)
                        """)
                .param("id", id)
                .param("recipient", recipient)
                .param("subject", subject)
                .param("body", body)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return id;
    }

    /** The newest messages first. */
    public List<Kept> recent(int limit) {
        return transactions.in(
                Scope.system("kept mail"),
                () ->
                        sql.sql(
                                        """
                                        select id, recipient, subject, body, created_at, sent_at
                                          from platform.mail
                                         order by created_at desc
                                         limit :limit
                                        """)
                                .param("limit", limit)
                                .query(Kept.class)
                                .list());
    }

    /**
     * Hands one message to the mail server and drops its text: it may hold a link that opens a
     * door.
     */
    void deliver(UUID id) {
        var mailServer = server;
        if (mailServer == null) {
            return;
        }
        var message =
                transactions.in(
                        Scope.system("send mail"),
                        () ->
                                sql.sql(
                                                """
                                                select id, recipient, subject, body, created_at, sent_at
                                                  from platform.mail
                                                 where id = :id
                                                   and sent_at is null
                                                """)
                                        .param("id", id)
                                        .query(Kept.class)
                                        .optional());
        message.ifPresent(
                kept -> {
                    mailServer.send(envelope(kept));
                    transactions.run(
                            Scope.system("mail was sent"),
                            () ->
                                    sql.sql(
                                                    """
                                                    update platform.mail
                                                       set sent_at = :now, body = null
                                                     where id = :id
                                                    """)
                                            .param("id", id)
                                            .param("now", Timestamp.from(clock.instant()))
                                            .update());
                });
    }

    private SimpleMailMessage envelope(Kept kept) {
        var message = new SimpleMailMessage();
        message.setFrom(sender);
        message.setTo(kept.recipient());
        message.setSubject(kept.subject());
        message.setText(kept.body());
        return message;
    }
}
