package io.tributary.compatibility.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.compatibility.Answers;
import io.tributary.compatibility.Scene;
import io.tributary.compatibility.Statement;
import io.tributary.compatibility.Trait;
import io.tributary.compatibility.Way;
import io.tributary.kernel.InputError;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;
import io.tributary.portal.spi.Form;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

@ExtendWith(TributaryServer.Running.class)
class AssessmentScenarioTests {
    private static final Pattern LINK = Pattern.compile("/assessment/shared/[A-Za-z0-9_-]{43}");
    private static final Pattern CHECKED =
            Pattern.compile("name=\"(t\\d+)\" value=\"(\\d)\" checked");

    private final TributaryServer server;
    private final Guest guest;

    AssessmentScenarioTests(TributaryServer server) {
        this.server = server;
        this.guest = new Guest(server);
    }

    @Test
    void nothing_is_kept_before_the_first_answer() {
        assertThat(guest.get("/assessment").statusCode()).isEqualTo(200);
        assertThat(guest.get("/assessment/story/1").statusCode()).isEqualTo(200);
        assertThat(guest.cookieNames()).doesNotContain("assessment");
        step("statements", 1, Map.of("t0", "3"));
        assertThat(guest.cookieNames()).contains("assessment");
    }

    @Test
    void a_step_that_is_not_finished_keeps_what_was_chosen_and_names_what_is_open() {
        var answer = step("statements", 1, Map.of("t0", "3", "t4", "0"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(checked(answer)).isEqualTo(Map.of("t0", "3", "t4", "0"));
        assertThat(answer.body()).contains("3 things need your attention");
        assertThat(checked(guest.get("/assessment/statements/1")))
                .isEqualTo(Map.of("t0", "3", "t4", "0"));
    }

    @Test
    void going_back_and_forward_loses_nothing() {
        var first = Guest.answers(1, 2);
        assertThat(leadsTo(step("statements", 1, first))).isEqualTo("/assessment/statements/2");
        var half = Map.of("t5", "1", "t9", "4", "go", "back");
        assertThat(leadsTo(step("statements", 2, half))).isEqualTo("/assessment/statements/1");
        assertThat(checked(guest.get("/assessment/statements/1"))).isEqualTo(first);
        assertThat(checked(guest.get("/assessment/statements/2")))
                .isEqualTo(Map.of("t5", "1", "t9", "4"));
        assertThat(leadsTo(guest.get("/assessment/statements")))
                .isEqualTo("/assessment/statements/2");
        assertThat(guest.get("/assessment").body()).contains("7 of 32 answered");
    }

    @Test
    void both_ways_lead_to_a_picture_with_a_twin_in_numbers_and_words() {
        for (var way : new String[] {"statements", "story"}) {
            guest.answerAll(way, 3);
            var result = guest.get("/assessment/" + way + "/result");
            assertThat(result.statusCode()).isEqualTo(200);
            assertThat(result.body())
                    .contains("role=\"img\" aria-labelledby=\"star-title star-words\"")
                    .contains("each of 100.</desc>")
                    .contains("Emotional regulation");
        }
    }

    @Test
    void a_result_is_not_shown_before_everything_is_answered() {
        step("story", 1, Guest.answers(1, 0));
        assertThat(leadsTo(guest.get("/assessment/story/result"))).isEqualTo("/assessment/story/2");
        assertThat(leadsTo(new Guest(server).get("/assessment/story/result")))
                .isEqualTo("/assessment/story/1");
    }

    @Test
    void a_shared_page_has_the_picture_and_no_answer_of_anybody() {
        var path = shared(true);
        var page = new Guest(server).get(path);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("each of 100.</desc>", "A picture, shared with you");
        for (var statement : Statement.all()) {
            assertThat(page.body()).doesNotContain(statement.text());
        }
        for (var trait : Trait.all()) {
            assertThat(page.body()).doesNotContain(">" + trait.label() + "<");
        }
        assertThat(page.body()).doesNotContain("checked", "/links/", "A closer look");
    }

    @Test
    void two_people_with_the_same_groups_and_other_answers_look_the_same_when_shared() {
        var one = new Guest(server);
        var other = new Guest(server);
        for (int step = 1; step <= 7; step++) {
            var path = "/assessment/story/" + step;
            one.submit(path, path, valued(step, false));
            other.submit(path, path, valued(step, true));
        }
        var first = pictureOf(share(one, "story", false));
        var second = pictureOf(share(other, "story", false));
        assertThat(first).isEqualTo(second);
    }

    @Test
    void a_shared_page_is_for_no_index_and_tells_nobody_its_address() {
        var page = new Guest(server).get(shared(false));
        assertThat(page.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
        assertThat(page.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.body()).contains("<meta name=\"robots\" content=\"noindex\">");
    }

    @Test
    void an_ended_link_looks_like_one_that_never_was() {
        var path = shared(false);
        var id =
                find(
                        "/links/([0-9a-f-]{36})/end",
                        guest.get("/assessment/statements/result").body());
        guest.submit(
                "/assessment/statements/result",
                "/assessment/statements/links/" + id + "/end",
                Map.of());
        var ended = new Guest(server).get(path);
        var never = new Guest(server).get("/assessment/shared/" + "x".repeat(43));
        assertThat(ended.statusCode()).isEqualTo(404);
        assertThat(never.statusCode()).isEqualTo(404);
        assertThat(main(ended)).isEqualTo(main(never));
    }

    @Test
    void a_friend_who_is_invited_compares_and_both_see_the_score() {
        var path = shared(true);
        var friend = new Guest(server);
        assertThat(leadsTo(friend.submit(path, path + "/invitation", Map.of())))
                .isEqualTo("/assessment");
        friend.answerAll("story", 1);
        assertThat(friend.get("/assessment/story/result").body()).contains(path);
        assertThat(leadsTo(friend.submit(path, path + "/comparison", Map.of())))
                .isEqualTo(path + "/comparison");
        var together = friend.get(path + "/comparison");
        var score = find("together-score\"><span class=\"number\">(\\d+)<", together.body());
        assertThat(guest.get("/assessment/statements/result").body())
                .contains("<strong class=\"number\">" + score + "</strong>");
        assertThat(new Guest(server).get(path + "/comparison").statusCode()).isEqualTo(404);
    }

    @Test
    void research_is_unticked_and_gets_nothing_without_the_tick() {
        guest.answerAll("statements", 2);
        var result = "/assessment/statements/result";
        assertThat(guest.get(result).body())
                .contains("id=\"consent\"")
                .doesNotContain("value=\"true\" checked");
        var chosen = Map.of("age", "35-44", "region", "oceania");
        var before = gifts();
        var refused = guest.submit(result, "/assessment/statements/research", chosen);
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body())
                .contains("Nothing was given", "<option value=\"oceania\" selected");
        assertThat(gifts()).isEqualTo(before);
        var ticked = Map.of("age", "35-44", "region", "nowhere", "consent", "true");
        guest.submit(result, "/assessment/statements/research", ticked);
        assertThat(guest.get(result).body()).contains("is given to research");
        assertThat(gifts()).isEqualTo(before + 1);
    }

    @Test
    void deleting_takes_the_answers_and_the_cookie() {
        var path = shared(false);
        guest.submit("/assessment", "/assessment/forget", Map.of());
        assertThat(guest.cookieNames()).doesNotContain("assessment");
        assertThat(new Guest(server).get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void a_form_with_nonsense_answers_nothing() {
        var answer = step("story", 7, Map.of("t29", "4", "t30", "-1", "t31", "11", "t0", "1"));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(checked(answer)).isEmpty();
        assertThat(guest.cookieNames()).doesNotContain("assessment");
    }

    @Test
    void pages_that_are_not_there_are_not_found() {
        assertThat(guest.get("/assessment/statements/8").statusCode()).isEqualTo(404);
        assertThat(guest.get("/assessment/horoscope/1").statusCode()).isEqualTo(404);
        assertThat(guest.get("/assessment/shared/short").statusCode()).isEqualTo(404);
    }

    @Test
    void every_open_question_links_to_its_first_choice() {
        var page = StepPage.of(Way.STORY, 3, Answers.NONE, true);
        assertThat(page.errors()).extracting(InputError::pointer).hasSize(5);
        var body = step("story", 3, Map.of()).body();
        for (var error : page.errors()) {
            var id = Form.id(error.pointer());
            assertThat(body).contains("href=\"#" + id + "\"", "id=\"" + id + "\"");
        }
    }

    /** Alternating extremes of a scene, or the other way round: the same mean where it is even. */
    private static Map<String, String> valued(int step, boolean turned) {
        var moments = Scene.of(StepPage.group(step)).moments();
        var fields = new TreeMap<String, String>();
        for (int index = 0; index < moments.size(); index++) {
            boolean isLast = index == moments.size() - 1 && moments.size() % 2 == 1;
            boolean isHigh = !isLast && (index % 2 == 0) != turned;
            var choices = moments.get(index).choices();
            for (int choice = 0; choice < choices.size(); choice++) {
                if (choices.get(choice).value() == (isHigh ? 1 : 0)) {
                    fields.put("t" + moments.get(index).trait().index(), String.valueOf(choice));
                }
            }
        }
        return fields;
    }

    private HttpResponse<String> step(String way, int number, Map<String, String> fields) {
        var path = "/assessment/" + way + "/" + number;
        return guest.submit(path, path, fields);
    }

    private String shared(boolean invites) {
        guest.answerAll("statements", 3);
        share(guest, "statements", invites);
        return find("(" + LINK.pattern() + ")", guest.get("/assessment/statements/result").body());
    }

    private String share(Guest owner, String way, boolean invites) {
        var result = "/assessment/" + way + "/result";
        owner.submit(
                result,
                "/assessment/" + way + "/links",
                Map.of("lifetime", "MONTH", "invites", String.valueOf(invites)));
        return find("(" + LINK.pattern() + ")", owner.get(result).body());
    }

    private String pictureOf(String path) {
        return main(new Guest(server).get(path))
                .replaceAll("(?s)<p class=\"soft small\">.*?</p>", "");
    }

    private long gifts() {
        var sql = server.bean(JdbcClient.class);
        return server.bean(Transactions.class)
                .in(
                        Scope.system("test"),
                        () ->
                                sql.sql("select count(*) from compatibility.research_donation")
                                        .query(Long.class)
                                        .single());
    }

    private static Map<String, String> checked(HttpResponse<String> page) {
        return CHECKED.matcher(page.body())
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
    }

    private static String main(HttpResponse<String> page) {
        return find("(?s)<main[^>]*>(.*)</main>", page.body())
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id")
                .replaceAll(LINK.pattern(), "link")
                .replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "");
    }

    private static String leadsTo(HttpResponse<String> answer) {
        return find(
                "(/.*)",
                answer.headers()
                        .firstValue("Location")
                        .orElseThrow()
                        .replaceFirst("https?://[^/]+", ""));
    }

    private static String find(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }
}
