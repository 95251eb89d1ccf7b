package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.internet.MimeMessage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

class MailsStoreTests {
    @RegisterExtension static final TestDatabase database = TestDatabase.fresh();

    /** A mail server that takes everything. */
    private static final class Taking implements JavaMailSender {
        private final JavaMailSenderImpl making = new JavaMailSenderImpl();
        private final List<MimeMessage> taken = new ArrayList<>();

        @Override
        public MimeMessage createMimeMessage() {
            return making.createMimeMessage();
        }

        @Override
        public MimeMessage createMimeMessage(InputStream content) {
            return making.createMimeMessage(content);
        }

        @Override
        public void send(MimeMessage... messages) {
            taken.addAll(List.of(messages));
        }

        @Override
        public void send(SimpleMailMessage... messages) {
            throw new AssertionError("a letter has headers");
        }
    }

    private final Taking server = new Taking();
    private final Mails mails =
            new Mails(
                    database.transactions(),
                    database.sql(),
                    database.clock(),
                    server,
                    "house@example.com");

    @Test
    void a_letter_is_sent_with_its_headers_and_forgotten() throws Exception {
        var letter =
                Letter.to("ada@example.com", "Grüezi", "How are you?")
                        .with("Reply-To", "support+abc@example.com")
                        .with("Message-ID", "<1@example.com>")
                        .with("In-Reply-To", "<0@example.com>");
        var id = database.transactions().in(Scope.system("test"), () -> mails.write(letter));
        assertThat(mails.recent(1).getFirst().headers()).isEqualTo(letter.headers());

        mails.deliver(id);
        mails.deliver(id);

        assertThat(server.taken).hasSize(1);
        var sent = server.taken.getFirst();
        assertThat(sent.getSubject()).isEqualTo("Grüezi");
        assertThat(sent.getContent()).isEqualTo("How are you?");
        assertThat(sent.getFrom()[0]).hasToString("house@example.com");
        assertThat(sent.getReplyTo()[0]).hasToString("support+abc@example.com");
        assertThat(sent.getHeader("Message-ID")).containsExactly("<1@example.com>");
        assertThat(sent.getHeader("In-Reply-To")).containsExactly("<0@example.com>");
        var kept = mails.recent(1).getFirst();
        assertThat(kept.body()).isNull();
        assertThat(kept.headers()).isEmpty();
        assertThat(kept.sentAt()).isNotNull();
    }
}
