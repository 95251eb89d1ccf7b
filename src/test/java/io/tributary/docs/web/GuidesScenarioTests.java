package io.tributary.docs.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tributary.Program;
import io.tributary.TributaryServer;
import io.tributary.gateway.CodeSamples;
import io.tributary.gateway.Scopes;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

@ExtendWith(TributaryServer.Running.class)
class GuidesScenarioTests {
    /** What each command of a guide is answered, by the name of its element. */
    private static final Map<String, Integer> ANSWERS =
            new TreeMap<>(
                    Map.of(
                            "quick-start/sign-up-0", 201,
                            "quick-start/score-call-0", 200,
                            "quick-start/usage-call-0", 200,
                            "authentication/call-0", 200,
                            "authentication/report-0", 202,
                            "test-mode/call-0", 200,
                            "conventions/paged-0", 200,
                            "limits/look-0", 200,
                            "errors/wrong-0", 400,
                            "idempotency/call-0", 201));

    private static final Pattern GUIDE = Pattern.compile("href=\"/docs/guides/([a-z-]+)\"");

    private final TributaryServer server;
    private final DocsFixtures docs;

    GuidesScenarioTests(TributaryServer server) {
        this.server = server;
        this.docs = new DocsFixtures(server);
    }

    private String guide(String name) {
        var answer = server.get("/docs/guides/" + name);
        assertThat(answer.statusCode()).as(name).isEqualTo(200);
        return answer.body();
    }

    @Test
    void every_command_of_a_guide_does_what_it_says() throws IOException {
        assumeTrue(Program.find("curl", List.of()).isPresent());
        var shell = Program.find("sh", List.of());
        assumeTrue(shell.isPresent());
        var seen = new TreeMap<String, Integer>();
        var guides =
                GUIDE.matcher(server.get("/docs").body())
                        .results()
                        .map(found -> found.group(1))
                        .distinct();
        for (var guide : guides.toList()) {
            for (var sample : ShownSample.on(guide(guide), "curl")) {
                var said =
                        shell.get()
                                .run(
                                        docs.pasted(sample)
                                                .replaceFirst(
                                                        "^curl ",
                                                        "curl -s -o /dev/null -w '%{http_code}' "));
                seen.put(guide + "/" + sample.id(), Integer.valueOf(said.text().strip()));
            }
        }
        assertThat(seen).isEqualTo(ANSWERS);
    }

    @Test
    void the_answer_to_a_bad_call_is_the_one_that_is_shown() {
        var samples = ShownSample.on(guide("errors"));
        var shown = withoutId(text(samples, "wrong-answer"));
        var answered =
                server.send(
                        server.request("/api/v1/usage?group_by=colour")
                                .header("X-API-Key", docs.testKey().text()));
        assertThat(withoutId(answered.body())).isEqualTo(shown);
        assertThat(text(samples, "wrong-0")).contains("/api/v1/usage?group_by=colour");
    }

    private static ObjectNode withoutId(String body) {
        var problem = JsonMapper.shared().readTree(body).asObject();
        problem.remove("request_id");
        return problem;
    }

    private static String text(List<ShownSample> samples, String id) {
        return samples.stream()
                .filter(sample -> sample.id().equals(id))
                .findFirst()
                .orElseThrow()
                .text();
    }

    @Test
    void the_fields_that_tell_what_is_left_look_as_they_are_shown() {
        var shown = text(ShownSample.on(guide("limits")), "fields").lines().toList();
        var answered =
                server.send(
                                server.request("/api/v1/usage")
                                        .header("X-API-Key", docs.testKey().text()))
                        .headers();
        assertThat(shown.getFirst())
                .isEqualTo(
                        "RateLimit-Policy: "
                                + answered.firstValue("RateLimit-Policy").orElseThrow());
        var numbers = "\\d+";
        assertThat(shown.getLast().replaceAll(numbers, "#"))
                .isEqualTo(
                        "RateLimit: "
                                + answered.firstValue("RateLimit")
                                        .orElseThrow()
                                        .replaceAll(numbers, "#"));
    }

    @Test
    void the_same_call_under_the_same_name_makes_one_key() throws IOException {
        assumeTrue(Program.find("curl", List.of()).isPresent());
        var shell = Program.find("sh", List.of());
        assumeTrue(shell.isPresent());
        var sample = text(ShownSample.on(guide("idempotency")), "call-0");
        var pasted =
                sample.replace(CodeSamples.KEY, docs.testKey().text())
                        .replaceFirst("^curl ", "curl -s ");
        var first = shell.get().run(pasted).text();
        assertThat(first).contains("sk_test_");
        assertThat(shell.get().run(pasted).text()).isEqualTo(first);
    }

    @Test
    void every_scope_is_told_with_what_it_allows() {
        var page = guide("authentication");
        server.bean(Scopes.class)
                .all()
                .forEach(
                        (scope, allowed) -> {
                            assertThat(page).contains("<code>" + scope + "</code>");
                            assertThat(page).contains(allowed.getFirst());
                        });
    }

    @Test
    void the_tiers_are_told_as_they_are_granted() {
        assertThat(guide("limits"))
                .contains(">60<", ">10,000<", ">300<", ">100,000<", ">1,000,000<", ">2,000<");
    }

    @Test
    void what_is_kept_of_a_call_is_told_where_the_first_one_is_made() {
        assertThat(guide("quick-start"))
                .contains("from which address and program", "href=\"/legal/data-processing\"");
    }

    @Test
    void one_guide_leads_to_the_next() {
        assertThat(guide("quick-start")).contains("Next").doesNotContain("<span>Before</span>");
        assertThat(guide("authentication"))
                .contains("<span>Before</span>Quick start", "<span>Next</span>Test mode");
    }
}
