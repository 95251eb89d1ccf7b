package io.tributary.platform;

import io.tributary.kernel.UuidV7;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Mail. A message is kept in the transaction that sends it and handed to the mail server by a
 * durable job afterwards; where there is no mail server it stays and the demo shows it.
 */
public final class Mails {
    /**
     * A message as it was written; once a mail server has taken it, {@code body} is null and {@code
     * headers} are gone.
     */
    public record Kept(
            UUID id,
            String recipient,
            String subject,
            @Nullable String body,
            Map<String, String> headers,
            Instant createdAt,
            @Nullable Instant sentAt) {
        public Kept {
            headers = Map.copyOf(headers);
        }
    }

    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final JsonMapper JSON = JsonMapper.shared();

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

    /** From what address the house writes. */
    String sender() {
        return sender;
    }

    /** Keeps the message in the surrounding transaction, to be sent after its commit. */
    UUID write(Letter letter) {
        var id = UuidV7.at(clock.instant(), random);
        sql.sql(
                        """
                        insert into platform.mail (id, recipient, subject, body, headers, created_at)
                        values (:id, :recipient, :subject, :body, :headers::jsonb, :now)
                        """)
                .param("id", id)
                .param("recipient", letter.recipient())
                .param("subject", letter.subject())
                .param("body", letter.body())
                .param("headers", JSON.writeValueAsString(letter.headers()))
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
                                        select id, recipient, subject, body, headers, created_at, sent_at
                                          from platform.mail
                                         order by created_at desc
                                         limit :limit
                                        """)
                                .param("limit", limit)
                                .query(Mails::kept)
                                .list());
    }

    /** How many messages no mail server has taken yet; 0 where they are kept. */
    public long waiting() {
        return areKept()
                ? 0
                : transactions.in(
                        Scope.system("mail on its way"),
                        () ->
                                sql.sql("select count(*) from platform.mail where sent_at is null")
                                        .query(Long.class)
                                        .single());
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
                                                select id, recipient, subject, body, headers, created_at, sent_at
                                                  from platform.mail
                                                 where id = :id
                                                   and sent_at is null
                                                """)
                                        .param("id", id)
                                        .query(Mails::kept)
                                        .optional());
        message.ifPresent(
                kept -> {
                    mailServer.send(mime -> fill(mime, kept));
                    transactions.run(
                            Scope.system("mail was sent"),
                            () ->
                                    sql.sql(
                                                    """
                                                    update platform.mail
                                                       set sent_at = :now, body = null, headers = '{}'
                                                     where id = :id
                                                    """)
                                            .param("id", id)
                                            .param("now", Timestamp.from(clock.instant()))
                                            .update());
                });
    }

    private void fill(MimeMessage message, Kept kept) throws MessagingException {
        var letter = new MimeMessageHelper(message, "UTF-8");
        letter.setFrom(sender);
        letter.setTo(kept.recipient());
        letter.setSubject(kept.subject());
        letter.setText(String.valueOf(kept.body()));
        for (var header : kept.headers().entrySet()) {
            message.setHeader(header.getKey(), header.getValue());
        }
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        var sent = row.getTimestamp("sent_at");
        return new Kept(
                row.getObject("id", UUID.class),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                JSON.readValue(row.getString("headers"), HEADERS),
                row.getTimestamp("created_at").toInstant(),
                sent == null ? null : sent.toInstant());
    }
}
