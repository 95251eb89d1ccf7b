package io.tributary.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.kernel.RequestId;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpResponse;
import java.util.regex.Pattern;

@ExtendWith(TributaryServer.Running.class)
class PagesScenarioTests {
    private static final int FIRST_LOAD_BYTES = 350_000;
    private static final Pattern LOADED = Pattern.compile("(?:src|href)=\"(/assets/[^\"]+)\"");

    private final TributaryServer server;

    PagesScenarioTests(TributaryServer server) {
        this.server = server;
    }

    @Test
    void the_front_page_costs_a_stranger_no_session() {
        var front = server.get("/");
        assertThat(front.statusCode()).isEqualTo(200);
        assertThat(front.headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void every_answer_has_a_name_and_a_strict_policy() {
        var front = server.get("/");
        assertThat(front.headers().firstValue(RequestId.HEADER)).isPresent();
        assertThat(header(front, "Content-Security-Policy"))
                .startsWith("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(header(front, "X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void the_first_load_is_light() {
        var front = server.get("/").body();
        long bytes = front.length();
        var assets = LOADED.matcher(front).results().map(hit -> hit.group(1)).toList();
        assertThat(assets).isNotEmpty();
        for (var asset : assets) {
            var answer = gzipped(asset);
            assertThat(header(answer, "Cache-Control")).contains("immutable");
            bytes += Long.parseLong(header(answer, "Content-Length"));
        }
        assertThat(bytes).isLessThan(FIRST_LOAD_BYTES);
    }

    @Test
    void an_old_address_of_a_file_still_works_and_is_not_kept() {
        var answer = server.get("/assets/0123456789/tributary.css");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-cache");
    }

    @Test
    void a_program_reads_a_problem_and_a_person_a_page() {
        var forProgram =
                server.send(server.request("/nothing-here").header("Accept", "application/json"));
        assertThat(forProgram.statusCode()).isEqualTo(404);
        assertThat(header(forProgram, "Content-Type")).startsWith("application/problem+json");
        var body = JsonMapper.shared().readTree(forProgram.body());
        assertThat(body.get("type").asString()).endsWith("/docs/problems/not-found");
        assertThat(body.get("request_id").asString())
                .isEqualTo(header(forProgram, RequestId.HEADER));

        var forPerson = server.send(server.request("/nothing-here").header("Accept", "text/html"));
        assertThat(forPerson.statusCode()).isEqualTo(404);
        assertThat(forPerson.body())
                .contains("What it means for you", header(forPerson, RequestId.HEADER));
    }

    @Test
    void the_wrong_method_is_told_which_are_right() {
        var answer = server.send(server.request("/docs/problems").DELETE());
        assertThat(answer.statusCode()).isIn(403, 405);
        assertThat(answer.body()).contains(header(answer, RequestId.HEADER));
    }

    @Test
    void every_problem_has_a_page_at_its_type() {
        var links =
                Pattern.compile("href=\"(/docs/problems/[a-z-]+)\"")
                        .matcher(server.get("/docs/problems").body())
                        .results()
                        .map(hit -> hit.group(1))
                        .toList();
        assertThat(links)
                .hasSizeGreaterThan(10)
                .allSatisfy(link -> assertThat(server.get(link).statusCode()).isEqualTo(200));
    }

    @Test
    void kept_mail_is_not_shown_outside_the_demo() {
        assertThat(server.get("/dev/mail").statusCode()).isEqualTo(404);
    }

    @Test
    void the_look_is_kept_and_leads_back() {
        var chosen = server.get("/theme?choice=dark&back=/docs/problems");
        assertThat(chosen.statusCode()).isEqualTo(303);
        assertThat(header(chosen, "Location")).isEqualTo("/docs/problems");
        var cookie = header(chosen, "Set-Cookie").replaceFirst(";.*", "");
        assertThat(server.send(server.request("/").header("Cookie", cookie)).body())
                .contains("data-bs-theme=\"dark\"");
    }

    @Test
    void a_browser_may_tell_what_its_system_prefers() {
        var hinted =
                server.send(server.request("/").header("Sec-CH-Prefers-Color-Scheme", "\"dark\""));
        assertThat(hinted.body())
                .contains("data-bs-theme=\"dark\"")
                .doesNotContain("data-theme-chosen");
    }

    private HttpResponse<String> gzipped(String path) {
        return server.send(server.request(path).header("Accept-Encoding", "gzip"));
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }
}
