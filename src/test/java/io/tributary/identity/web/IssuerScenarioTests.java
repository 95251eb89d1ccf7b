package io.tributary.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;

import io.tributary.TributaryServer;
import io.tributary.identity.Accounts;
import io.tributary.identity.Actor;
import io.tributary.identity.Domains;
import io.tributary.identity.Issuer;
import io.tributary.identity.Issuers;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.kernel.ProblemException;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** An organization's people come in through its issuer, and nobody else does. */
@ExtendWith(TributaryServer.Running.class)
class IssuerScenarioTests {
    private static final Pattern LINK = Pattern.compile("href=\"(http[^\"]+/authorize[^\"]+)\"");

    private final TributaryServer server;
    private final WiredIssuer issuer;
    private final String name = "d" + UUID.randomUUID().toString().substring(0, 8) + ".localhost";
    private final Actor owner;

    IssuerScenarioTests(TributaryServer server) {
        this.server = server;
        this.issuer = new WiredIssuer(server.bean(InstantSource.class));
        this.owner = BrandedHouse.owner(server, UUID.randomUUID().toString());
        var domain = server.bean(Domains.class).claim(owner, name);
        server.bean(Domains.class).use(owner, domain.id(), false, true);
        save(null, false);
    }

    @AfterEach
    void stop() {
        issuer.close();
    }

    private void save(@Nullable Role newcomers, boolean required) {
        server.bean(Issuers.class)
                .save(
                        owner,
                        new Issuer(issuer.address(), WiredIssuer.CLIENT, newcomers, required),
                        WiredIssuer.SECRET);
    }

    private String callback() {
        return IssuerSignInController.callback(owner.organization());
    }

    /** Leaves for the issuer and answers with what it is asked. */
    private Map<String, String> depart(FormsBrowser browser, String email) {
        var page = browser.post("/sign-in/organization", Map.of("email", email));
        assertThat(page.statusCode()).isEqualTo(200);
        var link = LINK.matcher(page.body());
        assertThat(link.find()).isTrue();
        var asked = new TreeMap<String, String>();
        for (var pair : link.group(1).replace("&amp;", "&").split("\\?", 2)[1].split("&", -1)) {
            var parts = pair.split("=", 2);
            asked.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
        }
        return asked;
    }

    private HttpResponse<String> comeBack(FormsBrowser browser, Map<String, String> asked) {
        return browser.get(
                callback() + "?code=c0de&state=" + asked.get("state") + "&iss=" + issuer.address());
    }

    private String invited(Role role) {
        var email = "p-" + UUID.randomUUID() + "@" + name;
        server.bean(Staff.class).invite(owner, email, role);
        return email;
    }

    @Test
    void whoever_is_invited_and_vouched_for_comes_in() throws GeneralSecurityException {
        var email = invited(Role.DEVELOPER);
        var browser = new FormsBrowser(server);
        var asked = depart(browser, email);
        assertThat(asked)
                .containsEntry("response_type", "code")
                .containsEntry("client_id", WiredIssuer.CLIENT)
                .containsEntry("redirect_uri", server.address(callback()).toString())
                .containsEntry("code_challenge_method", "S256");
        issuer.gives(issuer.claims(asked.getOrDefault("nonce", ""), email).build());

        var back = comeBack(browser, asked);

        assertThat(back.statusCode()).isEqualTo(303);
        assertThat(back.headers().firstValue("Location")).contains("/partner/dashboard");
        assertThat(browser.get("/partner/members").body()).contains("Vera Vouched", email);
        assertThat(server.bean(Staff.class).invitations(owner.organization())).isEmpty();
        assertAsked(asked);
    }

    /** The code is given with the verifier of the challenge, by the client that has the secret. */
    private void assertAsked(Map<String, String> asked) throws GeneralSecurityException {
        var request = issuer.asked();
        var form = request.getBodyAsString();
        var verifier = form.replaceFirst(".*code_verifier=([^&]+).*", "$1");
        var hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII));
        assertThat(Base64.getUrlEncoder().withoutPadding().encodeToString(hash))
                .isEqualTo(asked.get("code_challenge"));
        assertThat(form).contains("code=c0de", "grant_type=authorization_code");
        var basic = request.getHeader("Authorization").substring("Basic ".length());
        assertThat(new String(Base64.getDecoder().decode(basic), UTF_8))
                .isEqualTo("tributary-client:s3cret+of%3A+the+client");
    }

    @Test
    void a_stranger_joins_only_when_the_organization_says_so() {
        var email = "new-" + UUID.randomUUID() + "@" + name;
        var browser = new FormsBrowser(server);
        var asked = depart(browser, email);
        issuer.gives(issuer.claims(asked.getOrDefault("nonce", ""), email).build());
        var refused = comeBack(browser, asked);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("does not work for this organization");

        save(Role.VIEWER, false);
        var again = depart(browser, email);
        issuer.gives(issuer.claims(again.getOrDefault("nonce", ""), email).build());
        assertThat(comeBack(browser, again).statusCode()).isEqualTo(303);
        assertThat(server.bean(Staff.class).of(owner.organization()))
                .filteredOn(colleague -> colleague.email().equals(email))
                .extracting(Staff.Colleague::role)
                .containsExactly(Role.VIEWER);
    }

    @Test
    void a_token_that_does_not_fit_lets_nobody_in() {
        var email = invited(Role.VIEWER);
        assertTurnedAway(
                email, asked -> issuer.claims("another nonce", email).build(), "another sign-in");
        assertTurnedAway(
                email,
                asked ->
                        issuer.claims(asked.getOrDefault("nonce", ""), email)
                                .audience("somebody")
                                .build(),
                "somebody else");
        assertTurnedAway(
                email,
                asked ->
                        issuer.claims(asked.getOrDefault("nonce", ""), email)
                                .expirationTime(
                                        Date.from(
                                                server.bean(InstantSource.class)
                                                        .instant()
                                                        .minus(Duration.ofHours(1))))
                                .build(),
                "expired");
        assertTurnedAway(
                email,
                asked ->
                        issuer.claims(asked.getOrDefault("nonce", ""), email)
                                .issuer("https://login.evil.example")
                                .build(),
                "another issuer");
        assertTurnedAway(
                email,
                asked ->
                        issuer.claims(asked.getOrDefault("nonce", ""), "boss@elsewhere.example")
                                .build(),
                "may not vouch for boss@elsewhere.example");
        assertThat(server.bean(Staff.class).invitations(owner.organization())).hasSize(1);
    }

    private void assertTurnedAway(
            String email, Function<Map<String, String>, JWTClaimsSet> claims, String why) {
        var browser = new FormsBrowser(server);
        var asked = depart(browser, email);
        issuer.gives(claims.apply(asked));
        var answer = comeBack(browser, asked);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains(why);
        assertThat(browser.get("/account").statusCode()).as("nobody is signed in").isEqualTo(303);
    }

    @Test
    void a_token_without_signature_lets_nobody_in() {
        var email = invited(Role.VIEWER);
        var browser = new FormsBrowser(server);
        var asked = depart(browser, email);
        issuer.gives(
                new PlainJWT(issuer.claims(asked.getOrDefault("nonce", ""), email).build())
                        .serialize());

        assertThat(comeBack(browser, asked).statusCode()).isEqualTo(403);
    }

    @Test
    void a_state_works_once_in_the_browser_that_left() {
        var email = invited(Role.VIEWER);
        var browser = new FormsBrowser(server);
        var asked = depart(browser, email);
        issuer.gives(issuer.claims(asked.getOrDefault("nonce", ""), email).build());

        var other = new FormsBrowser(server);
        depart(other, email);
        assertThat(comeBack(other, asked).statusCode()).as("another browser").isEqualTo(403);
        assertThat(issuer.wasAskedForAToken()).isFalse();

        assertThat(comeBack(browser, asked).statusCode()).isEqualTo(303);
        assertThat(comeBack(browser, asked).statusCode()).as("again").isEqualTo(403);
    }

    @Test
    void an_answer_of_another_issuer_is_not_taken_for_this_ones() {
        var email = invited(Role.VIEWER);
        var browser = new FormsBrowser(server);
        var asked = depart(browser, email);
        var mixed =
                browser.get(
                        callback()
                                + "?code=c0de&state="
                                + asked.get("state")
                                + "&iss=https://login.evil.example");
        assertThat(mixed.statusCode()).isEqualTo(403);
        assertThat(mixed.body()).contains("Another issuer answered");

        var silent = depart(browser, email);
        assertThat(browser.get(callback() + "?code=c0de&state=" + silent.get("state")).statusCode())
                .as("it names itself, and now does not")
                .isEqualTo(403);

        var elsewhere = depart(browser, email);
        var rival = BrandedHouse.owner(server, UUID.randomUUID().toString());
        assertThat(
                        browser.get(
                                        IssuerSignInController.callback(rival.organization())
                                                + "?code=c0de&state="
                                                + elsewhere.get("state"))
                                .statusCode())
                .as("the address of return of another organization")
                .isEqualTo(403);
        assertThat(issuer.wasAskedForAToken()).isFalse();
    }

    @Test
    void what_an_issuer_vouches_for_is_good_for_its_organization_alone() {
        var email = "both-" + UUID.randomUUID() + "@" + name;
        var person = server.bean(Accounts.class).invent(email, "Bo", "correct horse battery", true);
        var other = server.bean(Organizations.class).found("Other Waters", Tier.STARTER, "x");
        server.bean(Staff.class).employ(other.id(), person, Role.OWNER);
        server.bean(Staff.class).employ(owner.organization(), person, Role.VIEWER);
        var browser = new FormsBrowser(server);
        var asked = depart(browser, email);
        issuer.gives(issuer.claims(asked.getOrDefault("nonce", ""), email).build());
        comeBack(browser, asked);

        assertThat(browser.get("/partner/members").body()).doesNotContain("Other Waters");
        assertThat(
                        browser.post(
                                        "/organization/switch",
                                        Map.of("organization", other.id().toString()))
                                .statusCode())
                .isEqualTo(404);
        assertThat(browser.get("/operator/organizations").statusCode()).isEqualTo(404);
        assertThat(browser.get("/account").body())
                .contains("You came in through your organization", email)
                .doesNotContain("Other Waters", "Passkeys", "Where you are signed in");
        assertThat(
                        browser.post("/account/password", Map.of("fresh", "a password of theirs"))
                                .statusCode())
                .isEqualTo(403);
        assertThat(browser.postJson("/webauthn/register", "{}").statusCode()).isEqualTo(403);
        for (var own : List.of("/account/privacy", "/account/privacy/data")) {
            assertThat(browser.get(own).statusCode()).as(own).isEqualTo(403);
        }
        var byPassword = new FormsBrowser(server);
        byPassword.signIn(email, "correct horse battery");
        assertThat(byPassword.get("/account/privacy/data").statusCode()).isEqualTo(200);
        byPassword.get("/account");
        assertThat(byPassword.postJson("/webauthn/register", "{}").statusCode())
                .as("a session of their own")
                .isNotEqualTo(403);

        server.bean(Issuers.class).remove(owner);
        assertThat(browser.get("/partner/members").statusCode()).as("not vouched").isEqualTo(403);
    }

    @Test
    void where_the_issuer_is_required_a_password_is_good_for_owners_alone() {
        var email = "dev-" + UUID.randomUUID() + "@" + name;
        var person =
                server.bean(Accounts.class).invent(email, "Dev", "correct horse battery", false);
        server.bean(Staff.class).employ(owner.organization(), person, Role.DEVELOPER);
        var before = new FormsBrowser(server);
        before.signIn(email, "correct horse battery");
        assertThat(before.get("/partner/members").statusCode()).isEqualTo(200);

        save(null, true);

        assertThat(before.get("/partner/members").statusCode())
                .as("a session that was there before")
                .isEqualTo(403);
        var answer = new FormsBrowser(server).signIn(email, "correct horse battery");
        assertThat(answer.headers().firstValue("Location")).contains("/sign-in/organization");
        var breakGlass = new FormsBrowser(server);
        breakGlass.signIn(owner.email(), BrandedHouse.PASSWORD);
        assertThat(breakGlass.get("/partner/members").statusCode()).isEqualTo(200);

        var browser = new FormsBrowser(server);
        var asked = depart(browser, email);
        issuer.gives(issuer.claims(asked.getOrDefault("nonce", ""), email).build());
        comeBack(browser, asked);
        assertThat(browser.get("/partner/members").statusCode()).isEqualTo(200);
    }

    @Test
    void an_issuer_is_saved_only_when_it_is_what_it_says() {
        issuer.describe("https://login.evil.example");
        assertThatThrownBy(() -> save(null, false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("calls itself https://login.evil.example");

        issuer.moveTo("http://169.254.169.254/");
        assertThatThrownBy(() -> save(null, false))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("status 302");

        var metadata = new Issuer("https://169.254.169.254", "x", null, false);
        assertThatThrownBy(() -> server.bean(Issuers.class).save(owner, metadata, "x"))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("not public");
    }

    @Test
    void the_page_tells_what_to_register_and_never_the_secret() {
        var browser = new FormsBrowser(server);
        browser.signIn(owner.email(), BrandedHouse.PASSWORD);

        var page = browser.get("/partner/single-sign-on").body();

        assertThat(page)
                .contains(server.address(callback()).toString(), issuer.address(), name)
                .doesNotContain("s3cret");
        var saved =
                browser.post(
                        "/partner/single-sign-on",
                        Map.of(
                                "address",
                                issuer.address(),
                                "client_id",
                                "other",
                                "newcomers",
                                "owner"));
        assertThat(saved.statusCode()).isEqualTo(303);
        assertThat(server.bean(Issuers.class).of(owner.organization()))
                .hasValueSatisfying(
                        kept -> {
                            assertThat(kept.clientId()).isEqualTo("other");
                            assertThat(kept.newcomers()).as("nobody becomes an owner").isNull();
                        });
    }

    @Test
    void an_address_nobody_vouches_for_is_told_so() {
        var page =
                new FormsBrowser(server)
                        .post("/sign-in/organization", Map.of("email", "x@nowhere.example"));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("No organization vouches");
    }
}
