package io.tributary.identity.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.identity.Actor;
import io.tributary.identity.AuditTrail;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.json.JsonMapper;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;

@ExtendWith(TributaryServer.Running.class)
class AuditExportScenarioTests {
    private final TributaryServer server;
    private final Actor owner;
    private final FormsBrowser browser;
    private final LocalDate today;

    AuditExportScenarioTests(TributaryServer server) {
        this.server = server;
        this.owner = BrandedHouse.owner(server, UUID.randomUUID().toString());
        this.browser = new FormsBrowser(server);
        this.today =
                LocalDate.ofInstant(server.bean(InstantSource.class).instant(), ZoneOffset.UTC);
        browser.signIn(owner.email(), BrandedHouse.PASSWORD);
    }

    private void happen(String subject) {
        server.bean(Transactions.class)
                .run(
                        Scope.of(owner.organization()),
                        () ->
                                server.bean(AuditTrail.class)
                                        .record(owner, "thing.done", subject, Map.of("n", "1")));
    }

    @Test
    void a_span_is_written_as_lines_of_json_and_stands_in_the_trail() {
        happen("the =first thing");

        var file =
                browser.get("/partner/audit/export?format=jsonl&from=" + today + "&until=" + today);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                .contains("audit.jsonl");
        var lines = file.body().lines().map(JsonMapper.shared()::readTree).toList();
        assertThat(lines)
                .anySatisfy(
                        line -> {
                            assertThat(line.path("subject").asString())
                                    .isEqualTo("the =first thing");
                            assertThat(line.path("details").path("n").asString()).isEqualTo("1");
                        })
                .anySatisfy(
                        line ->
                                assertThat(line.path("action").asString())
                                        .isEqualTo("audit.exported"));
    }

    @Test
    void another_span_holds_nothing_of_it() {
        happen("the thing");

        var before = browser.get("/partner/audit/export?until=" + today.minusDays(1)).body();
        var all = browser.get("/partner/audit/export").body();

        assertThat(before).isEqualTo("at,actor,action,subject,details\r\n");
        assertThat(all).contains(",thing.done,");
        assertThat(browser.get("/partner/audit/export?action=staff.joined").body())
                .contains("staff.joined")
                .doesNotContain("thing.done");
    }

    @Test
    void a_long_trail_comes_whole() {
        for (int number = 0; number < 1201; number++) {
            happen("thing " + number);
        }

        var lines = browser.get("/partner/audit/export?action=thing.done").body().lines().toList();

        assertThat(lines).hasSize(1202).doesNotHaveDuplicates();
    }

    @Test
    void what_is_no_span_and_no_format_is_refused() {
        for (var wrong :
                new String[] {
                    "format=xml",
                    "from=yesterday",
                    "from=2026-02-01&until=2026-01-01",
                    "from=%2B12000-01-01",
                    "until=%2B999999999-12-31",
                    "until=1066-10-14"
                }) {
            assertThat(browser.get("/partner/audit/export?" + wrong).statusCode()).isEqualTo(400);
        }
    }
}
