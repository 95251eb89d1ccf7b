package io.tributary.identity.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tributary.TributaryServer;
import io.tributary.identity.Accounts;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;

import jakarta.servlet.ServletContext;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.context.support.WebApplicationContextUtils;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Somebody who runs the house looks at an organization's pages, and changes nothing. */
@ExtendWith(TributaryServer.Running.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LookingScenarioTests {
    private static final String PASSWORD = "correct horse battery";

    private final TributaryServer server;
    private final Organization organization;
    private final FormsBrowser operator;

    LookingScenarioTests(TributaryServer server) {
        this.server = server;
        this.organization =
                server.bean(Organizations.class)
                        .found("Mill " + UUID.randomUUID(), Tier.STARTER, "to test");
        this.operator = operator();
    }

    @Test
    void the_pages_are_those_of_the_owner_and_say_so() {
        var browser = operator();
        look(browser);

        var page = browser.get("/partner/members");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body())
                .contains(organization.companyName())
                .contains("Nothing can be changed");
    }

    @Test
    void they_wear_what_the_owner_sees_them_wear() {
        var house = BrandedHouse.found(server);
        var browser = operator();
        browser.post(
                "/operator/organizations/" + house.owner().organization() + "/look",
                Map.of("reason", "they asked us to"));

        assertThat(browser.get("/partner/members").body())
                .contains(BrandedHouse.NAME, "/brand/style/");
    }

    @Test
    void the_owner_sees_who_looked_and_why() {
        look(operator());

        assertThat(
                        server.bean(AuditTrail.class)
                                .entries(organization.id(), "pages.looked-at", null, 10)
                                .items())
                .isNotEmpty()
                .allSatisfy(
                        entry -> {
                            assertThat(entry.actor()).startsWith("Operator ");
                            assertThat(entry.details()).containsEntry("reason", "they asked us to");
                        });
    }

    @Test
    void it_needs_a_reason() {
        var browser = operator();
        browser.post(path("/look"), Map.of("reason", " "));

        assertThat(browser.get("/account").body()).doesNotContain("Nothing can be changed");
    }

    @Test
    void it_ends_when_it_is_ended() {
        var browser = operator();
        look(browser);
        browser.post("/operator/looking/end", Map.of());

        assertThat(browser.get("/partner/members").statusCode()).isEqualTo(403);
    }

    @Test
    void it_ends_by_itself() {
        var browser = operator();
        look(browser);
        server.advance(Looking.LIFE.plus(Duration.ofSeconds(1)));

        assertThat(browser.get("/partner/members").statusCode()).isEqualTo(403);
    }

    @Test
    void only_those_who_run_the_house_can_look() {
        var email = UUID.randomUUID() + "@example.com";
        var person = server.bean(Accounts.class).invent(email, "Somebody", PASSWORD, false);
        var own = server.bean(Organizations.class).found("Their own", Tier.STARTER, "to test").id();
        server.bean(Staff.class).employ(own, person, Role.OWNER);
        var browser = new FormsBrowser(server);
        browser.signIn(email, PASSWORD);

        assertThat(browser.post(path("/look"), Map.of("reason", "curious")).statusCode())
                .isEqualTo(404);
    }

    @TestFactory
    Stream<DynamicTest> nothing_can_be_changed_by_any_form_there_is() {
        look(operator);
        return changes()
                .map(
                        path ->
                                dynamicTest(
                                        path,
                                        () -> {
                                            var answer = operator.post(path, Map.of());
                                            assertThat(answer.statusCode()).isEqualTo(403);
                                            assertThat(answer.body()).contains("looking-only");
                                        }));
    }

    /** Every address that takes a form, but for what belongs to nobody. */
    private Stream<String> changes() {
        return WebApplicationContextUtils.getRequiredWebApplicationContext(
                        server.bean(ServletContext.class))
                .getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods()
                .entrySet()
                .stream()
                .filter(entry -> !Doorkeeper.isBelow(entry.getValue().getBeanType()))
                .filter(
                        entry ->
                                entry.getKey()
                                        .getMethodsCondition()
                                        .getMethods()
                                        .contains(RequestMethod.POST))
                .filter(entry -> entry.getKey().getConsumesCondition().isEmpty())
                .flatMap(entry -> entry.getKey().getPatternValues().stream())
                .filter(path -> !path.equals(LookingController.END))
                .filter(
                        path ->
                                !path.contains(
                                        ":")) // names of a form of their own: the assessment's
                .map(path -> path.replaceAll("\\{[^}]+}", UUID.randomUUID().toString()))
                .sorted();
    }

    private void look(FormsBrowser browser) {
        var answer = browser.post(path("/look"), Map.of("reason", "they asked us to"));
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .endsWith("/partner/dashboard");
    }

    private String path(String act) {
        return "/operator/organizations/" + organization.id() + act;
    }

    private FormsBrowser operator() {
        var email = UUID.randomUUID() + "@example.com";
        server.bean(Accounts.class).invent(email, "Op", PASSWORD, true);
        var browser = new FormsBrowser(server);
        browser.signIn(email, PASSWORD);
        return browser;
    }
}
