package io.tributary.privacy.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.identity.Accounts;
import io.tributary.identity.Organizations;
import io.tributary.identity.Person;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.identity.web.FormsBrowser;
import io.tributary.privacy.Consent;
import io.tributary.privacy.Consents;
import io.tributary.privacy.Purpose;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.json.JsonMapper;

import java.net.InetAddress;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

@ExtendWith(TributaryServer.Running.class)
class PrivacyScenarioTests {
    private static final String PASSWORD = "correct horse battery";

    private final TributaryServer server;
    private final Person person;
    private final FormsBrowser visitor;

    PrivacyScenarioTests(TributaryServer server) {
        this.server = server;
        this.person = invent(/* operator */ false);
        this.visitor = new FormsBrowser(server);
        visitor.signIn(person.email(), PASSWORD);
    }

    @Test
    void a_consent_is_given_and_taken_back_with_one_button_each_on_the_same_page() {
        var before = visitor.get("/account/privacy").body();
        assertThat(before).contains("Send me news", "Not agreed");
        var give = form(before, "/account/privacy/consents/marketing/(give|withdraw)");
        assertThat(give).endsWith("/give");
        assertThat(visitor.post(give, Map.of("version", "1")).statusCode()).isEqualTo(303);
        assertThat(consents().has(person.id(), Purpose.MARKETING)).isTrue();

        var after = visitor.get("/account/privacy").body();
        var withdraw = form(after, "/account/privacy/consents/marketing/(give|withdraw)");
        assertThat(withdraw).endsWith("/withdraw");
        assertThat(visitor.post(withdraw, Map.of()).statusCode()).isEqualTo(303);

        assertThat(consents().has(person.id(), Purpose.MARKETING)).isFalse();
        assertThat(visitor.get("/account/privacy").body()).contains("Taken back");
    }

    @Test
    void what_was_agreed_to_in_older_words_is_taken_back_beside_agreeing_to_the_new_ones() {
        var purpose = Purpose.SHARING_WITH_ORGANISER;
        consents().give(person.id(), purpose, version(purpose), "a test");
        consents().publish(purpose, "Other words.");
        var page = visitor.get("/account/privacy").body();
        var path = "/account/privacy/consents/sharing-with-organiser/";
        assertThat(page).contains("Other words.", "New words, not agreed yet", path + "give");

        var withdraw = form(page, path + "withdraw");
        assertThat(visitor.post(withdraw, Map.of()).statusCode()).isEqualTo(303);

        assertThat(consents().of(person.id(), purpose).standing())
                .isEqualTo(Consent.Standing.WITHDRAWN);
        assertThat(visitor.get("/account/privacy").body())
                .contains(path + "give")
                .doesNotContain(path + "withdraw");
    }

    @Test
    void words_that_were_not_read_are_not_agreed_to() {
        visitor.get("/account/privacy");
        var answer =
                visitor.post("/account/privacy/consents/marketing/give", Map.of("version", "99"));

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("/docs/problems/wording-changed");
        assertThat(consents().has(person.id(), Purpose.MARKETING)).isFalse();
        assertThat(visitor.post("/account/privacy/consents/nothing/give", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void the_copy_can_be_read_and_taken_along_and_has_nobody_elses() {
        var stranger = invent(/* operator */ false);
        server.bean(Accounts.class).mailLink(person.email(), InetAddress.getLoopbackAddress());
        assertThat(visitor.get("/account/privacy/data").body())
                .contains(person.email(), "Your account: name, address, password")
                .doesNotContain(stranger.email());

        var file = visitor.post("/account/privacy/data", Map.of());

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("attachment", "my-data.json");
        var json = JsonMapper.shared().readTree(file.body());
        assertThat(file.body())
                .as("a link that lets in is for no copy")
                .contains("Your sign-in link")
                .doesNotContain("token=");
        assertThat(json.get("email").asString()).isEqualTo(person.email());
        assertThat(json.get("parts").size()).isGreaterThan(15);
        assertThat(visitor.get("/account/privacy").body()).contains("A copy of the data", "Done");
    }

    @Test
    void whoever_is_erased_types_the_address_follows_the_mail_and_keeps_a_receipt() {
        var page = visitor.get("/account/privacy/erasure").body();
        assertThat(page).contains("This is deleted", "This has to stay", "§ 147 AO");
        assertThat(visitor.post("/account/privacy/erasure", Map.of("email", "x@y.z")).statusCode())
                .isEqualTo(400);
        assertThat(
                        visitor.post("/account/privacy/erasure", Map.of("email", person.email()))
                                .statusCode())
                .isEqualTo(303);
        assertThat(visitor.get("/account/privacy").body()).contains("You asked to be erased");

        var link = server.mailedLink(person.email());
        var confirming = new FormsBrowser(server);
        assertThat(confirming.get(link).body()).contains(person.email(), "Erase me");
        var token = link.substring(link.indexOf("token=") + 6);
        var done = confirming.post("/privacy/erasure", Map.of("token", token));

        assertThat(done.statusCode()).isEqualTo(303);
        var receipt = done.headers().firstValue("Location").orElseThrow();
        var nobody = new FormsBrowser(server);
        assertThat(nobody.get(receipt).body())
                .contains("Receipt of an erasure", "Your account: name, address, password")
                .doesNotContain(person.email());
        assertThat(nobody.get(receipt + "/json").body()).contains("identity.person");
        assertThat(visitor.get("/account").statusCode()).isEqualTo(303);
        assertThat(new FormsBrowser(server).signIn(person.email(), PASSWORD).statusCode())
                .isEqualTo(400);
        assertThat(confirming.get(link).statusCode()).isEqualTo(410);
        assertThat(nobody.get("/privacy/receipts/" + "A".repeat(26)).statusCode()).isEqualTo(404);
    }

    @Test
    void an_only_owner_reads_what_to_do_first() {
        var company =
                server.bean(Organizations.class).found("Northwind", Tier.STARTER, "to test").id();
        server.bean(Staff.class).employ(company, person, Role.OWNER);

        assertThat(visitor.get("/account/privacy/erasure").body())
                .contains("You are the only owner of Northwind")
                .doesNotContain("Mail me the link");
        var answer = visitor.post("/account/privacy/erasure", Map.of("email", person.email()));
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("/docs/problems/erasure-blocked");
    }

    @Test
    void the_desk_writes_down_counts_the_days_and_answers() {
        var operator = new FormsBrowser(server);
        operator.signIn(invent(/* operator */ true).email(), PASSWORD);
        var desk = operator.get("/operator/privacy").body();
        assertThat(desk).contains("Write down one that came by mail");
        var today = LocalDate.ofInstant(server.bean(InstantSource.class).instant(), ZoneOffset.UTC);
        assertThat(operator.post("/operator/privacy", Map.of("kind", "export")).statusCode())
                .isEqualTo(400);
        var written =
                operator.post(
                        "/operator/privacy",
                        Map.of(
                                "kind",
                                "export",
                                "email",
                                person.email(),
                                "received",
                                today.minusDays(28).toString(),
                                "note",
                                "A letter"));
        assertThat(written.statusCode()).isEqualTo(303);
        var one = written.headers().firstValue("Location").orElseThrow();

        assertThat(operator.get("/operator").body()).contains("Requests about personal data");
        assertThat(operator.get("/operator/privacy").body()).contains(person.email(), "day");
        assertThat(operator.get(one).body()).contains("A letter", "Download the data");
        assertThat(operator.get(one + "/data").body()).contains(person.email());
        assertThat(operator.post(one + "/answered", Map.of()).statusCode()).isEqualTo(303);
        assertThat(operator.post(one + "/answered", Map.of()).statusCode()).isEqualTo(409);
        assertThat(operator.get(one).body()).contains("The copy was sent.", "Handled by");
        assertThat(visitor.get(one).statusCode()).isEqualTo(404);
    }

    @Test
    void rules_and_words_stand_on_the_desk() {
        var operator = new FormsBrowser(server);
        operator.signIn(invent(/* operator */ true).email(), PASSWORD);

        assertThat(operator.get("/operator/privacy/retention").body())
                .contains("Mail that was sent", "Sign-ups whose mail was never answered");
        assertThat(
                        operator.post(
                                        "/operator/privacy/retention/privacy.requests/days",
                                        Map.of("days", "2000"))
                                .statusCode())
                .isEqualTo(303);
        assertThat(
                        operator.post("/operator/privacy/retention/privacy.requests/run", Map.of())
                                .statusCode())
                .isEqualTo(303);
        assertThat(operator.get("/operator/privacy/wordings").body()).contains("SHA-256");
        assertThat(operator.post("/operator/privacy/wordings", Map.of()).statusCode())
                .isEqualTo(400);
    }

    private static String form(String page, String pattern) {
        var found = Pattern.compile("action=\"(" + pattern + ")\"").matcher(page);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private Person invent(boolean operator) {
        return server.bean(Accounts.class)
                .invent(
                        "ida-" + UUID.randomUUID() + "@example.com",
                        "Ida Lindqvist",
                        PASSWORD,
                        operator);
    }

    private int version(Purpose purpose) {
        return consents().of(person.id(), purpose).wording().version();
    }

    private Consents consents() {
        return server.bean(Consents.class);
    }
}
