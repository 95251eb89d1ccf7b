package io.tributary.support.web;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.TributaryServer;
import io.tributary.identity.Accounts;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.identity.web.FormsBrowser;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Mails;
import io.tributary.platform.Secrets;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** Tickets over HTTP: forms, files, roles, and mail that is delivered. */
@ExtendWith(TributaryServer.Running.class)
class SupportScenarioTests {
    private static final String PASSWORD = "correct horse battery";
    private static final String HOME = "/partner/support";
    private static final String QUEUE = "/operator/support";
    private static final Pattern FILE = Pattern.compile("/attachments/([0-9a-f-]{36})");
    private static final Pattern SEEN = Pattern.compile("name=\"seen\" value=\"([0-9a-f-]{36})\"");
    private static final byte[] PNG = "\u0089PNG\r\n\u001a\n rest".getBytes(ISO_8859_1);

    private final TributaryServer server;
    private final OrganizationId organization;
    private final String email = "ada-" + UUID.randomUUID() + "@meander.example";
    private final FormsBrowser ada;
    private final FormsBrowser mira;

    SupportScenarioTests(TributaryServer server) {
        this.server = server;
        this.organization =
                server.bean(Organizations.class).found("Meander Ltd", Tier.STARTER, "tests").id();
        this.ada = visitor(email, Role.OWNER, false);
        this.mira = visitor("mira-" + UUID.randomUUID() + "@house.example", null, true);
    }

    private FormsBrowser visitor(String address, @Nullable Role role, boolean operator) {
        var person = server.bean(Accounts.class).invent(address, "Ada", PASSWORD, operator);
        if (role != null) {
            server.bean(Staff.class).employ(organization, person, role);
        }
        var visitor = new FormsBrowser(server);
        assertThat(visitor.signIn(address, PASSWORD).statusCode()).isEqualTo(303);
        visitor.get("/account");
        return visitor;
    }

    private HttpResponse<String> send(String name, byte[] content) {
        return ada.postFile(
                HOME,
                Map.of("subject", "It fails", "category", "trouble", "body", "Look <b>here</b>."),
                name,
                content);
    }

    /** Opens a ticket with a picture and answers its id. */
    private String open() {
        var answer = send("page.png", PNG);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
        var location = answer.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(1);
    }

    @Test
    void a_ticket_is_opened_answered_solved_and_rated() {
        assertThat(ada.get(HOME).body()).contains("No tickets yet", "business days");
        var id = open();
        assertThat(ada.get(HOME + "/" + id).body())
                .contains("Look &lt;b&gt;here&lt;/b&gt;.", "page.png", "Running", "Mark as solved");
        assertThat(mira.get(QUEUE).body()).contains("It fails", "Meander Ltd");

        var page = mira.get(QUEUE + "/" + id + "?canned=It+is+mended").body();
        assertThat(page).contains("This is mended now.");
        assertThat(mira.post(QUEUE + "/" + id + "/note", Map.of("note", "Old one.")).statusCode())
                .isEqualTo(303);
        var crossed =
                mira.post(
                        QUEUE + "/" + id + "/answer",
                        Map.of("body", "Try again.", "then", "solved", "seen", first(SEEN, page)));
        assertThat(crossed.statusCode()).isEqualTo(400);
        assertThat(crossed.body()).contains("Something was written meanwhile", "Try again.");
        assertThat(
                        mira.post(
                                        QUEUE + "/" + id + "/answer",
                                        Map.of(
                                                "body",
                                                "Try again.",
                                                "then",
                                                "solved",
                                                "seen",
                                                first(SEEN, crossed.body())))
                                .statusCode())
                .isEqualTo(303);

        assertThat(ada.get(HOME + "/" + id).body())
                .contains("Try again.", "Rate our help", "In time")
                .doesNotContain("Old one.", "Mark as solved");
        assertThat(ada.post(HOME + "/" + id + "/rate", Map.of()).statusCode()).isEqualTo(400);
        ada.post(HOME + "/" + id + "/rate", Map.of("stars", "4", "words", "Quick"));
        assertThat(ada.get(HOME + "/" + id).body())
                .contains("4 of 5", "Quick")
                .doesNotContain("Rate our help");
        assertThat(mira.get(QUEUE + "/" + id).body()).contains("4 of 5. Quick", "Old one.");
    }

    @Test
    void a_file_is_downloaded_and_never_shown_and_only_by_whom_it_is_for() {
        var id = open();
        var path = HOME + "/" + id + "/attachments/" + first(FILE, ada.get(HOME + "/" + id).body());

        var file = ada.get(path);
        assertThat(file.statusCode()).isEqualTo(200);
        var headers = file.headers();
        assertThat(headers.firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;")
                .contains("page.png");
        assertThat(headers.allValues("Content-Type")).containsExactly("image/png");
        assertThat(headers.allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(headers.allValues("Content-Security-Policy"))
                .containsExactly("default-src 'none'; sandbox");
        assertThat(headers.firstValue("Cache-Control").orElseThrow()).contains("no-store");

        var other = server.bean(Organizations.class).found("Other", Tier.STARTER, "tests").id();
        var eve = "eve-" + UUID.randomUUID() + "@other.example";
        var person = server.bean(Accounts.class).invent(eve, "Eve", PASSWORD, false);
        server.bean(Staff.class).employ(other, person, Role.OWNER);
        var stranger = new FormsBrowser(server);
        stranger.signIn(eve, PASSWORD);
        assertThat(stranger.get(path).statusCode()).isEqualTo(404);
        assertThat(stranger.get(QUEUE + "/" + id).statusCode()).isEqualTo(404);
        assertThat(new FormsBrowser(server).get(path).statusCode()).isEqualTo(303);
        assertThat(mira.get(path.replace(HOME, QUEUE)).statusCode()).isEqualTo(200);
    }

    @Test
    void a_file_that_is_not_what_it_says_comes_back_with_what_was_typed() {
        var refused = send("page.png", "<script>alert(1)</script>".getBytes(UTF_8));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("page.png is not a PDF", "Look &lt;b&gt;here&lt;/b&gt;.", "It fails");
        assertThat(ada.get(HOME).body()).contains("No tickets yet");
    }

    @Test
    void too_much_is_told_to_be_too_much() {
        assertThat(send("large.txt", "a".repeat(11 * 1024 * 1024).getBytes(UTF_8)).body())
                .contains("large.txt is larger than 10 MiB.");

        var tooMuch = send("huge.txt", "a".repeat(25 * 1024 * 1024).getBytes(UTF_8));
        assertThat(tooMuch.statusCode()).isEqualTo(413);
        assertThat(tooMuch.body()).contains("/docs/problems/too-large");
    }

    @Test
    void a_viewer_reads_and_is_offered_nothing_else() {
        var id = open();
        var vera = visitor("vera-" + UUID.randomUUID() + "@meander.example", Role.VIEWER, false);

        assertThat(vera.get(HOME).body()).contains("It fails").doesNotContain("Open ticket");
        assertThat(vera.get(HOME + "/" + id).body())
                .contains("Look &lt;b&gt;here&lt;/b&gt;.")
                .doesNotContain("Send answer", "Mark as solved", "Mail me");
        assertThat(vera.post(HOME + "/" + id + "/answer", Map.of("body", "Me")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void the_house_assigns_raises_and_closes() {
        var id = open();
        var page = mira.get(QUEUE + "/" + id).body();
        assertThat(page).contains("Make it: closed", "Escalate");
        for (var act :
                Map.of(
                                "priority",
                                Map.of("priority", "low"),
                                "escalate",
                                Map.<String, String>of(),
                                "assign",
                                Map.of("assignee", ""))
                        .entrySet()) {
            assertThat(
                            mira.post(QUEUE + "/" + id + "/" + act.getKey(), act.getValue())
                                    .statusCode())
                    .as(act.getKey())
                    .isEqualTo(303);
        }
        assertThat(mira.get(QUEUE + "/" + id).body())
                .contains("set the priority to low", "asked for help", "gave the ticket to nobody");

        mira.post(QUEUE + "/" + id + "/state", Map.of("state", "closed"));

        assertThat(ada.get(HOME + "/" + id).body())
                .contains("This ticket is closed", "new?follows=" + id)
                .doesNotContain("Send answer");
        assertThat(ada.get(HOME + "/new?follows=" + id).statusCode()).isEqualTo(200);
        var late = ada.post(HOME + "/" + id + "/answer", Map.of("body", "Wait"));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(late.body()).contains("/docs/problems/ticket-closed");
    }

    @Test
    void hours_and_promises_are_set_and_mistakes_named() {
        var rules = QUEUE + "/rules";
        assertThat(mira.get(rules).body()).contains("Europe/Berlin", "support@help.example");
        var wrong =
                mira.post(
                        rules + "/hours",
                        Map.of(
                                "zone", "Berlin",
                                "opens", "18:00",
                                "closes", "09:00",
                                "holidays", "Christmas"));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body())
                .contains(
                        "This is no IANA time zone.",
                        "The end comes after the beginning.",
                        "Choose at least one day.",
                        "Christmas does not begin with a date.");
        var soon = mira.post(rules + "/promises", Map.of("minutes-basic", "soon"));
        assertThat(soon.statusCode()).isEqualTo(400);
        assertThat(soon.body()).contains("value=\"soon\"");
        var name = "Hello " + UUID.randomUUID();
        mira.post(
                rules + "/answers", Map.of("name", name, "body", "Hello there.", "then", "solved"));
        assertThat(mira.get(rules).body()).contains(name, "Hello there.");
        mira.post(rules + "/answers/forget", Map.of("name", name));
        assertThat(mira.get(rules).body()).doesNotContain(name);
    }

    @Test
    void a_mail_server_with_the_secret_delivers() {
        var id = open();
        var address =
                server.bean(Mails.class).recent(500).stream()
                        .filter(mail -> mail.recipient().equals(email))
                        .findFirst()
                        .map(mail -> mail.headers().get("Reply-To"))
                        .orElseThrow();
        var mail =
                "From: <%s>\r\nMessage-ID: <%s@m.example>\r\n\r\nBy mail.\r\n"
                        .formatted(email, UUID.randomUUID());

        assertThat(deliver(address, "guessed", mail).statusCode()).isEqualTo(401);
        var secret = server.bean(Secrets.class).password("support/mail");
        assertThat(deliver(address, secret, mail).body()).contains("\"outcome\":\"answered\"", id);
        assertThat(deliver(address, secret, mail).body()).contains("\"outcome\":\"repeated\"");

        assertThat(ada.get(HOME + "/" + id).body()).containsOnlyOnce("By mail.");
    }

    private HttpResponse<String> deliver(String recipient, String secret, String mail) {
        return server.send(
                server.request("/support/mail?recipient=" + recipient.replace("+", "%2B"))
                        .header("Authorization", "Bearer " + secret)
                        .header("Content-Type", "message/rfc822")
                        .POST(BodyPublishers.ofString(mail)));
    }
}
