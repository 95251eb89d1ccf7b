package io.tributary.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.gateway.ApiKeys;
import io.tributary.gateway.IssuedKey;
import io.tributary.gateway.Scopes;
import io.tributary.gateway.WantedKey;
import io.tributary.identity.Accounts;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.identity.web.FormsBrowser;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.AdjustableClock;
import io.tributary.platform.Mails;
import io.tributary.platform.PlatformFixtures;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/** The pages on which a key is cared for: rotation, addresses, signatures; and found keys. */
@ExtendWith(TributaryServer.Running.class)
class KeyCarePagesScenarioTests {
    private static final String PASSWORD = "correct horse battery";

    private final TributaryServer server;
    private final OrganizationId organization;
    private final String email = "owner-" + UUID.randomUUID() + "@meander.example";
    private final FormsBrowser browser;
    private final IssuedKey key;
    private final String page;

    KeyCarePagesScenarioTests(TributaryServer server) {
        this.server = server;
        this.organization =
                server.bean(Organizations.class).found("Meander Ltd", Tier.STARTER, "tests").id();
        var person = server.bean(Accounts.class).invent(email, "Ada", PASSWORD, false);
        server.bean(Staff.class).employ(organization, person, Role.OWNER);
        this.browser = new FormsBrowser(server);
        browser.signIn(email, PASSWORD);
        this.key =
                server.bean(ApiKeys.class)
                        .create(
                                AuditTrail.By.thing(organization, "a test"),
                                new WantedKey(
                                        "Backend",
                                        server.bean(Scopes.class).names(),
                                        false,
                                        List.of(),
                                        null));
        this.page = "/partner/keys/" + key.id();
    }

    private int call(String text) {
        return server.send(
                        server.request("/api/v1/usage")
                                .header("X-API-Key", text)
                                .header("User-Agent", "shop/1.0"))
                .statusCode();
    }

    @Test
    void a_rotation_is_watched_from_the_keys_page() {
        assertThat(browser.get(page + "/rotation").statusCode()).isIn(302, 303);
        assertThat(call(key.text())).isEqualTo(200);
        var fresh =
                server.bean(ApiKeys.class)
                        .rotate(AuditTrail.By.thing(organization, "a test"), key.id(), 7);
        assertThat(browser.get(page).body()).contains("Watch the rotation");
        assertThat(browser.get(page + "/rotation").body())
                .contains("Not yet: the new key is not in use", "shop/1.0", "127.0.0.1");
        assertThat(call(fresh.text())).isEqualTo(200);
        assertThat(browser.get(page + "/rotation").body())
                .contains("Not yet: the old key is still in use", "50%");
        PlatformFixtures.pass(server.bean(AdjustableClock.class), Duration.ofHours(25));
        browser.signIn(email, PASSWORD);
        assertThat(browser.get(page + "/rotation").body())
                .contains("Safe to revoke", "for at least 24 hours", "Revoke old key");
        browser.post(page + "/revoke", Map.of());
        assertThat(browser.get(page + "/rotation").body())
                .contains("The old key has ended")
                .doesNotContain("Revoke old key");
    }

    @Test
    void a_list_that_shuts_out_recent_callers_is_saved_only_once_that_was_seen() {
        call(key.text());
        var list = Map.of("addresses", "203.0.113.0/24");
        assertThat(browser.post(page + "/addresses", list).body())
                .contains("Nothing is saved yet", "127.0.0.1", "Would be refused");
        assertThat(call(key.text())).isEqualTo(200);
        browser.post(
                page + "/addresses", Map.of("addresses", "203.0.113.0/24", "confirmed", "true"));
        assertThat(call(key.text())).isEqualTo(403);
        assertThat(browser.get(page + "/addresses").body()).contains("Is refused");
    }

    @Test
    void a_list_is_tried_out_and_then_counts() {
        browser.post(
                page + "/addresses/trial", Map.of("addresses", "203.0.113.0/24", "span", "168"));
        assertThat(call(key.text())).isEqualTo(200);
        assertThat(browser.get(page + "/addresses").body())
                .contains("A list is on trial", "Nothing is refused by it. 1 of the calls");
        browser.post(page + "/addresses/trial/enforce", Map.of());
        assertThat(call(key.text())).isEqualTo(403);
        assertThat(browser.get(page + "/addresses").body()).doesNotContain("on trial");
        assertThat(
                        browser.post(
                                        page + "/addresses/trial",
                                        Map.of("addresses", "", "span", "9"))
                                .body())
                .contains("Name at least one address", "Choose for how long.");
    }

    @Test
    void one_address_is_asked_about() {
        browser.post(page + "/addresses", Map.of("addresses", "203.0.113.0/24\n2001:db8::/32"));
        assertThat(browser.get(page + "/addresses?address=203.0.113.9").body())
                .contains("203.0.113.9 passes", "It is in 203.0.113.0/24.");
        assertThat(browser.get(page + "/addresses?address=203.0.112.9").body())
                .contains("203.0.112.9 is refused", "the nearest is 203.0.113.0/24");
        assertThat(browser.get(page + "/addresses?address=203.0.112.0/23").body())
                .contains("passes in part");
        var wrong = browser.get(page + "/addresses?address=%3Cb%3E");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("is no address").doesNotContain("<b>");
    }

    @Test
    void signing_keys_are_made_registered_required_and_ended() throws Exception {
        assertThat(browser.post(page + "/signing/require", Map.of("required", "true")).body())
                .contains("No signing key of this key would go on.");
        var issued = browser.post(page + "/signing/secrets", Map.of("name", "Backend"));
        assertThat(issued.body()).contains("shown this once", "openssl dgst -sha256");
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        browser.post(
                page + "/signing/public-keys",
                Map.of(
                        "key_name",
                        "Vault",
                        "public_key",
                        Base64.getEncoder().encodeToString(pair.getPublic().getEncoded())));
        browser.post(page + "/signing/require", Map.of("required", "true"));
        assertThat(call(key.text())).isEqualTo(401);
        assertThat(browser.get(page).body()).contains("Signed calls only");
        assertThat(browser.get(page + "/signing").body())
                .contains("This key takes signed calls only", "Backend", "Vault", "Ed25519");
        assertThat(
                        browser.post(
                                        page + "/signing/public-keys",
                                        Map.of("key_name", "", "public_key", "x"))
                                .body())
                .contains("This is required.");
        assertThat(
                        browser.post(
                                        page + "/signing/public-keys",
                                        Map.of("key_name", "Other", "public_key", "x"))
                                .body())
                .contains("never the private");
        browser.post(page + "/signing/require", Map.of("required", "false"));
        assertThat(call(key.text())).isEqualTo(200);
    }

    @Test
    void whoever_found_a_key_ends_it_and_its_owner_is_told() {
        var finder = new FormsBrowser(server);
        assertThat(finder.get("/leaked-key").statusCode()).isEqualTo(200);
        var ended = finder.post("/leaked-key", Map.of("key", " " + key.text() + " "));
        assertThat(ended.statusCode()).isEqualTo(200);
        assertThat(ended.body()).contains("If that was an active key").doesNotContain(key.text());
        assertThat(call(key.text())).isEqualTo(401);
        assertThat(browser.get(page).body()).contains("Reported as leaked");
        server.advance(Duration.ofSeconds(1));
        assertThat(server.bean(Mails.class).recent(50))
                .filteredOn(mail -> mail.recipient().equals(email))
                .singleElement()
                .satisfies(
                        mail ->
                                assertThat(String.valueOf(mail.body()))
                                        .contains(page)
                                        .doesNotContain(key.text()));

        var again = finder.post("/leaked-key", Map.of("key", key.text()));
        var unknown = finder.post("/leaked-key", Map.of("key", "sk_test_nothing"));
        assertThat(plain(again.body())).isEqualTo(plain(ended.body()));
        assertThat(plain(unknown.body())).isEqualTo(plain(ended.body()));
        assertThat(finder.post("/leaked-key", Map.of("key", "")).statusCode()).isEqualTo(400);
    }

    /** Without what differs from page to page anyway. */
    private static String plain(String page) {
        return page.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "")
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "")
                .replaceAll("content=\"[^\"]*\"", "");
    }

    @Test
    void reports_of_one_address_are_slowed_down() {
        server.awaitMinute();
        var statuses =
                IntStream.range(0, 31)
                        .mapToObj(
                                _ ->
                                        server.send(
                                                server.request("/api/v1/api-keys/report-leak")
                                                        .header("Content-Type", "application/json")
                                                        .POST(
                                                                BodyPublishers.ofString(
                                                                        "{\"api_key\": \"x\"}"))))
                        .map(HttpResponse::statusCode)
                        .toList();
        assertThat(statuses).endsWith(429);
        server.advance(Duration.ofMinutes(1));
    }
}
