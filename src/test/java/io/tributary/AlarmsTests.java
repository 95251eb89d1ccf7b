package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.FirstKey;
import io.tributary.identity.Organizations;
import io.tributary.identity.Tier;
import io.tributary.platform.Metrics;
import io.tributary.platform.MetricsReaders;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What is measured, and the alarms that rest on it. */
@ExtendWith(TributaryServer.Running.class)
class AlarmsTests {
    private static final Pattern METRIC = Pattern.compile("\\btributary_[a-z_]+");
    private static final Pattern LINE =
            Pattern.compile(
                    "(# (HELP|TYPE) [a-z_]+ .+)"
                            + "|([a-z_]+(\\{([a-z]+=\"([^\"\\\\]|\\\\.)*\",?)+})? -?[0-9.E-]+)");

    /** A rule of the file. */
    private record Alarm(String name, String expression, String runbook) {}

    private final TributaryServer server;

    AlarmsTests(TributaryServer server) {
        this.server = server;
    }

    @Test
    void every_alarm_names_metrics_that_there_are() throws IOException {
        var told = families(scraped());
        assertThat(alarms())
                .isNotEmpty()
                .allSatisfy(
                        alarm ->
                                assertThat(metrics(alarm.expression()))
                                        .as(alarm.name())
                                        .isSubsetOf(told));
    }

    @Test
    void every_alarm_has_its_section_in_the_runbook() throws IOException {
        var sections =
                Files.readAllLines(Path.of("docs/runbook.md")).stream()
                        .filter(line -> line.startsWith("## "))
                        .map(line -> line.substring(3).toLowerCase(Locale.ROOT))
                        .collect(Collectors.toSet());
        assertThat(alarms())
                .allSatisfy(
                        alarm -> {
                            assertThat(alarm.runbook()).startsWith("docs/runbook.md#");
                            assertThat(sections).contains(alarm.runbook().replaceAll(".*#", ""));
                        });
    }

    @Test
    void every_line_is_what_prometheus_reads() {
        assertThat(scraped().lines())
                .hasSizeGreaterThan(40)
                .allSatisfy(line -> assertThat(line).matches(LINE));
    }

    @Test
    void calls_are_told_apart_by_endpoint_and_status() {
        var organization =
                server.bean(Organizations.class).found("Mill", Tier.STARTER, "to test").id();
        var key = server.bean(FirstKey.class).issue(organization).apiKey();
        server.send(server.request("/api/v1/usage").header("X-API-Key", key));

        assertThat(scraped())
                .contains(
                        "tributary_api_call_seconds_bucket{endpoint=\"/api/v1/usage\",le=\"+Inf\"");
    }

    @Test
    void whoever_comes_through_a_proxy_finds_nothing() {
        assertThat(
                        server.send(
                                        server.request("/actuator/prometheus")
                                                .header("X-Forwarded-For", "203.0.113.7"))
                                .statusCode())
                .isEqualTo(404);
    }

    @Test
    void nothing_fails_to_be_measured() {
        assertThat(scraped()).contains("tributary_measures_failed 0\n");
        assertThat(server.bean(Metrics.class).asked()).isNotNull();
        assertThat(server.bean(MetricsReaders.class)).isNotNull();
    }

    private String scraped() {
        var answer = server.get("/actuator/prometheus");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/plain;version=0.0.4");
        return answer.body();
    }

    private static Set<String> families(String text) {
        return text.lines()
                .filter(line -> line.startsWith("# TYPE "))
                .map(line -> line.substring(7, line.lastIndexOf(' ')))
                .collect(Collectors.toSet());
    }

    /** Without the suffixes of histograms. */
    private static Set<String> metrics(String expression) {
        return METRIC.matcher(expression)
                .results()
                .map(found -> found.group().replaceAll("_(bucket|count|sum)$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The file is ours, and read by its shape: one key on each line, long expressions folded. */
    private static List<Alarm> alarms() throws IOException {
        var alarms = new ArrayList<Alarm>();
        var rules = Files.readString(Path.of("ops/alarms.yaml")).split("- alert: ", -1);
        for (int i = 1; i < rules.length; i++) {
            var name = rules[i].lines().findFirst().orElseThrow().strip();
            alarms.add(
                    new Alarm(
                            name,
                            between(rules[i], "expr: ", "labels: "),
                            between(rules[i] + "\n", "runbook: ", "\n").strip()));
        }
        return alarms;
    }

    private static String between(String text, String from, String until) {
        int begin = text.indexOf(from) + from.length();
        return text.substring(begin, text.indexOf(until, begin));
    }
}
