package io.tributary.support;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.sun.management.ThreadMXBean;

import io.tributary.identity.Actor;
import io.tributary.identity.Tier;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.TestDatabase;
import io.tributary.support.SupportMail.Outcome;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.UUID;

/** What a mail may cost that is made to keep us busy. */
class MailCostStoreTests {
    private static final int SIZE = 2 * 1024 * 1024;

    /** It is copied a few times on its way, and looked through line by line, but not kept so. */
    private static final long MOST = 25L * SIZE;

    @RegisterExtension static final TestDatabase database = SupportFixtures.database();

    private final SupportFixtures support = new SupportFixtures(database);
    private final SupportMail mail = database.bean(SupportMail.class);
    private final Actor ada = support.partner(Tier.STARTER);

    /** What follows sender and recipient, a little of it as often as a large mail has room for. */
    enum Made {
        OF_LINES("Content-Type: text/plain\r\n\r\n", "a\n"),
        OF_PARTS("Content-Type: multipart/mixed; boundary=e\r\n\r\n", "--e\n\n"),
        OF_FIELDS("", "A:b\n"),
        OF_SENDERS("Cc: a", ",a"),
        OF_FIELDS_OF_A_PART("Content-Type: multipart/mixed; boundary=e\r\n\r\n--e\n", "A:b\n");

        private final String start;
        private final String again;

        Made(String start, String again) {
            this.start = start;
            this.again = again;
        }

        byte[] from(String sender) {
            var head =
                    "From: %s\r\nTo: support@help.example\r\nMessage-ID: <%s@theirs.example>\r\n"
                            .formatted(sender, UUID.randomUUID());
            return (head + start + again.repeat(SIZE / again.length()) + "\n\nThe end")
                    .getBytes(US_ASCII);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"OF_LINES", "OF_PARTS", "OF_FIELDS", "OF_SENDERS"})
    void a_mail_of_very_many_small_things_costs_what_it_is_long(Made made) {
        var raw = made.from(ada.email());
        mail.deliver(Made.OF_LINES.from(ada.email()), List.of());

        assertThat(allocated(() -> takeOrRefuse(raw))).isLessThan(MOST);
    }

    @ParameterizedTest
    @EnumSource(names = {"OF_PARTS", "OF_FIELDS", "OF_SENDERS", "OF_FIELDS_OF_A_PART"})
    void what_has_too_many_parts_or_too_long_a_header_is_refused(Made made) {
        SupportFixtures.assertProblem(
                PlatformProblem.INVALID_INPUT,
                () -> mail.deliver(made.from(ada.email()), List.of()));
    }

    @Test
    void the_beginning_of_a_very_long_text_is_taken_in() {
        var outcome = mail.deliver(Made.OF_LINES.from(ada.email()), List.of());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Opened.class,
                        opened ->
                                assertThat(
                                                support.queue
                                                        .thread(opened.ticket())
                                                        .messages()
                                                        .getFirst()
                                                        .body())
                                        .hasSize(Texts.LONGEST_BODY)
                                        .startsWith("a\na\n"));
    }

    @Test
    void the_parts_of_a_strangers_mail_are_not_even_looked_at() {
        var raw = Made.OF_PARTS.from("nobody@elsewhere.example");

        assertThat(mail.deliver(raw, List.of()))
                .isEqualTo(new Outcome.Refused("Nobody is known by the sender's address."));
    }

    private void takeOrRefuse(byte[] raw) {
        try {
            mail.deliver(raw, List.of());
        } catch (ProblemException refused) {
            assertThat(refused.problem()).isEqualTo(PlatformProblem.INVALID_INPUT);
        }
    }

    private static long allocated(Runnable act) {
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        act.run();
        return threads.getCurrentThreadAllocatedBytes() - before;
    }
}
