package io.tributary.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.identity.Accounts;
import io.tributary.identity.Brands;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.platform.Mails;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Over HTTP, with the Host header that somebody sends. */
@ExtendWith(TributaryServer.Running.class)
class HostTests {
    private final TributaryServer server;

    HostTests(TributaryServer server) {
        this.server = server;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "nobody.localhost",
                "localhost.evil.example",
                "localhost.",
                "169.254.169.254",
                "0.0.0.0"
            })
    void a_name_that_is_not_registered_gets_nothing(String host) {
        for (var path :
                new String[] {
                    "/", "/sign-in", "/api/v1/usage", "/v1/usage", "/assets/x/y.css", "/docs"
                }) {
            var answer = new HostVisitor(server, host).get(path);

            assertThat(answer.status()).as(host + path).isEqualTo(421);
            assertThat(answer.body()).isEmpty();
            assertThat(answer.header("Set-Cookie")).isEmpty();
            assertThat(answer.header("Location")).isEmpty();
        }
        assertThat(
                        new HostVisitor(server, host)
                                .send("POST", "/api/partner/signup", "application/json", "{}")
                                .status())
                .isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "127.0.0.1", "LOCALHOST", "api.localhost"})
    void the_houses_names_are_answered(String host) {
        assertThat(new HostVisitor(server, host + ":" + server.port()).get("/sign-in").status())
                .isEqualTo(200);
    }

    @Test
    void probes_are_answered_by_any_name() {
        assertThat(
                        new HostVisitor(server, "10.1.2.3:8080")
                                .get("/actuator/health/liveness")
                                .status())
                .isEqualTo(200);
    }

    @Test
    void an_own_host_wears_the_brand_before_anybody_signs_in() {
        var house = BrandedHouse.found(server);

        var front = house.visitor().get("/");
        var signIn = house.visitor().get("/sign-in");

        for (var page : new HostVisitor.Answer[] {front, signIn}) {
            assertThat(page.status()).isEqualTo(200);
            assertThat(page.body())
                    .contains(BrandedHouse.NAME, "/brand/style/")
                    .doesNotContain("brand-mark", "Tributary</title>", "/partner/signup");
        }
        assertThat(signIn.body()).doesNotContain("data-passkey-sign-in");
        assertThat(house.atTheHouse().get("/sign-in").body())
                .contains("Tributary</title>", "data-passkey-sign-in")
                .doesNotContain(BrandedHouse.NAME, "/brand/style/");
    }

    @Test
    void when_the_plan_ends_the_host_stays_and_the_look_is_the_houses() {
        var house = BrandedHouse.found(server);
        assertThat(house.visitor().get("/sign-in").body()).contains(BrandedHouse.NAME);

        house.lose();
        house.server().bean(Brands.class).gap();

        var page = house.visitor().get("/sign-in");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Tributary</title>").doesNotContain(BrandedHouse.NAME);
    }

    @Test
    void a_session_is_worth_nothing_under_another_name() {
        var house = BrandedHouse.found(server);
        var other = BrandedHouse.found(server);
        var inside = house.visitor();
        assertThat(inside.signIn(house.owner().email(), BrandedHouse.PASSWORD).status())
                .isEqualTo(303);
        assertThat(inside.get("/partner/members").status()).isEqualTo(200);

        var house1 = inside.carriedTo("localhost:" + server.port());
        var other1 = inside.carriedTo(other.host() + ":" + server.port());
        assertThat(house1.get("/partner/members").status()).isEqualTo(303);
        assertThat(other1.get("/partner/members").status()).isEqualTo(303);

        var atTheHouse = house.atTheHouse();
        atTheHouse.signIn(house.owner().email(), BrandedHouse.PASSWORD);
        assertThat(atTheHouse.get("/partner/members").status()).isEqualTo(200);
        assertThat(
                        atTheHouse
                                .carriedTo(house.host() + ":" + server.port())
                                .get("/partner/members")
                                .status())
                .isEqualTo(303);
    }

    @Test
    void staff_wear_their_brand_at_the_houses_host_too() {
        var house = BrandedHouse.found(server);
        var inside = house.atTheHouse();
        inside.signIn(house.owner().email(), BrandedHouse.PASSWORD);

        assertThat(inside.get("/partner/members").body())
                .contains(BrandedHouse.NAME, "/brand/style/");
    }

    @Test
    void at_an_own_host_there_is_that_organization_alone() {
        var house = BrandedHouse.found(server);
        var email = "two-" + UUID.randomUUID() + "@example.com";
        var person = server.bean(Accounts.class).invent(email, "Tom", BrandedHouse.PASSWORD, true);
        var elsewhere = server.bean(Organizations.class).found("Aaa Elsewhere", Tier.STARTER, "x");
        server.bean(Staff.class).employ(elsewhere.id(), person, Role.OWNER);
        server.bean(Staff.class).employ(house.owner().organization(), person, Role.VIEWER);

        var visitor = house.visitor();
        visitor.signIn(email, BrandedHouse.PASSWORD);
        var page = visitor.get("/partner/members");

        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Olga Owner").doesNotContain("Aaa Elsewhere");
        assertThat(visitor.get("/partner/brand").status()).as("a viewer there").isEqualTo(403);
        for (var path :
                List.of("/operator/organizations", "/account", "/%61ccount", "/account;a=b")) {
            var answer = visitor.get(path);
            assertThat(answer.status()).as(path).isIn(303, 400);
            assertThat(answer.header("Location").orElse("http://localhost:"))
                    .as(path)
                    .startsWith("http://localhost:");
        }
        assertThat(
                        visitor.post(
                                        "/partner/members",
                                        "/account/password",
                                        Map.of("fresh", "a password of the thief"))
                                .status())
                .isEqualTo(404);
    }

    @Test
    void a_link_asked_for_at_an_own_host_works_there_alone() {
        var house = BrandedHouse.found(server);
        var email = house.owner().email();
        house.visitor().post("/sign-in", "/sign-in/link", Map.of("link_email", email));
        var mail =
                server.bean(Mails.class).recent(50).stream()
                        .filter(kept -> kept.recipient().equals(email))
                        .findFirst()
                        .orElseThrow();
        assertThat(mail.subject()).isEqualTo("Your sign-in link for " + BrandedHouse.NAME);
        assertThat(mail.body())
                .contains("http://" + house.host() + ":" + server.port() + "/sign-in/link?token=")
                .doesNotContain("Tributary");
        assertThat(mail.headers().get("From")).startsWith("Meridian Care <");
        assertThat(mail.headers()).containsEntry("Reply-To", "care@meridian.example");

        var token = FormsBrowser.tokenOf(server.mailedLink(email));
        var use = Map.of("token", token);
        assertThat(house.atTheHouse().post("/sign-in", "/sign-in/link/use", use).status())
                .isEqualTo(410);
        assertThat(house.visitor().post("/sign-in", "/sign-in/link/use", use).status())
                .isEqualTo(303);
    }

    @Test
    void an_invitation_leads_to_the_own_host_and_works_there_alone() {
        var house = BrandedHouse.found(server);
        var email = "new-" + UUID.randomUUID() + "@example.com";
        server.bean(Staff.class).invite(house.owner(), email, Role.VIEWER);
        var link = server.mailedLink(email);

        assertThat(house.atTheHouse().get(link).status()).isEqualTo(410);
        assertThat(house.visitor().get(link).status()).isEqualTo(200);
    }

    @Test
    void style_and_logo_are_cached_for_ever_under_their_digest() {
        var house = BrandedHouse.found(server);
        var page = house.visitor().get("/sign-in").body();
        int at = page.indexOf("/brand/style/");
        var path = page.substring(at, page.indexOf('"', at));

        var sheet = house.visitor().get(path);
        assertThat(sheet.status()).isEqualTo(200);
        assertThat(sheet.body()).contains("--accent: " + BrandedHouse.ACCENT);
        assertThat(sheet.header("Cache-Control").orElseThrow()).contains("immutable");
        assertThat(sheet.header("Content-Type").orElseThrow()).startsWith("text/css");

        var stale = house.visitor().get(path.replaceFirst("style/[0-9a-f]+", "style/0000000000"));
        assertThat(stale.header("Cache-Control").orElseThrow()).contains("no-cache");
        assertThat(house.visitor().get("/brand/style/x/no.css").status()).isEqualTo(404);
        assertThat(house.visitor().get("/brand/logo/" + "0".repeat(64) + ".png").status())
                .isEqualTo(404);
    }
}
