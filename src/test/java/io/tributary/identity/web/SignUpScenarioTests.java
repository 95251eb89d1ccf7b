package io.tributary.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.identity.Accounts;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.kernel.OrganizationId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;

@ExtendWith(TributaryServer.Running.class)
class SignUpScenarioTests {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final TributaryServer server;
    private final String email = "ann-" + UUID.randomUUID() + "@example.com";

    SignUpScenarioTests(TributaryServer server) {
        this.server = server;
    }

    @Test
    void answers_with_an_organization_and_a_first_test_key() {
        var answer = signUp(application(email));

        assertThat(answer.statusCode()).isEqualTo(201);
        var body = JSON.readTree(answer.body());
        assertThat(UUID.fromString(body.get("organization_id").stringValue())).isNotNull();
        assertThat(body.get("api_key").get("api_key").stringValue()).startsWith("sk_test_");
        assertThat(body.get("api_key").propertyNames())
                .containsExactly("id", "api_key", "name", "created_at", "warning");
    }

    @Test
    void a_known_address_gets_the_same_answer_as_an_unknown_one() {
        server.bean(Accounts.class).invent("known-" + email, "Ann", "correct horse battery", false);

        var known = signUp(application("known-" + email));
        var unknown = signUp(application("unknown-" + email));

        assertThat(known.statusCode()).isEqualTo(unknown.statusCode()).isEqualTo(201);
        assertThat(shape(known)).isEqualTo(shape(unknown));
        assertThat(FormsBrowser.mailedLink(server, "known-" + email))
                .startsWith("/partner/signup/confirm?token=");
        assertThat(FormsBrowser.mailedLink(server, "unknown-" + email))
                .startsWith("/partner/signup/confirm?token=");
    }

    @Test
    void nobody_owns_the_organization_until_the_mail_is_answered_and_then_once() {
        var organization = organizationOf(signUp(application(email)));
        assertThat(server.bean(Staff.class).of(organization)).isEmpty();
        var link = FormsBrowser.mailedLink(server, email);
        var browser = new FormsBrowser(server);

        assertThat(browser.get(link).statusCode()).isEqualTo(200);
        assertThat(server.bean(Staff.class).of(organization))
                .as("looking at the page does nothing")
                .isEmpty();
        var confirmed =
                browser.post(
                        "/partner/signup/confirm", Map.of("token", FormsBrowser.tokenOf(link)));

        assertThat(confirmed.statusCode()).isEqualTo(303);
        assertThat(server.bean(Staff.class).of(organization))
                .singleElement()
                .satisfies(
                        owner -> {
                            assertThat(owner.email()).isEqualTo(email);
                            assertThat(owner.role()).isEqualTo(Role.OWNER);
                        });
        assertThat(browser.get("/partner/members").statusCode()).as("signed in").isEqualTo(200);
        assertThat(new FormsBrowser(server).get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void the_password_of_a_sign_up_does_not_replace_the_one_of_a_known_person() {
        server.bean(Accounts.class).invent(email, "Ann", "correct horse battery", false);
        signUp(
                """
                {"company_name": "Intruders", "email": "%s", "use_case": "none", "tier": "starter",
                 "password": "chosen by another"}\
                """
                        .formatted(email));
        confirm("keep");

        assertThat(new FormsBrowser(server).signIn(email, "chosen by another").statusCode())
                .isEqualTo(400);
        assertThat(new FormsBrowser(server).signIn(email, "correct horse battery").statusCode())
                .isEqualTo(303);
    }

    @Test
    void a_sign_up_by_a_stranger_gives_nobody_who_is_known_a_password() {
        var known = new FormsBrowser(server);
        known.post("/sign-in/link", Map.of("link_email", email));
        known.post(
                "/sign-in/link/use",
                Map.of("token", FormsBrowser.tokenOf(FormsBrowser.mailedLink(server, email))));
        signUpWithPassword();
        var link = FormsBrowser.mailedLink(server, email);
        assertThat(new FormsBrowser(server).get(link).body()).doesNotContain("password was chosen");

        confirm("keep");

        assertThat(statusOfPassword()).isEqualTo(400);
    }

    @Test
    void a_new_person_keeps_the_password_of_the_sign_up_only_when_they_say_it_is_theirs() {
        signUpWithPassword();
        assertThat(statusOfPassword()).as("before the mail is answered").isEqualTo(400);

        assertThat(confirm("keep").body()).contains("A password was chosen at sign-up");

        assertThat(statusOfPassword()).isEqualTo(303);
    }

    @Test
    void a_password_that_may_be_a_strangers_is_left_out_unless_asked_for() {
        signUpWithPassword();

        confirm("");

        assertThat(statusOfPassword()).isEqualTo(400);
    }

    @Test
    void the_browser_that_signed_up_is_not_asked_whose_password_it_is() {
        var browser = new FormsBrowser(server);
        browser.post(
                "/partner/signup",
                Map.of(
                        "company_name", "Lantern",
                        "email", email,
                        "use_case", "dates",
                        "tier", "starter",
                        "password", "correct horse battery"));
        var link = FormsBrowser.mailedLink(server, email);
        assertThat(browser.get(link).body()).doesNotContain("password was chosen");

        browser.post("/partner/signup/confirm", Map.of("token", FormsBrowser.tokenOf(link)));

        assertThat(statusOfPassword()).isEqualTo(303);
    }

    private void signUpWithPassword() {
        signUp(
                """
                {"company_name": "Lantern", "email": "%s", "use_case": "dates", "tier": "research",
                 "password": "correct horse battery"}\
                """
                        .formatted(email));
    }

    private int statusOfPassword() {
        return new FormsBrowser(server).signIn(email, "correct horse battery").statusCode();
    }

    /** Opens the mailed link in another browser and answers it. */
    private HttpResponse<String> confirm(String password) {
        var link = FormsBrowser.mailedLink(server, email);
        var browser = new FormsBrowser(server);
        var page = browser.get(link);
        browser.post(
                "/partner/signup/confirm",
                Map.of("token", FormsBrowser.tokenOf(link), "password", password));
        return page;
    }

    @Test
    void the_page_leads_to_the_first_steps_which_show_the_key_once_and_nothing_else() {
        var browser = new FormsBrowser(server);
        var answer =
                browser.post(
                        "/partner/signup",
                        Map.of(
                                "company_name",
                                "Lantern",
                                "email",
                                email,
                                "use_case",
                                "dates",
                                "tier",
                                "starter"));

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location"))
                .hasValueSatisfying(
                        location -> assertThat(location).endsWith("/partner/onboarding"));
        var first = browser.get("/partner/onboarding").body();
        var key = first.replaceAll("(?s).*?(sk_test_[0-9A-Za-z_]{40,}).*", "$1");
        assertThat(key).startsWith("sk_test_");
        assertThat(first)
                .contains("Confirm your e-mail", "1 of 7 done")
                .doesNotContain("href=\"/partner/billing\"");
        assertThat(browser.get("/partner/onboarding").body()).doesNotContain(key);
        assertThat(browser.get("/partner/members").statusCode()).isEqualTo(303);
        assertThat(browser.get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    void the_page_comes_back_with_what_was_typed_and_what_is_wrong() {
        var answer =
                new FormsBrowser(server)
                        .post(
                                "/partner/signup",
                                Map.of(
                                        "company_name",
                                        "Lantern",
                                        "email",
                                        "no address",
                                        "tier",
                                        "gold"));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains("value=\"Lantern\"")
                .contains("This is not an e-mail address")
                .contains("This is none of the choices.");
    }

    @Test
    void every_wrong_field_is_named_by_its_pointer() {
        var answer =
                signUp(
                        """
                        {"company_name": "", "email": 7, "tier": "gold", "password": "short", "admin/": true}\
                        """);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(
                        type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(JSON.readTree(answer.body()).get("errors").findValuesAsString("pointer"))
                .containsExactlyInAnyOrder(
                        "/company_name", "/email", "/use_case", "/tier", "/password", "/admin~1");
    }

    private static String application(String email) {
        return """
        {"company_name": "Lantern", "email": "%s", "use_case": "dates", "tier": "professional"}\
        """
                .formatted(email);
    }

    private HttpResponse<String> signUp(String json) {
        return server.send(
                server.request("/api/partner/signup")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(json)));
    }

    private static OrganizationId organizationOf(HttpResponse<String> answer) {
        return OrganizationId.of(JSON.readTree(answer.body()).get("organization_id").stringValue());
    }

    /** Names of members, without what differs between any two answers. */
    private static String shape(HttpResponse<String> answer) {
        JsonNode body = JSON.readTree(answer.body());
        return body.propertyNames()
                + " "
                + body.get("api_key").propertyNames()
                + " "
                + body.get("email_confirmation").stringValue();
    }
}
