package io.tributary.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.gateway.ApiKeys;
import io.tributary.gateway.Recordings;
import io.tributary.identity.Accounts;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.FirstKey;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.identity.web.FormsBrowser;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RequestId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.UUID;

@ExtendWith(TributaryServer.Running.class)
class RequestLogScenarioTests {
    private static final String PASSWORD = "correct horse battery";
    private static final String HOME = "/partner/requests";

    private final TributaryServer server;
    private final OrganizationId organization;
    private final FirstKey.Issued key;
    private final FormsBrowser browser;

    RequestLogScenarioTests(TributaryServer server) {
        this.server = server;
        this.organization =
                server.bean(Organizations.class).found("Meander Ltd", Tier.STARTER, "tests").id();
        this.key = server.bean(FirstKey.class).issue(organization);
        this.browser = colleague(Role.DEVELOPER);
    }

    private FormsBrowser colleague(Role role) {
        var email = role.code() + "-" + UUID.randomUUID() + "@meander.example";
        var person = server.bean(Accounts.class).invent(email, "Ada", PASSWORD, false);
        server.bean(Staff.class).employ(organization, person, role);
        var visitor = new FormsBrowser(server);
        assertThat(visitor.signIn(email, PASSWORD).statusCode()).isEqualTo(303);
        visitor.get("/account");
        return visitor;
    }

    private HttpResponse<String> call(String path, String agent, String body) {
        return server.send(
                server.request(path)
                        .header("X-API-Key", key.apiKey())
                        .header("User-Agent", agent)
                        .header("Content-Type", "application/json")
                        .header("X-Metadata", "order 7")
                        .POST(BodyPublishers.ofString(body)));
    }

    private static String id(HttpResponse<String> answer) {
        return answer.headers().firstValue(RequestId.HEADER).orElseThrow();
    }

    private String page(String path) {
        var answer = browser.get(path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private String refusedCall(String agent) {
        return id(call("/api/v1/compatibility/calculate", agent, "{\"person1\": {}}"));
    }

    @Test
    void every_call_of_a_known_key_is_there_with_all_about_it() {
        var refused = refusedCall("meander/1.0");
        var nowhere = id(call("/api/v1/nowhere", "meander/1.0", "{}"));

        assertThat(page(HOME)).contains(refused, nowhere, "400 Bad Request", "404 Not Found");
        assertThat(page(HOME + "/" + refused))
                .contains(
                        refused,
                        "POST /api/v1/compatibility/calculate",
                        "127.0.0.1",
                        "meander/1.0",
                        "order 7",
                        "First test key",
                        "Test");
    }

    @Test
    void a_long_agent_is_cut_and_a_missing_one_is_not_known() {
        var long1 = refusedCall("x".repeat(300));

        assertThat(page(HOME + "/" + long1))
                .contains("x".repeat(200))
                .doesNotContain("x".repeat(201));
    }

    @Test
    void each_filter_leaves_out_what_it_should() {
        var refused = refusedCall("meander/1.0");
        var usage =
                id(server.send(server.request("/api/v1/usage").header("X-API-Key", key.apiKey())));

        assertThat(page(HOME + "?status=client_error")).contains(refused).doesNotContain(usage);
        assertThat(page(HOME + "?status=success")).contains(usage).doesNotContain(refused);
        assertThat(page(HOME + "?endpoint=%2Fapi%2Fv1%2Fusage"))
                .contains(usage)
                .doesNotContain(refused);
        assertThat(page(HOME + "?key=" + key.id())).contains(usage, refused);
        assertThat(page(HOME + "?key=" + UUID.randomUUID())).doesNotContain(usage, refused);
        assertThat(page(HOME + "?mode=live")).doesNotContain(usage, refused);
        assertThat(page(HOME + "?id=" + refused)).contains(refused).doesNotContain(usage);
        assertThat(
                        page(
                                HOME
                                        + "?span=1h&id="
                                        + usage.substring(0, 23)
                                                .toUpperCase(java.util.Locale.ROOT)))
                .contains(usage);
        var wrong = browser.get(HOME + "?id=order-7");
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).contains("A request id is made of");
    }

    @Test
    void pages_follow_each_other_without_a_gap() {
        var first = refusedCall("one");
        for (int i = 0; i < 50; i++) {
            refusedCall("more");
        }

        var newest = page(HOME + "?status=client_error");
        assertThat(newest).doesNotContain(first).contains("cursor=");
        var older = newest.replaceAll("(?s).*href=\"([^\"]*cursor=[^\"]*)\".*", "$1");
        assertThat(page(older.replace("&amp;", "&"))).contains(first);
    }

    @Test
    void another_organizations_call_is_not_found_and_looks_like_none() {
        var theirs = refusedCall("meander/1.0");
        var stranger = new RequestLogScenarioTests(server).browser;

        var foreign = stranger.get(HOME + "/" + theirs);
        var none = stranger.get(HOME + "/" + UUID.randomUUID());
        assertThat(foreign.statusCode()).isEqualTo(404);
        assertThat(withoutIds(foreign)).isEqualTo(withoutIds(none));
        assertThat(stranger.get(HOME + "/x").statusCode()).isEqualTo(404);
        assertThat(stranger.get(HOME + "?id=" + theirs).body()).contains("No such calls");
    }

    private static String withoutIds(HttpResponse<String> answer) {
        return answer.body()
                .replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "ID")
                .replaceAll("value=\"[^\"]*\"", "VALUE");
    }

    @Test
    void bodies_are_recorded_for_an_hour_without_their_values_and_for_those_who_may() {
        var before = refusedCall("meander/1.0");
        assertThat(post("/record").statusCode()).isEqualTo(303);
        assertThat(page(HOME)).contains("Bodies are being recorded");
        var during =
                id(
                        call(
                                "/api/v1/compatibility/calculate",
                                "meander/1.0",
                                "{\"person1\": {\"email\": \"ada@example.com\"}}"));
        server.advance(Recordings.SPAN);
        var after = refusedCall("meander/1.0");

        assertThat(page(HOME)).doesNotContain("Bodies are being recorded");
        assertThat(page(HOME + "/" + during))
                .contains("(text)", "invalid-input", "/person1/email")
                .doesNotContain("ada@example.com");
        assertThat(page(HOME + "/" + before)).contains("None were recorded");
        assertThat(page(HOME + "/" + after)).contains("None were recorded");
        assertThat(colleague(Role.VIEWER).get(HOME + "/" + during).body()).doesNotContain("(text)");
    }

    @Test
    void recording_is_in_the_audit_trail_ends_by_hand_and_is_not_for_viewers() {
        post("/record");
        assertThat(post("/stop").statusCode()).isEqualTo(303);
        var after = refusedCall("meander/1.0");

        assertThat(page(HOME + "/" + after)).contains("None were recorded");
        assertThat(server.bean(AuditTrail.class).actions(organization))
                .contains("recording.begun", "recording.ended");
        var viewer = colleague(Role.VIEWER);
        assertThat(viewer.post(HOME + "/record", Map.of()).statusCode()).isEqualTo(403);
        assertThat(viewer.get(HOME).body()).doesNotContain("Record bodies");
        assertThat(colleague(Role.FINANCE).get(HOME).statusCode()).isEqualTo(403);
        assertThat(server.bean(ApiKeys.class).list(organization, null, 5).items()).hasSize(1);
    }

    private HttpResponse<String> post(String act) {
        return browser.post(HOME + act, Map.of());
    }
}
