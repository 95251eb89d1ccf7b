package io.tributary.notify.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;

import io.tributary.TributaryServer;
import io.tributary.identity.Accounts;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.identity.web.FormsBrowser;
import io.tributary.notify.Catalogue;
import io.tributary.notify.Receiver;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.json.JsonMapper;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

@ExtendWith(TributaryServer.Running.class)
class WebhookPagesScenarioTests {
    private static final String PASSWORD = "correct horse battery";
    private static final String HOME = "/partner/webhooks";
    private static final Pattern SECRET = Pattern.compile("whsec_[0-9A-Za-z+/=&#;]+");
    private static final Pattern ENDPOINT = Pattern.compile(HOME + "/([0-9a-f-]{36})");
    private static final Pattern DELIVERY = Pattern.compile(HOME + "/deliveries/([0-9a-f-]{36})");

    private final TributaryServer server;
    private final Receiver receiver = new Receiver();
    private final FormsBrowser browser;

    WebhookPagesScenarioTests(TributaryServer server) {
        this.server = server;
        this.browser = visitor(Role.DEVELOPER);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    private FormsBrowser visitor(Role role) {
        var email = role.code() + "-" + UUID.randomUUID() + "@meander.example";
        var organization =
                server.bean(Organizations.class).found("Meander Ltd", Tier.STARTER, "tests");
        var person = server.bean(Accounts.class).invent(email, "Ada", PASSWORD, false);
        server.bean(Staff.class).employ(organization.id(), person, role);
        var visitor = new FormsBrowser(server);
        assertThat(visitor.signIn(email, PASSWORD).statusCode()).isEqualTo(303);
        visitor.get("/account");
        return visitor;
    }

    private String create() {
        var page =
                browser.post(
                        HOME, Map.of("url", receiver.url("/hook"), "description", "Our backend"));
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).contains("shown this once").containsPattern(SECRET);
        return HOME + "/" + first(ENDPOINT, page.body());
    }

    private static String first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return found.group(found.groupCount());
    }

    private String post(String path, Map<String, String> fields) {
        var answer = browser.post(path, fields);
        assertThat(answer.statusCode()).as(answer.body()).isIn(302, 303);
        server.advance(Duration.ofMillis(1));
        return answer.headers().firstValue("Location").orElseThrow();
    }

    @Test
    void an_endpoint_is_made_tested_fails_is_recovered_and_removed() {
        assertThat(browser.get(HOME).body()).contains("No endpoints yet");
        assertThat(browser.get(HOME + "/new").body()).contains("key.revoked", "invoice.paid");
        var endpoint = create();
        assertThat(browser.get(HOME).body())
                .contains("Our backend", "Every event", "Active")
                .doesNotContain("whsec_");

        var delivery = post(endpoint + "/test", Map.of());
        assertThat(browser.get(path(delivery)).body())
                .contains("webhook.tested", "Delivered", "204", "This is a test.");
        assertThat(browser.get(endpoint).body())
                .contains("Delivered", "whpk_")
                .doesNotContain("whsec_");

        receiver.answers(_ -> new Receiver.Reply(500, Map.of("Retry-After", "300"), "<b>Ouch</b>"));
        var failing = path(post(endpoint + "/test", Map.of()));
        assertThat(browser.get(failing).body())
                .contains("Trying again", "500", "&lt;b&gt;Ouch&lt;/b&gt;");
        assertThat(browser.get(endpoint).body()).contains("Messages do not arrive");

        receiver.answers(200);
        post(failing + "/resend", Map.of());
        assertThat(browser.get(failing).body()).contains("Delivered").doesNotContain("Trying");
        assertThat(receiver.received()).hasSize(3);
        post(endpoint + "/recover", Map.of("span", "24"));
        assertThat(browser.get(endpoint).body()).contains("Nothing was missed");

        assertThat(post(endpoint + "/remove", Map.of())).endsWith(HOME);
        assertThat(browser.get(endpoint).statusCode()).isEqualTo(404);
    }

    private static String path(String location) {
        return HOME + "/deliveries/" + first(DELIVERY, location);
    }

    @Test
    void a_secret_is_rotated_and_an_endpoint_changed_and_switched_off() {
        var endpoint = create();

        var rotated = browser.post(endpoint + "/rotate", Map.of("overlap", "24"));
        assertThat(rotated.body()).containsPattern(SECRET).contains("For 24 hours");
        assertThat(browser.get(endpoint).body().split("whpk_", -1)).hasSize(3);

        post(
                endpoint + "/change",
                Map.of("url", receiver.url("/new"), "description", "", "events", "key.revoked"));
        assertThat(browser.get(endpoint).body()).contains(receiver.url("/new"), "key.revoked");
        var refused = browser.post(endpoint + "/change", Map.of("url", "http://example.com/"));
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("Only https is called.");

        post(endpoint + "/disable", Map.of());
        assertThat(browser.get(endpoint).body())
                .contains("Nothing is sent to this endpoint")
                .doesNotContain("Send test event");
        assertThat(browser.post(endpoint + "/test", Map.of()).statusCode()).isEqualTo(409);
        post(endpoint + "/enable", Map.of());
        assertThat(browser.get(endpoint).body()).contains("Send test event");
    }

    @Test
    void a_form_with_an_address_inside_the_house_comes_back() {
        var page = browser.post(HOME, Map.of("url", "https://169.254.169.254/latest"));

        assertThat(page.statusCode()).isEqualTo(400);
        assertThat(page.body()).contains("not public", "https://169.254.169.254/latest");
    }

    @Test
    void the_guide_shows_every_event_and_its_schema_fits_its_example() {
        var guide = server.get("/docs/webhooks");
        assertThat(guide.statusCode()).isEqualTo(200);
        var schemas = JsonMapper.shared().readTree(server.get("/webhook-events.json").body());
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

        assertThat(server.bean(Catalogue.class).all())
                .hasSizeGreaterThan(8)
                .allSatisfy(
                        type -> {
                            assertThat(guide.body()).contains("id=\"" + type.name() + "\"");
                            assertThat(
                                            registry.getSchema(schemas.get(type.name()).toString())
                                                    .validate(
                                                            type.example().payload(Instant.EPOCH),
                                                            InputFormat.JSON))
                                    .isEmpty();
                        });
    }
}
