package io.tributary.support;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import org.junit.jupiter.api.Test;

import java.time.Duration;

class MailTextTests {
    @Test
    void what_a_mail_program_quotes_is_left_out() {
        assertThat(
                        MailText.fresh(
                                """
                                It is 018f-abc.
                                Anything else?

                                On Sat, 21 Nov 2026 at 10:02, Mira <support@help.example> wrote:
                                > -- Write your answer above this line --
                                >
                                > Which request id?
                                """))
                .isEqualTo("It is 018f-abc.\nAnything else?");
    }

    @Test
    void an_introduction_over_two_lines_and_in_other_tongues_is_known() {
        assertThat(
                        MailText.fresh(
                                """
                                Yes.
                                On Sat, 21 Nov 2026 at 10:02, Mira of Tributary
                                <support@help.example> wrote:
                                > Well?
                                """))
                .isEqualTo("Yes.");
        assertThat(MailText.fresh("Ja.\n\nAm 21.11.2026 um 10:02 schrieb:\n> Und?"))
                .isEqualTo("Ja.");
        assertThat(MailText.fresh("Yes.\n\n-----Original Message-----\nFrom: a\n"))
                .isEqualTo("Yes.");
        assertThat(MailText.fresh("Yes.\n\nFrom: Mira\nSent: today\nTo: Ada\n\nWell?"))
                .isEqualTo("Yes.");
        assertThat(MailText.fresh("Yes.\n________________________________\nFrom: Mira\n"))
                .isEqualTo("Yes.");
    }

    @Test
    void an_answer_between_the_lines_keeps_the_lines() {
        assertThat(MailText.fresh("> Which id?\n018f\n> And when?\nAt ten.\n> Bye\n"))
                .isEqualTo("> Which id?\n018f\n> And when?\nAt ten.");
    }

    @Test
    void a_signature_is_left_out() {
        assertThat(MailText.fresh("Thanks.\n-- \nAda\nMeander Ltd")).isEqualTo("Thanks.");
    }

    @Test
    void a_sentence_that_begins_like_an_introduction_stays() {
        assertThat(MailText.fresh("On Monday it failed.\nFrom: our side nothing changed."))
                .isEqualTo("On Monday it failed.\nFrom: our side nothing changed.");
    }

    @Test
    void a_page_becomes_the_text_that_it_shows() {
        assertThat(
                        MailText.ofHtml(
                                """
                                <html><head><title>x</title><style>p {color: red}</style></head>
                                <body><p>Hello&nbsp;&amp; <b>thanks</b></p><div>It works.</div>
                                <script>alert(1)</script>
                                <div class="gmail_quote">On … wrote:<blockquote>Old</blockquote></div>
                                """))
                .isEqualTo("Hello & thanks\nIt works.");
    }

    /** Nobody can keep us busy with a mail that is made for it. */
    @Test
    void spaces_that_do_not_break_are_read_at_once() {
        var page = "a" + "\u00a0".repeat(190_000) + "b&nbsp;&nbsp;</p>";

        assertTimeoutPreemptively(
                Duration.ofSeconds(5), () -> assertThat(MailText.ofHtml(page)).isEqualTo("a b"));
    }

    @Test
    void a_hostile_page_is_read_at_once() {
        assertThatNoException()
                .isThrownBy(
                        () -> {
                            MailText.ofHtml("<style".repeat(100_000));
                            MailText.ofHtml("<".repeat(300_000));
                            MailText.fresh("On " + "a ".repeat(200_000));
                        });
    }
}
