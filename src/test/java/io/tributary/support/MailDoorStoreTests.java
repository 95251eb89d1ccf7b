package io.tributary.support;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.identity.Actor;
import io.tributary.identity.Role;
import io.tributary.identity.Tier;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.TestDatabase;
import io.tributary.support.SupportMail.Outcome;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class MailDoorStoreTests {
    @RegisterExtension static final TestDatabase database = SupportFixtures.database();

    private final SupportFixtures support = new SupportFixtures(database);
    private final SupportMail mail = database.bean(SupportMail.class);
    private final Actor ada = support.partner(Tier.STARTER);

    /** A plain mail, with further header fields. */
    private static String written(String from, String to, String text, String... headers) {
        var more = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
        return """
        From: Somebody <%s>
        To: %s
        Subject: Re: [#1] Calls answer 503
        Message-ID: <%s@theirs.example>
        Content-Type: text/plain; charset=utf-8
        %s
        %s
        """
                .formatted(from, to, UUID.randomUUID(), more, text)
                .replace("\r\n", "\n")
                .replace("\n", "\r\n");
    }

    private Outcome deliver(String text) {
        return mail.deliver(text.getBytes(UTF_8), List.of());
    }

    private String replyAddress(String email) {
        return String.valueOf(support.mailTo(email).getFirst().headers().get("Reply-To"));
    }

    private TicketThread.Message newest(Ticket ticket) {
        return support.queue.thread(ticket.id()).messages().getLast();
    }

    @Test
    void an_answer_by_mail_stands_in_the_thread() {
        var ticket = support.open(ada);
        support.answer(ticket, "Which id?");
        var text =
                """
                It is 018f.

                On Sat, 21 Nov 2026 at 10:02, Mira wrote:
                > Which id?
                """;

        var outcome = deliver(written(ada.email(), replyAddress(ada.email()), text));

        assertThat(outcome).isEqualTo(new Outcome.Answered(ticket.id()));
        assertThat(newest(ticket))
                .satisfies(
                        message -> {
                            assertThat(message.body()).isEqualTo("It is 018f.");
                            assertThat(message.author()).isEqualTo("Ada");
                            assertThat(message.byMail()).isTrue();
                        });
        assertThat(support.now(ticket).state()).isEqualTo(TicketState.WAITING_FOR_US);
    }

    @Test
    void the_house_answers_by_mail_too() {
        var ticket = support.open(ada);
        var address = replyAddress("mira@house.example");

        assertThat(deliver(written("mira@house.example", address, "We look into it.")))
                .isEqualTo(new Outcome.Answered(ticket.id()));

        assertThat(support.now(ticket).state()).isEqualTo(TicketState.WAITING_FOR_PARTNER);
        assertThat(support.now(ticket).clock().firstAnsweredAt()).isNotNull();
        assertThat(support.mailTo(ada.email()).getFirst().body()).contains("We look into it.");
        assertThat(deliver(written(ada.email(), address, "I am Mira.")))
                .isEqualTo(new Outcome.Refused("The sender does not run the house."));
    }

    @Test
    void a_colleague_may_answer_and_a_stranger_or_a_viewer_may_not() {
        var ticket = support.open(ada);
        var address = replyAddress(ada.email());
        var ben = support.colleague(ada.organization(), Role.DEVELOPER, "Ben");
        var vera = support.colleague(ada.organization(), Role.VIEWER, "Vera");
        var eve = support.partner(Tier.STARTER);

        assertThat(deliver(written(ben.email(), address, "Me too.")))
                .isEqualTo(new Outcome.Answered(ticket.id()));
        for (var refused : List.of(eve.email(), vera.email())) {
            assertThat(deliver(written(refused, address, "Hello")))
                    .isEqualTo(
                            new Outcome.Refused(
                                    "The sender does not work for the ticket's organization."));
        }
        assertThat(deliver(written("nobody@elsewhere.example", address, "Hello")))
                .isEqualTo(new Outcome.Refused("Nobody is known by the sender's address."));
        assertThat(support.queue.thread(ticket.id()).messages()).hasSize(2);
        assertThat(mail.refused()).hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void a_mail_to_the_mailbox_opens_a_ticket_of_the_senders_organization() {
        var outcome = deliver(written(ada.email(), "support@help.example", "Hello?"));

        assertThat(outcome).isInstanceOf(Outcome.Opened.class);
        var opened = support.tickets.of(ada.organization(), 0, 10).items();
        assertThat(opened).hasSize(1);
        assertThat(opened.getFirst().subject()).isEqualTo("Calls answer 503");
        assertThat(deliver(written(ada.email(), "sales@help.example", "Hello?")))
                .isEqualTo(new Outcome.Refused("It was sent to no address of ours."));
    }

    @Test
    void a_subject_that_is_answered_again_and_again_is_cut_to_what_it_says() {
        var mail =
                written(ada.email(), "support@help.example", "Hello?")
                        .replaceFirst(
                                "Subject: .*", "Subject: " + "Re: ".repeat(20_000) + "It is slow");

        assertThat(deliver(mail)).isInstanceOf(Outcome.Opened.class);
        assertThat(support.tickets.of(ada.organization(), 0, 10).items().getFirst().subject())
                .isEqualTo("It is slow");
    }

    @Test
    void a_mail_without_a_subject_says_so() {
        deliver(
                written(ada.email(), "support@help.example", "Hello?")
                        .replaceFirst("Subject: [^\n]*\n", ""));

        assertThat(support.tickets.of(ada.organization(), 0, 10).items().getFirst().subject())
                .isEqualTo("(no subject)");
    }

    @Test
    void an_answer_to_a_closed_ticket_opens_one_that_goes_on_from_it() {
        var ticket = support.open(ada);
        support.queue.move(support.operator, ticket.id(), TicketState.CLOSED);

        deliver(written(ada.email(), replyAddress(ada.email()), "It is back."));

        var newest = support.tickets.of(ada.organization(), 0, 10).items().getFirst();
        assertThat(newest.follows()).isEqualTo(ticket.id());
        assertThat(support.queue.thread(ticket.id()).messages()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: auto-replied",
                "Precedence: bulk",
                "X-Autoreply: yes",
                "List-Id: <all@theirs.example>",
                "Return-Path: <>"
            })
    void what_answers_by_itself_is_not_answered(String header) {
        var ticket = support.open(ada);
        var before = support.mailTo(ada.email()).size();

        assertThat(deliver(written(ada.email(), replyAddress(ada.email()), "I am away.", header)))
                .isInstanceOf(Outcome.Refused.class);

        assertThat(support.queue.thread(ticket.id()).messages()).hasSize(1);
        assertThat(support.mailTo(ada.email())).hasSize(before);
    }

    @Test
    void our_own_mail_does_not_come_back_to_us() {
        var ticket = support.open(ada);
        var ours =
                String.valueOf(support.mailTo(ada.email()).getFirst().headers().get("Message-ID"));
        var looped =
                written(
                                ada.email(),
                                replyAddress(ada.email()),
                                "Thank you: your ticket has arrived.")
                        .replaceFirst("Message-ID: <[^>]+>", "Message-ID: " + ours);

        assertThat(deliver(looped)).isEqualTo(new Outcome.Refused("We sent it ourselves."));
        assertThat(support.queue.thread(ticket.id()).messages()).hasSize(1);
    }

    @RepeatedTest(3)
    void a_mail_is_taken_in_once_however_often_it_is_delivered() throws Exception {
        var ticket = support.open(ada);
        var text = written(ada.email(), replyAddress(ada.email()), "Once.");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = new ArrayList<Future<Outcome>>();
            for (int i = 0; i < 5; i++) {
                running.add(threads.submit(() -> deliver(text)));
            }
            var outcomes = new ArrayList<Outcome>();
            for (var one : running) {
                outcomes.add(one.get());
            }
            assertThat(outcomes).containsOnlyOnce(new Outcome.Answered(ticket.id()));
            assertThat(outcomes)
                    .containsOnly(new Outcome.Answered(ticket.id()), new Outcome.Repeated());
        }
        assertThat(support.queue.thread(ticket.id()).messages()).hasSize(2);
    }

    @Test
    void files_of_a_mail_are_looked_at_like_others() {
        var ticket = support.open(ada);
        var text =
                """
                From: %s
                To: %s
                Message-ID: <%s@theirs.example>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=edge

                --edge
                Content-Type: multipart/alternative; boundary=inner

                --inner
                Content-Type: text/html; charset=utf-8

                <p>See the <b>log</b>.</p>
                --inner--
                --edge
                Content-Type: application/octet-stream; name="trace.log"
                Content-Disposition: attachment; filename="=?utf-8?Q?tr=C3=A4ce.log?="
                Content-Transfer-Encoding: base64

                NTAzIDUwMw==
                --edge
                Content-Type: image/png; name="page.png"
                Content-Disposition: attachment; filename="page.png"

                <script>alert(1)</script>
                --edge
                Content-Type: image/png; name="logo.png"
                Content-ID: <logo>
                Content-Disposition: inline; filename="logo.png"

                x
                --edge--
                """
                        .formatted(ada.email(), replyAddress(ada.email()), UUID.randomUUID());

        assertThat(deliver(text.replace("\n", "\r\n")))
                .isEqualTo(new Outcome.Answered(ticket.id()));

        var messages = support.queue.thread(ticket.id()).messages();
        assertThat(messages.get(1).body()).isEqualTo("See the log.");
        assertThat(messages.get(1).attachments())
                .singleElement()
                .satisfies(
                        file -> {
                            assertThat(file.name()).isEqualTo("träce.log");
                            assertThat(file.size()).isEqualTo(7);
                        });
        assertThat(messages.get(2).side()).isEqualTo(Side.HOUSE);
        assertThat(messages.get(2).body()).contains("page.png is not a PDF");
    }

    @Test
    void what_is_no_mail_is_refused() {
        SupportFixtures.assertProblem(
                PlatformProblem.INVALID_INPUT,
                () ->
                        deliver(
                                written(ada.email(), "support@help.example", "x")
                                        .replace(
                                                "text/plain; charset=utf-8",
                                                "multipart/mixed; boundary=edge")));
        assertThat(deliver("")).isInstanceOf(Outcome.Refused.class);
    }
}
