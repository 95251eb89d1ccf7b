package io.tributary.legal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.identity.Accounts;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Feature;
import io.tributary.identity.Grant;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.identity.web.FormsBrowser;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.legal.Acceptances;
import io.tributary.legal.Documents;
import io.tributary.legal.LegalDocument;
import io.tributary.legal.LegalFixtures;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;

@ExtendWith(TributaryServer.Running.class)
class LegalPagesScenarioTests {
    private static final String PASSWORD = "correct horse battery";

    private final TributaryServer server;
    private final OrganizationId customer;

    LegalPagesScenarioTests(TributaryServer server) {
        this.server = server;
        this.customer =
                server.bean(Organizations.class).found("Lantern", Tier.STARTER, "tests").id();
    }

    @ParameterizedTest
    @EnumSource(LegalDocument.class)
    void anybody_reads_every_document_with_the_figures_of_the_product(LegalDocument document) {
        var visitor = new FormsBrowser(server);
        var page = visitor.get("/legal/" + document.code());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(document.title(), "A lawyer must review it", "In force", "SHA-256")
                .doesNotContain("{");
        assertThat(visitor.get("/legal").body()).contains(document.title());
        assertThat(visitor.get("/legal/" + document.code() + "/versions/1").statusCode())
                .isEqualTo(200);
        for (var missing : new String[] {"2", "0", "-1", "one", "99999999999"}) {
            assertThat(
                            visitor.get("/legal/" + document.code() + "/versions/" + missing)
                                    .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void the_figures_are_those_that_the_product_keeps_to() {
        var visitor = new FormsBrowser(server);

        assertThat(visitor.get("/legal/api-terms").body())
                .contains("Enterprise", "1,000,000", "lasts 14 days", "day 29 live keys stop");
        assertThat(visitor.get("/legal/data-processing").body()).contains("400 days", "1826 days");
        assertThat(visitor.get("/legal/partnership").body())
                .contains("paid out 7 days after", "5 % is kept in reserve", "released 90 days")
                .contains("available 99.9 % of each month", "below 99 %", "25 %", "below 95 %");
    }

    @Test
    void what_is_kept_of_calls_and_persons_is_told_as_it_is() {
        var text = new FormsBrowser(server).get("/legal/data-processing").body();

        assertThat(text)
                .contains("the network address from which it came", "400 days from the end of")
                .contains("35 days", "400 days after its last use", "24 hours")
                .contains("no job erases them", "sign in with a passkey")
                .doesNotContain("second factor", "the house");
    }

    @Test
    void an_owner_reads_accepts_and_takes_the_record_along() {
        var owner = signedIn(Role.OWNER, false);
        assertThat(owner.get("/partner/legal").body())
                .contains("Before the first live key", "To be accepted", "Nothing accepted yet");
        var path = "/partner/legal/api-terms";
        assertThat(owner.get(path).body()).contains("Accept for the organization");
        assertThat(owner.get(path + "/pdf").body()).startsWith("%PDF-1.");
        var version = server.bean(Documents.class).inForce(LegalDocument.API_TERMS).orElseThrow();
        var form = Map.of("number", "" + version.number(), "sha256", version.sha256());

        assertThat(owner.post(path + "/accept", form).statusCode()).isEqualTo(400);
        assertThat(server.bean(Acceptances.class).of(customer)).isEmpty();
        var ticked =
                Map.of(
                        "number",
                        "" + version.number(),
                        "sha256",
                        version.sha256(),
                        "confirmed",
                        "yes");
        assertThat(owner.post(path + "/accept", ticked).statusCode()).isEqualTo(303);

        assertThat(owner.get(path).body())
                .contains("Accepted.", "Last accepted", "Ada Lindqvist")
                .doesNotContain("Accept for the organization");
        assertThat(server.bean(Acceptances.class).of(customer))
                .singleElement()
                .satisfies(one -> assertThat(one.address()).isEqualTo("127.0.0.1"));
        assertThat(owner.get("/partner/legal").body()).contains("127.0.0.1", "PDF of API terms");
        assertThat(owner.get(path + "/pdf?number=1").body()).startsWith("%PDF-1.");
        assertThat(owner.get(path + "/pdf?number=7").statusCode()).isEqualTo(404);
        assertThat(owner.get("/partner/audit").body()).contains("document.accepted");
    }

    @Test
    void a_live_key_is_made_only_for_who_accepted() {
        server.bean(Entitlements.class)
                .grant(
                        customer,
                        List.of(Grant.feature(Feature.LIVE_API)),
                        new Period(server.bean(InstantSource.class).instant(), Instant.MAX),
                        "a test");
        var owner = signedIn(Role.OWNER, false);

        assertThat(key(owner, "test").statusCode()).isEqualTo(200);
        var refused = key(owner, "live");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("accepts the API terms and the Data processing", "Nothing was created");
        LegalFixtures.accept(server, customer);
        assertThat(key(owner, "live").statusCode()).isEqualTo(200);
    }

    private static HttpResponse<String> key(FormsBrowser owner, String mode) {
        return owner.post(
                "/partner/keys",
                Map.of(
                        "name", "Backend",
                        "mode", mode,
                        "scopes", "usage:read",
                        "expiry", "never",
                        "addresses", ""));
    }

    @Test
    void other_words_than_those_in_force_are_refused() {
        var owner = signedIn(Role.ADMIN, false);
        var other = Map.of("number", "1", "sha256", "0".repeat(64), "confirmed", "yes");

        var refused = owner.post("/partner/legal/api-terms/accept", other);

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("/docs/problems/document-changed");
    }

    @Test
    void who_may_not_bind_the_organization_reads_only() {
        var developer = signedIn(Role.DEVELOPER, false);

        assertThat(developer.get("/partner/legal/api-terms").body())
                .contains("An owner or admin of your organization accepts it")
                .doesNotContain("Accept for the organization");
        assertThat(developer.post("/partner/legal/api-terms/accept", Map.of()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void an_operator_sees_who_accepted_and_publishes_nothing_that_says_the_same() {
        var operator = signedIn(Role.OWNER, true);
        var version = server.bean(Documents.class).inForce(LegalDocument.PARTNERSHIP).orElseThrow();
        operator.post(
                "/partner/legal/partnership/accept",
                Map.of(
                        "number",
                        "" + version.number(),
                        "sha256",
                        version.sha256(),
                        "confirmed",
                        "yes"));
        var path = "/operator/legal/partnership";

        assertThat(operator.get("/operator/legal").body()).contains("As packaged");
        assertThat(operator.get(path).body())
                .contains("Lantern", "Ada Lindqvist, Owner", "the house, at its first start");
        assertThat(operator.post(path + "/publish", Map.of("effective", "soon")).statusCode())
                .isEqualTo(400);
        var same = Map.of("effective", "2099-01-01", "grace", "30");
        assertThat(operator.post(path + "/publish", same).body())
                .contains("The newest version says what this release says");
        assertThat(operator.get("/operator/legal/rules-of-the-game").statusCode()).isEqualTo(404);
    }

    private FormsBrowser signedIn(Role role, boolean runsTheHouse) {
        var email = "legal-" + UUID.randomUUID() + "@example.com";
        var person =
                server.bean(Accounts.class).invent(email, "Ada Lindqvist", PASSWORD, runsTheHouse);
        server.bean(Staff.class).employ(customer, person, role);
        var browser = new FormsBrowser(server);
        browser.signIn(email, PASSWORD);
        return browser;
    }
}
