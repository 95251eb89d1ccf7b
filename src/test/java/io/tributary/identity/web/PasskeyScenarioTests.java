package io.tributary.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.identity.Accounts;
import io.tributary.identity.Person;
import io.tributary.platform.Settings;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.json.JsonMapper;

import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.UUID;

@ExtendWith(TributaryServer.Running.class)
class PasskeyScenarioTests {
    private static final String PASSWORD = "correct horse battery";

    private final TributaryServer server;
    private final String email = "kay-" + UUID.randomUUID() + "@example.com";
    private final Person person;
    private final FormsBrowser owner;
    private final SoftPasskey passkey;

    PasskeyScenarioTests(TributaryServer server) throws GeneralSecurityException {
        this.server = server;
        this.person = server.bean(Accounts.class).invent(email, "Kay", PASSWORD, false);
        this.owner = new FormsBrowser(server);
        owner.signIn(email, PASSWORD);
        var settings = server.bean(Settings.class);
        this.passkey =
                new SoftPasskey(
                        PasskeyConfiguration.host(settings), PasskeyConfiguration.origin(settings));
    }

    @Test
    void a_passkey_lets_its_owner_in_under_a_new_session() throws GeneralSecurityException {
        register("Laptop");
        assertThat(owner.get("/account").body()).contains("Laptop");

        var browser = new FormsBrowser(server);
        var challenge = challenge(browser, "/webauthn/authenticate/options");
        var before = browser.cookie("tributary");
        var answer = browser.postJson("/login/webauthn", passkey.assertion(challenge, handle()));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(browser.cookie("tributary")).isNotEmpty().isNotEqualTo(before);
        assertThat(browser.get("/account").body()).contains(email);
    }

    @Test
    void the_answer_to_a_challenge_works_once() throws GeneralSecurityException {
        register("Laptop");
        var browser = new FormsBrowser(server);
        var assertion =
                passkey.assertion(challenge(browser, "/webauthn/authenticate/options"), handle());
        assertThat(browser.postJson("/login/webauthn", assertion).statusCode()).isEqualTo(200);

        var thief = new FormsBrowser(server);
        challenge(thief, "/webauthn/authenticate/options");

        assertThat(thief.postJson("/login/webauthn", assertion).statusCode()).isEqualTo(401);
        assertThat(thief.get("/account").statusCode()).isEqualTo(303);
    }

    @Test
    void a_passkey_that_was_removed_lets_nobody_in() throws GeneralSecurityException {
        register("Laptop");
        var removed = owner.post("/account/passkeys/" + passkey.id() + "/remove", Map.of());
        assertThat(removed.statusCode()).isEqualTo(303);

        var browser = new FormsBrowser(server);
        var challenge = challenge(browser, "/webauthn/authenticate/options");

        assertThat(
                        browser.postJson("/login/webauthn", passkey.assertion(challenge, handle()))
                                .statusCode())
                .isEqualTo(401);
    }

    @Test
    void nobody_removes_the_passkey_of_another() throws GeneralSecurityException {
        register("Laptop");
        var otherEmail = "not-" + email;
        server.bean(Accounts.class).invent(otherEmail, "Not Kay", PASSWORD, false);
        var other = new FormsBrowser(server);
        other.signIn(otherEmail, PASSWORD);

        var answer = other.post("/account/passkeys/" + passkey.id() + "/remove", Map.of());

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(owner.get("/account").body()).contains("Laptop");
    }

    @Test
    void what_is_too_large_to_be_a_passkey_is_not_read() {
        var browser = new FormsBrowser(server);
        challenge(browser, "/webauthn/authenticate/options");
        var large = "{\"id\": \"" + "a".repeat(65_536) + "\"}";

        assertThat(browser.postJson("/login/webauthn", large).statusCode()).isEqualTo(413);
        assertThat(owner.postJson("/webauthn/register", large).statusCode()).isEqualTo(413);
    }

    @Test
    void a_stranger_registers_none() {
        var answer = new FormsBrowser(server).postJson("/webauthn/register/options", "");

        assertThat(answer.statusCode()).isIn(400, 401, 403);
    }

    private void register(String label) throws GeneralSecurityException {
        var challenge = challenge(owner, "/webauthn/register/options");
        var answer = owner.postJson("/webauthn/register", passkey.registration(challenge, label));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private static String challenge(FormsBrowser browser, String path) {
        var answer = browser.postJson(path, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body()).get("challenge").stringValue();
    }

    private byte[] handle() {
        return PasskeyOwners.handle(person.id()).getBytes();
    }
}
