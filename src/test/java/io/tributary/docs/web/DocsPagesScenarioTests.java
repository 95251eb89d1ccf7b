package io.tributary.docs.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.gateway.ApiReference;
import io.tributary.notify.Catalogue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

@ExtendWith(TributaryServer.Running.class)
class DocsPagesScenarioTests {
    private static final Pattern HIT = Pattern.compile("<h2><a href=\"([^\"]+)\">");

    private final TributaryServer server;

    DocsPagesScenarioTests(TributaryServer server) {
        this.server = server;
    }

    private String page(String path) {
        var answer = server.get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        return answer.body();
    }

    private List<String> found(String asked) {
        return HIT.matcher(
                        page("/docs/search?q=" + URLEncoder.encode(asked, StandardCharsets.UTF_8)))
                .results()
                .map(hit -> hit.group(1))
                .toList();
    }

    @Test
    void guides_operations_problems_events_and_changes_are_found() {
        assertThat(found("rotate key")).contains("/docs/reference#rotateApiKey");
        assertThat(found("quota-exceeded").getFirst()).isEqualTo("/docs/problems/quota-exceeded");
        assertThat(found("allowed addresses")).contains("/docs/guides/authentication#addresses");
        assertThat(found("invoice.paid").getFirst()).isEqualTo("/docs/webhooks#invoice.paid");
        assertThat(found("verify webhook signature").getFirst()).isEqualTo("/docs/webhooks#verify");
        assertThat(found("first version").getFirst()).startsWith("/docs/changelog#");
        assertThat(found("dimension_breakdown")).contains("/docs/reference#calculateCompatibility");
        assertThat(found("RateLimit")).contains("/docs/guides/limits#left");
    }

    @Test
    void a_mistyped_word_is_found_and_said_how_it_was_read() {
        assertThat(found("idempotancy"))
                .anyMatch(href -> href.startsWith("/docs/guides/idempotency"));
        assertThat(page("/docs/search?q=idempotancy")).contains("is read as");
    }

    @Test
    void what_is_not_found_is_met_with_ways_on() {
        assertThat(page("/docs/search?q=xylophone"))
                .contains("Nothing is written about", "/docs/problems", "/docs/reference");
        assertThat(page("/docs/search")).contains("Try");
        assertThat(page("/docs/search?q=%3Cscript%3E")).doesNotContain("<script>");
    }

    @Test
    void every_place_that_can_be_found_is_there() {
        var pages = new HashMap<String, String>();
        for (var word : List.of("key", "answer", "call", "webhook", "test", "quota", "invoice")) {
            for (var href : found(word)) {
                var parts = href.split("#", 2);
                var body = pages.computeIfAbsent(parts[0], this::page);
                assertThat(parts.length == 1 || body.contains("id=\"" + parts[1] + "\""))
                        .as(href)
                        .isTrue();
            }
        }
        assertThat(pages).hasSizeGreaterThan(5);
    }

    @Test
    void the_index_holds_everything() {
        assertThat(server.bean(Shelf.class).index().size())
                .isGreaterThan(
                        server.bean(ApiReference.class).operations().size()
                                + server.bean(Problems.class).all().size()
                                + server.bean(Catalogue.class).all().size()
                                + 20);
    }

    @Test
    void the_console_offers_what_a_test_key_may_call_and_shows_a_command() {
        var home = page("/docs?operation=readUsage");
        assertThat(home)
                .contains("<option value=\"readUsage\" selected>", "data-panel=\"createApiKey\"")
                .doesNotContain("data-panel=\"createWebhookEndpoint\"", "data-panel=\"signUp\"");
        assertThat(page("/docs?operation=nonsense"))
                .contains("<option value=\"calculateCompatibility\" selected>");
    }

    @Test
    void the_changelog_shows_each_change_with_its_kind() {
        assertThat(page("/docs/changelog"))
                .contains("The first version", "20 November 2026", "Added")
                .contains("<code>POST /api/v1/compatibility/calculate</code>");
    }

    @Test
    void pages_of_all_modules_stand_in_one_navigation() {
        for (var path :
                List.of("/docs", "/docs/webhooks", "/docs/problems", "/docs/guides/limits")) {
            assertThat(page(path))
                    .contains("aria-label=\"Documentation\"", "href=\"/docs/guides/quick-start\"")
                    .contains("href=\"" + path + "\" aria-current=\"page\"");
        }
    }

    @Test
    void the_collection_for_postman_has_every_operation() {
        var collection = JsonMapper.shared().readTree(page("/docs/postman.json"));
        assertThat(collection.at("/info/schema").asString())
                .isEqualTo("https://schema.getpostman.com/json/collection/v2.1.0/collection.json");
        assertThat(collection.at("/auth/type").asString()).isEqualTo("apikey");
        for (var variable : collection.get("variable")) {
            assertThat(variable.propertyNames()).containsExactlyInAnyOrder("key", "value");
        }
        Set<String> requests = new TreeSet<>();
        Set<String> folders = new HashSet<>();
        for (var folder : collection.get("item")) {
            assertThat(folders.add(folder.get("name").asString())).isTrue();
            for (var item : folder.get("item")) {
                requests.add(request(item));
            }
        }
        assertThat(requests)
                .isEqualTo(
                        new TreeSet<>(
                                server.bean(ApiReference.class).operations().stream()
                                        .map(one -> one.method() + " " + one.path())
                                        .toList()));
        assertThat(collection.toString()).doesNotContain("sk_live_");
    }

    /** Checks what the format asks of a request, and tells which operation it is. */
    private static String request(JsonNode item) {
        var request = item.get("request");
        var url = request.get("url");
        var path = String.join("/", url.get("path").valueStream().map(JsonNode::asString).toList());
        assertThat(url.get("raw").asString()).isEqualTo("{{base_url}}/" + path);
        assertThat(url.get("host").get(0).asString()).isEqualTo("{{base_url}}");
        assertThat(url.path("variable").size())
                .isEqualTo((int) path.chars().filter(letter -> letter == ':').count());
        assertThat(request.get("header"))
                .allSatisfy(
                        header -> {
                            assertThat(header.get("key").isString()).isTrue();
                            assertThat(header.get("value").isString()).isTrue();
                        });
        assertThat(request.at("/auth/type").asString("noauth")).isEqualTo("noauth");
        var body = request.path("body");
        if (!body.isMissingNode()) {
            assertThat(body.get("mode").asString()).isEqualTo("raw");
            assertThat(JsonMapper.shared().readTree(body.get("raw").asString())).isNotEmpty();
        }
        for (var answer : item.get("response")) {
            assertThat(answer.get("code").asInt()).isBetween(200, 299);
            assertThat(answer.get("originalRequest")).isEqualTo(request);
        }
        return request.get("method").asString() + " /" + path.replaceAll(":(\\w+)", "{$1}");
    }
}
