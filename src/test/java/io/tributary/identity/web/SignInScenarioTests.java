package io.tributary.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.identity.Accounts;
import io.tributary.identity.Organizations;
import io.tributary.identity.Person;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ExtendWith(TributaryServer.Running.class)
class SignInScenarioTests {
    private static final String PASSWORD = "correct horse battery";

    private final TributaryServer server;
    private final String email = "ben-" + UUID.randomUUID() + "@example.com";
    private final Person person;

    SignInScenarioTests(TributaryServer server) {
        this.server = server;
        this.person = server.bean(Accounts.class).invent(email, "Ben", PASSWORD, false);
    }

    @BeforeEach
    void nobody_is_signed_in() {
        assertThat(server.bean(Sessions.class).of(person.id())).isEmpty();
    }

    @Test
    void a_wrong_password_and_an_unknown_address_get_the_same_answer() {
        var wrong = new FormsBrowser(server).signIn(email, "wrong horse battery");
        var unknown = new FormsBrowser(server).signIn("un" + email, "wrong horse battery");

        assertThat(wrong.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(400);
        assertThat(bare(wrong.body(), email)).isEqualTo(bare(unknown.body(), "un" + email));
    }

    @ParameterizedTest
    @CsvSource({
        "true, false, /partner/dashboard, Dashboard",
        "true, true, /partner/dashboard, Dashboard",
        "false, true, /operator, Desk",
        "false, false, /account, Account"
    })
    void everybody_is_led_to_where_their_own_pages_begin(
            boolean employed, boolean operator, String path, String label) {
        var address = UUID.randomUUID() + "@brook.example";
        var person = server.bean(Accounts.class).invent(address, "Ada Brook", PASSWORD, operator);
        if (employed) {
            var organization =
                    server.bean(Organizations.class).found("Brook", Tier.STARTER, "to test");
            server.bean(Staff.class).employ(organization.id(), person, Role.VIEWER);
        }
        var browser = new FormsBrowser(server);

        var entered = browser.signIn(address, PASSWORD);

        assertThat(entered.headers().firstValue("Location")).contains(path);
        assertThat(browser.get("/home").headers().firstValue("Location")).contains(path);
        assertThat(browser.get("/").body()).contains("href=\"" + path + "\">" + label + "</a>");
        assertThat(browser.get("/nowhere").body()).contains("href=\"" + path + "\">Go to ");
        assertThat(browser.get(path).statusCode()).isEqualTo(200);
    }

    @Test
    void a_form_that_was_shown_for_one_organization_changes_nothing_in_another() {
        var first = server.bean(Organizations.class).found("Aare", Tier.STARTER, "to test");
        var second = server.bean(Organizations.class).found("Bode", Tier.STARTER, "to test");
        for (var organization : List.of(first, second)) {
            server.bean(Staff.class).employ(organization.id(), person, Role.ADMIN);
        }
        var browser = new FormsBrowser(server);
        browser.signIn(email, PASSWORD);
        assertThat(browser.get("/partner/members").body())
                .contains("name=\"_for\" value=\"" + first.id() + "\"");
        browser.post("/organization/switch", Map.of("organization", second.id().toString()));
        var invitation = new HashMap<String, String>();
        invitation.put("email", "guest-" + email);
        invitation.put("role", "viewer");
        invitation.put("_for", first.id().toString());

        var answer = browser.post("/partner/members/invitations", invitation);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("This form is too old", "another organization");
        invitation.put("_for", second.id().toString());
        browser.post("/partner/members/invitations", invitation);
        assertThat(server.bean(Staff.class).invitations(first.id())).isEmpty();
        assertThat(server.bean(Staff.class).invitations(second.id())).hasSize(1);
    }

    @Test
    void a_link_is_promised_to_known_and_unknown_addresses_alike() {
        var known = new FormsBrowser(server).post("/sign-in/link", Map.of("link_email", email));
        var unknown =
                new FormsBrowser(server).post("/sign-in/link", Map.of("link_email", "un" + email));

        assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(200);
        assertThat(bare(known.body(), email)).isEqualTo(bare(unknown.body(), "un" + email));
        assertThat(FormsBrowser.mailedLink(server, "un" + email))
                .startsWith("/sign-in/link?token=");
    }

    @Test
    void a_link_asks_for_a_button_and_works_once() {
        var browser = new FormsBrowser(server);
        browser.post("/sign-in/link", Map.of("link_email", email));
        var link = FormsBrowser.mailedLink(server, email);

        assertThat(new FormsBrowser(server).get(link).statusCode())
                .as("a mail scanner")
                .isEqualTo(200);
        browser.get(link);
        var used = browser.post("/sign-in/link/use", Map.of("token", FormsBrowser.tokenOf(link)));
        assertThat(used.statusCode()).isEqualTo(303);
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);

        var again =
                new FormsBrowser(server)
                        .post("/sign-in/link/use", Map.of("token", FormsBrowser.tokenOf(link)));
        assertThat(again.statusCode()).isEqualTo(410);
    }

    @Test
    void the_eleventh_guess_for_one_address_is_told_to_wait() {
        for (int guess = 1; guess <= 10; guess++) {
            assertThat(new FormsBrowser(server).signIn(email, "guess number " + guess).statusCode())
                    .isEqualTo(400);
        }

        var late = new FormsBrowser(server).signIn(email, PASSWORD);

        assertThat(late.statusCode()).isEqualTo(429);
        assertThat(late.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void the_session_gets_a_new_id_at_sign_in_and_the_old_one_is_nothing() {
        var browser = new FormsBrowser(server);
        browser.post(
                "/partner/signup",
                Map.of(
                        "company_name",
                        "X",
                        "email",
                        "x-" + email,
                        "use_case",
                        "x",
                        "tier",
                        "starter"));
        var before = browser.cookie("tributary");
        assertThat(before).isNotEmpty();

        browser.signIn(email, PASSWORD);

        assertThat(browser.cookie("tributary")).isNotEqualTo(before);
        var thief = new FormsBrowser(server);
        thief.putCookie("tributary", before);
        assertThat(thief.get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    void the_cookie_is_for_this_server_alone() {
        var answer = new FormsBrowser(server).signIn(email, PASSWORD);

        assertThat(answer.headers().allValues("Set-Cookie"))
                .filteredOn(cookie -> cookie.startsWith("tributary="))
                .isNotEmpty()
                .allSatisfy(
                        cookie ->
                                assertThat(cookie).contains("HttpOnly", "SameSite=Lax", "Path=/"));
    }

    @Test
    void signing_out_everywhere_ends_every_session() {
        var here = new FormsBrowser(server);
        var there = new FormsBrowser(server);
        here.signIn(email, PASSWORD);
        there.signIn(email, PASSWORD);
        assertThat(here.get("/account").body()).contains("Firefox on Linux", "127.0.0.1");
        assertThat(server.bean(Sessions.class).of(person.id())).hasSize(2);

        here.post("/account/sessions/end", Map.of());

        assertThat(here.get("/account").statusCode()).isEqualTo(303);
        assertThat(there.get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    void a_new_password_signs_out_everywhere_else() {
        var here = new FormsBrowser(server);
        var there = new FormsBrowser(server);
        here.signIn(email, PASSWORD);
        there.signIn(email, PASSWORD);

        var changed =
                here.post(
                        "/account/password",
                        Map.of("current", PASSWORD, "fresh", "another fine password"));

        assertThat(changed.statusCode()).isEqualTo(303);
        assertThat(here.get("/account").statusCode()).isEqualTo(200);
        assertThat(there.get("/account").statusCode()).isEqualTo(303);
        assertThat(new FormsBrowser(server).signIn(email, "another fine password").statusCode())
                .isEqualTo(303);
    }

    @Test
    void signing_out_takes_a_form_of_ours() {
        var browser = new FormsBrowser(server);
        browser.signIn(email, PASSWORD);

        assertThat(browser.postBare("/sign-out", Map.of()).statusCode()).isEqualTo(403);
        assertThat(browser.get("/account").statusCode()).isEqualTo(200);

        browser.post("/sign-out", Map.of());
        assertThat(browser.get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    void a_sign_in_leads_to_pages_of_ours_only() {
        assertThat(SignInController.local("/partner/keys?x=1")).isEqualTo("/partner/keys?x=1");
        assertThat(SignInController.local("//evil.example")).isEmpty();
        assertThat(SignInController.local("/\\evil.example")).isEmpty();
        assertThat(SignInController.local("https://evil.example")).isEmpty();
        assertThat(SignInController.local("/a\nb")).isEmpty();
    }

    @Test
    void a_passkey_that_is_none_lets_nobody_in() {
        var browser = new FormsBrowser(server);
        assertThat(browser.postBare("/login/webauthn", Map.of()).statusCode())
                .as("without the token of a form")
                .isEqualTo(403);
        assertThat(browser.get("/account").statusCode()).isEqualTo(303);
    }

    /** Without what differs between any two pages. */
    private static String bare(String page, String email) {
        return page.replace(email, "EMAIL")
                .replaceAll("value=\"[A-Za-z0-9_-]{40,}\"", "")
                .replaceAll("data-csrf=\"[^\"]+\"", "");
    }
}
