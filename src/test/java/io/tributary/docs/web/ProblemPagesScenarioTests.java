package io.tributary.docs.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.docs.ProblemStories;
import io.tributary.gateway.ApiReference;
import io.tributary.kernel.Problem;
import io.tributary.portal.spi.ProblemBody;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.web.util.HtmlUtils;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

@ExtendWith(TributaryServer.Running.class)
class ProblemPagesScenarioTests {
    private final TributaryServer server;

    ProblemPagesScenarioTests(TributaryServer server) {
        this.server = server;
    }

    private List<Problem> all() {
        return server.bean(Problems.class).all();
    }

    @Test
    void every_problem_of_every_module_says_what_happened_and_what_to_do() {
        assertThat(all()).hasSizeGreaterThan(40);
        for (var problem : all()) {
            var page = server.get("/docs/problems/" + problem.code());
            assertThat(page.statusCode()).as(problem.code()).isEqualTo(200);
            assertThat(HtmlUtils.htmlUnescape(page.body()))
                    .contains(problem.title(), problem.remedy())
                    .contains("What happened", "What to do", "How it looks")
                    .contains("/docs/problems/" + problem.code());
            assertThat(problem.title()).isNotBlank();
            assertThat(problem.remedy()).endsWith(".");
        }
    }

    /** Whoever adds an operation adds the story of its problems. */
    @Test
    void what_the_api_answers_has_a_story_with_an_example() {
        var stories = server.bean(ProblemStories.class);
        var answered =
                server.bean(ApiReference.class).operations().stream()
                        .flatMap(operation -> operation.problems().stream())
                        .collect(Collectors.toSet());
        assertThat(stories.codes())
                .as("tell them in src/main/resources/docs/problem-stories.properties")
                .containsAll(answered.stream().map(Problem::code).toList())
                .isSubsetOf(all().stream().map(Problem::code).toList());
        assertThat(answered)
                .allSatisfy(
                        problem ->
                                assertThat(stories.of(problem).detail())
                                        .as(problem.code())
                                        .isNotBlank());
    }

    @Test
    void guides_that_are_named_exist() {
        var guides = server.bean(GuideBook.class).all().stream().map(Guide::name).toList();
        var stories = server.bean(ProblemStories.class);
        assertThat(all())
                .allSatisfy(
                        problem -> {
                            var guide = stories.of(problem).guide();
                            assertThat(guide == null || guides.contains(guide))
                                    .as(problem.code())
                                    .isTrue();
                        });
    }

    @Test
    void an_example_is_what_the_server_answers() {
        var refused =
                server.send(
                        server.request("/api/v1/usage").header("X-API-Key", "sk_test_nonsense"));
        var shown = body("unauthorized");
        var answered = JsonMapper.shared().readTree(refused.body());
        assertThat(new TreeSet<>(shown.propertyNames()))
                .isEqualTo(new TreeSet<>(answered.propertyNames()));
        for (var member : List.of("type", "title", "status", "detail")) {
            assertThat(shown.get(member)).as(member).isEqualTo(answered.get(member));
        }
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow())
                .startsWith(ProblemBody.CONTENT_TYPE);
        assertThat(body("invalid-input").get("errors")).isNotEmpty();
        assertThat(body("quota-exceeded").has("violated-policies")).isTrue();
    }

    private JsonNode body(String code) {
        var text = ShownSample.on(server.get("/docs/problems/" + code).body()).getFirst().text();
        return JsonMapper.shared().readTree(text.substring(text.indexOf('{')));
    }

    @Test
    void an_unknown_name_is_not_there() {
        assertThat(server.get("/docs/problems/no-such-thing").statusCode()).isEqualTo(404);
    }
}
