package io.tributary.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.identity.Accounts;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.identity.web.FormsBrowser;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

@ExtendWith(TributaryServer.Running.class)
class KeyPagesScenarioTests {
    private static final Pattern KEY =
            Pattern.compile("sk_(?:test|live)_[0-9A-Za-z]{22}_[0-9A-Za-z]{39}");
    private static final Pattern HREF = Pattern.compile("/partner/keys/([0-9a-f-]{36})");
    private static final Pattern LINK = Pattern.compile("<a [^>]*href=\"(/[^\"#]*)");
    private static final String PASSWORD = "correct horse battery";

    private final TributaryServer server;

    KeyPagesScenarioTests(TributaryServer server) {
        this.server = server;
    }

    private FormsBrowser visitor(Role role) {
        var email = role.code() + "-" + UUID.randomUUID() + "@meander.example";
        var organization =
                server.bean(Organizations.class).found("Meander Ltd", Tier.STARTER, "tests");
        var person = server.bean(Accounts.class).invent(email, "Ada", PASSWORD, false);
        server.bean(Staff.class).employ(organization.id(), person, role);
        var browser = new FormsBrowser(server);
        assertThat(browser.signIn(email, PASSWORD).statusCode()).isEqualTo(303);
        browser.get("/account");
        return browser;
    }

    private static String create(FormsBrowser browser) {
        var page =
                browser.post(
                        "/partner/keys",
                        Map.of(
                                "name",
                                "Backend",
                                "mode",
                                "test",
                                "scopes",
                                "usage:read",
                                "expiry",
                                "never",
                                "addresses",
                                ""));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        return first(KEY, page.body());
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(found.groupCount());
    }

    private int status(String key) {
        return server.send(server.request("/api/v1/usage").header("X-API-Key", key)).statusCode();
    }

    @Test
    void a_key_is_made_shown_once_used_and_revoked() {
        var browser = visitor(Role.DEVELOPER);
        assertThat(browser.get("/partner/keys").body()).contains("No keys yet");
        assertThat(browser.get("/partner/keys/new").statusCode()).isEqualTo(200);

        var key = create(browser);
        assertThat(status(key)).isEqualTo(200);
        var list = browser.get("/partner/keys").body();
        assertThat(list).contains(key.substring(0, 30)).doesNotContain(key);

        var id = first(HREF, list);
        assertThat(browser.get("/partner/keys/" + id).body())
                .contains("Revoke this key")
                .doesNotContain(key);
        assertThat(browser.post("/partner/keys/" + id + "/revoke", Map.of()).statusCode())
                .isIn(302, 303);
        assertThat(status(key)).isEqualTo(401);
        assertThat(browser.get("/partner/keys/" + id).body())
                .contains("Revoked")
                .doesNotContain("Revoke this key");
    }

    @Test
    void rotation_shows_the_successor_and_when_the_old_key_ends() {
        var browser = visitor(Role.ADMIN);
        var old = create(browser);
        var id = first(HREF, browser.get("/partner/keys").body());
        var page = browser.post("/partner/keys/" + id + "/rotate", Map.of("overlap", "7"));
        assertThat(page.body()).contains("The old key goes on for 7 days");
        var fresh = first(KEY, page.body());
        assertThat(fresh).isNotEqualTo(old);
        assertThat(status(old)).isEqualTo(200);
        assertThat(status(fresh)).isEqualTo(200);
        assertThat(browser.get("/partner/keys/" + id).body()).contains("Being replaced");
    }

    @Test
    void a_form_with_errors_comes_back_with_what_was_typed() {
        var browser = visitor(Role.OWNER);
        var page =
                browser.post(
                        "/partner/keys",
                        Map.of(
                                "name",
                                "",
                                "mode",
                                "test",
                                "expiry",
                                "90",
                                "addresses",
                                "10.0.0.0/99"));
        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body())
                .contains("3 things need your attention")
                .contains("10.0.0.0/99")
                .contains("This is required.");
    }

    @Test
    void allowed_addresses_and_web_origins_are_set_on_their_pages() {
        var browser = visitor(Role.DEVELOPER);
        var key = create(browser);
        var id = first(HREF, browser.get("/partner/keys").body());
        browser.post("/partner/keys/" + id + "/addresses", Map.of("addresses", "203.0.113.0/24"));
        assertThat(status(key)).isEqualTo(403);
        assertThat(browser.get("/partner/keys/" + id).body()).contains("203.0.113.0/24");

        browser.post("/partner/origins", Map.of("origin", "https://app.meander.example"));
        assertThat(browser.get("/partner/keys").body()).contains("https://app.meander.example");
        assertThat(
                        browser.post("/partner/origins", Map.of("origin", "app.meander.example/x"))
                                .statusCode())
                .isEqualTo(400);
        browser.post("/partner/origins/remove", Map.of("origin", "https://app.meander.example"));
        assertThat(browser.get("/partner/keys").body())
                .doesNotContain("value=\"https://app.meander.example\"");
    }

    @Test
    void viewers_look_and_change_nothing() {
        var browser = visitor(Role.VIEWER);
        assertThat(browser.get("/partner/keys").body()).doesNotContain("Create key");
        assertThat(browser.get("/partner/keys/new").statusCode()).isEqualTo(403);
    }

    @Test
    void nobody_is_led_to_a_page_that_is_not_theirs() {
        for (var role : List.of(Role.FINANCE, Role.VIEWER)) {
            var browser = visitor(role);
            var links = new TreeSet<String>();
            for (var page : List.of("/partner/dashboard", "/partner/docs")) {
                LINK.matcher(browser.get(page).body())
                        .results()
                        .forEach(link -> links.add(link.group(1).replace("&amp;", "&")));
            }
            assertThat(links).contains("/partner/dashboard", "/partner/analytics");
            assertThat(links)
                    .as(role.label())
                    .allSatisfy(
                            link ->
                                    assertThat(browser.get(link).statusCode())
                                            .as(link)
                                            .isNotEqualTo(403));
        }
    }

    @Test
    void a_name_that_cannot_be_kept_is_said_to_be_wrong() {
        var browser = visitor(Role.OWNER);
        for (var name : List.of("x".repeat(101), "a\u0000b")) {
            var wanted = Map.of("name", name, "mode", "test", "scopes", "usage:read");
            assertThat(browser.post("/partner/keys", wanted).statusCode()).isEqualTo(400);
        }
        create(browser);
        var id = first(HREF, browser.get("/partner/keys").body());
        var signing = "/partner/keys/" + id + "/signing";
        assertThat(browser.post(signing + "/secrets", Map.of("name", "a\u0000b")).statusCode())
                .isEqualTo(400);
        assertThat(browser.get("/partner/requests?endpoint=%00").statusCode()).isEqualTo(200);
    }

    @Test
    void the_api_page_begins_with_the_visitors_own_test_key() {
        var browser = visitor(Role.DEVELOPER);
        assertThat(browser.get("/partner/docs").body()).contains("You have no active test key");
        var key = create(browser);
        var page = browser.get("/partner/docs").body();
        assertThat(page)
                .contains(key.substring(0, 30) + "_YOUR_SECRET")
                .contains("curl", "JavaScript", "Python", "HttpRequest")
                .contains("/api/v1/compatibility/calculate")
                .doesNotContain(key);
    }
}
