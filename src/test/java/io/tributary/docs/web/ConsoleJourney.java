package io.tributary.docs.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;

import io.tributary.Browser;
import io.tributary.TributaryServer;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.util.ArrayList;
import java.util.List;

/** A reader tries the API from the documentation. */
@ExtendWith({TributaryServer.Running.class, Browser.Journeys.class})
class ConsoleJourney {
    private final TributaryServer server;
    private final Browser browser;
    private final Page page;
    private final List<Request> calls = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();

    ConsoleJourney(TributaryServer server, Browser browser) {
        this.server = server;
        this.browser = browser;
        this.page = browser.page();
    }

    @BeforeEach
    void open() {
        page.onRequest(
                request -> {
                    if (request.url().contains("/api/")) {
                        calls.add(request);
                    }
                });
        page.onConsoleMessage(
                message -> {
                    if (message.type().equals("error")) {
                        complaints.add(message.text());
                    }
                });
        page.navigate(server.address("/docs").toString());
    }

    private void send(String key) {
        page.fill("#console-key", key);
        page.click("[data-console-button]");
    }

    private String outcome() {
        page.waitForSelector("[data-console-result]:not([hidden])");
        return page.innerText("[data-console-outcome]");
    }

    @Test
    void a_live_key_is_refused_before_anything_is_sent() {
        send("sk_live_0123456789abcdefghijkl_0123456789");
        assertThat(page.innerText("#console-key-error")).contains("live key", "not sent");
        send("something else");
        assertThat(page.innerText("#console-key-error")).contains("sk_test_");
        assertThat(page.isVisible("[data-console-result]")).isFalse();
        assertThat(calls).isEmpty();
    }

    @Test
    void a_test_key_calls_the_api_and_the_answer_is_told() {
        var key = new DocsFixtures(server).testKey();
        send(key.text());
        assertThat(outcome()).startsWith("200 answered in").endsWith("ms");
        assertThat(page.innerText("[data-console-answer]")).contains("\"compatibility_score\": 0.");
        assertThat(page.innerText("[data-console-limits]"))
                .contains("Left of the minute", "59 of 60", "1,999 of 2,000", "Request id");
        page.click("text=Headers of the answer");
        assertThat(page.innerText("[data-console-headers]")).contains("ratelimit-policy:");
        page.click("text=The call that was sent");
        assertThat(page.innerText("[data-console-request]"))
                .contains("POST /api/v1/compatibility/calculate", "X-API-Key: sk_test_")
                .doesNotContain(key.text());
        assertThat(Browser.violations(page)).isEmpty();

        page.selectOption("#console-operation", "findApiKey");
        page.click("[data-console-button]");
        assertThat(page.innerText("[data-console-status]")).isEqualTo("id is needed.");
        page.fill("#findApiKey-id", key.id().toString());
        page.click("[data-console-button]");
        assertThat(outcome()).startsWith("200");
        assertThat(page.innerText("[data-console-answer]")).contains(key.id().toString());

        page.selectOption("#console-operation", "readUsage");
        page.selectOption("#readUsage-group_by", "key");
        page.click("[data-console-button]");
        assertThat(outcome()).startsWith("200");
        assertThat(calls).hasSize(3);
        assertThat(calls.getLast().url()).endsWith("/api/v1/usage?group_by=key");
        assertThat(complaints).isEmpty();
        leavesNoTrace(key.text());
    }

    /** The key is in its field and nowhere else: gone with the page. */
    private void leavesNoTrace(String key) {
        assertThat(page.url()).doesNotContain("sk_test").contains("operation=readUsage");
        assertThat(
                        page.evaluate(
                                "JSON.stringify([{...localStorage}, {...sessionStorage},"
                                        + " document.cookie, history.state])"))
                .asString()
                .doesNotContain("sk_");
        assertThat(calls).allSatisfy(call -> assertThat(call.url()).doesNotContain(key));
        assertThat(calls)
                .allSatisfy(call -> assertThat(call.allHeaders()).doesNotContainKey("cookie"));
        page.reload();
        assertThat(page.inputValue("#console-key")).isEmpty();
        assertThat(page.inputValue("#console-operation")).isEqualTo("readUsage");
    }

    @Test
    void an_error_is_shown_as_it_came() {
        page.selectOption("#console-operation", "createApiKey");
        page.fill("#createApiKey-body", "{\"name\": ");
        send(new DocsFixtures(server).testKey().text());
        assertThat(outcome()).startsWith("400 refused");
        assertThat(page.innerText("[data-console-answer]"))
                .contains("/docs/problems/malformed-json");
    }

    @Test
    void without_scripts_there_is_a_command_and_no_field_for_a_key() {
        var bare = browser.scriptless();
        bare.navigate(server.address("/docs?operation=readUsage").toString());
        assertThat(bare.isVisible("#console-key")).isFalse();
        assertThat(bare.innerText("#readUsage-command"))
                .startsWith("curl ")
                .contains("/api/v1/usage");
        bare.selectOption("#console-operation", "listApiKeys");
        bare.click("text=Show");
        assertThat(bare.innerText("#listApiKeys-command")).contains("/api/v1/api-keys");
    }

    @Test
    void a_slash_leads_to_the_search_and_a_phone_has_the_contents() {
        page.press("body", "/");
        page.keyboard().type("rotate");
        page.keyboard().press("Enter");
        page.waitForURL("**/docs/search?q=rotate");
        assertThat(page.innerText(".found")).contains("Rotate an API key");
        assertThat(Browser.violations(page)).isEmpty();

        var phone = browser.page(390, ColorScheme.DARK);
        phone.navigate(server.address("/docs/guides/limits").toString());
        assertThat(phone.isVisible("nav[aria-label=Documentation]")).isFalse();
        phone.click("[aria-label=Contents]");
        phone.click("nav[aria-label=Documentation] >> text=Idempotency");
        phone.waitForURL("**/docs/guides/idempotency");
        assertThat(Browser.violations(phone)).isEmpty();
    }
}
