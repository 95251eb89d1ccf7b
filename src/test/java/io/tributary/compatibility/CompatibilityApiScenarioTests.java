package io.tributary.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.TributaryServer;
import io.tributary.gateway.ApiKeys;
import io.tributary.gateway.WantedKey;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Grant;
import io.tributary.identity.Limit;
import io.tributary.identity.Organizations;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.metering.GroupBy;
import io.tributary.metering.Metering;
import io.tributary.metering.Mode;
import io.tributary.metering.UsageQuery;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

@ExtendWith(TributaryServer.Running.class)
class CompatibilityApiScenarioTests {
    private static final String CALCULATE = "/api/v1/compatibility/calculate";
    private static final String BATCH = "/api/v1/compatibility/batch";

    private final TributaryServer server;
    private final OrganizationId organization;
    private final String key;

    CompatibilityApiScenarioTests(TributaryServer server) {
        this.server = server;
        organization =
                server.bean(Organizations.class)
                        .found("Oxbow Ltd", Tier.PROFESSIONAL, "tests")
                        .id();
        var scopes = new TreeSet<>(Set.of("compatibility:calculate"));
        var wanted = new WantedKey("Tests", scopes, false, List.of(), null);
        key =
                server.bean(ApiKeys.class)
                        .create(AuditTrail.By.thing(organization, "a test"), wanted)
                        .text();
    }

    @Test
    void the_live_api_answers_every_reference_case_like_the_reference() {
        assertThat(ReferenceCases.all())
                .allSatisfy(
                        each -> {
                            var answer = server.post(CALCULATE, key, each.request().toString());
                            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                            same(json(answer), each.expected());
                        });
        assertThat(callsCounted()).isEqualTo(120);
    }

    @Test
    void batches_answer_the_reference_cases_in_their_order() {
        var cases = ReferenceCases.all();
        for (int from = 0; from < cases.size(); from += 40) {
            var some = cases.subList(from, from + 40);
            var answer = server.post(BATCH, key, list(some));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            assertThat(json(answer).get("count").intValue()).isEqualTo(40);
            IntStream.range(0, 40)
                    .forEach(
                            index ->
                                    same(
                                            json(answer).get("results").get(index),
                                            some.get(index).expected()));
        }
        assertThat(callsCounted()).isEqualTo(120);
    }

    @Test
    void one_bad_pair_refuses_the_batch_names_every_bad_place_and_counts_nothing() {
        var good = ReferenceCases.all().getFirst().request().toString();
        var bad = good.replaceFirst("\\[[0-9.]+", "[7");
        var answer = server.post(BATCH, key, "[" + good + "," + bad + "," + good + ",{}]");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("type").stringValue()).endsWith("/invalid-input");
        assertThat(
                        json(answer)
                                .get("errors")
                                .valueStream()
                                .map(error -> error.get("pointer").stringValue()))
                .containsExactly("/1/person1/traits/0", "/3/person1", "/3/person2");
        assertThat(callsCounted()).isZero();
    }

    @Test
    void a_batch_over_the_limit_of_the_tier_is_refused_and_counts_nothing() {
        var pairs = Collections.nCopies(51, ReferenceCases.all().getFirst());
        var answer = server.post(BATCH, key, list(pairs));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("at most 50 pairs; there are 51");
        assertThat(server.post(BATCH, key, list(pairs.subList(0, 50))).statusCode()).isEqualTo(200);
        assertThat(callsCounted()).isEqualTo(50);
    }

    @Test
    void what_is_not_json_is_told_where() {
        var answer = server.post(CALCULATE, key, "{\"person1\":\n  oops}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(json(answer).get("type").stringValue()).endsWith("/malformed-json");
        assertThat(json(answer).get("detail").stringValue()).contains("line 2, column 3");
        assertThat(callsCounted()).isZero();
    }

    @Test
    void a_full_batch_of_the_largest_tier_is_taken() {
        server.bean(Entitlements.class)
                .grant(
                        organization,
                        List.of(Grant.limit(Limit.BATCH_PAIRS, 100)),
                        new Period(now().minusSeconds(1), Instant.MAX),
                        "a test");
        var answer = server.post(BATCH, key, list(ReferenceCases.all().subList(0, 100)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(callsCounted()).isEqualTo(100);
    }

    private long callsCounted() {
        var day = new Period(now().minus(Duration.ofHours(1)), now().plus(Duration.ofHours(1)));
        return server
                .bean(Metering.class)
                .usage(organization, new UsageQuery(day, GroupBy.ENDPOINT, Mode.TEST))
                .stream()
                .mapToLong(group -> group.calls())
                .sum();
    }

    private Instant now() {
        return server.bean(InstantSource.class).instant();
    }

    private static String list(List<ReferenceCases.Case> cases) {
        return cases.stream().map(ReferenceCases.Case::request).toList().toString();
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static void same(JsonNode answer, JsonNode expected) {
        for (var member : expected.propertyNames()) {
            var value = expected.get(member);
            if (value.isObject()) {
                assertThat(answer.get(member).propertyNames())
                        .containsExactlyInAnyOrderElementsOf(value.propertyNames());
                same(answer.get(member), value);
            } else if (value.isNull()) {
                assertThat(answer.get(member).isNull()).as(member).isTrue();
            } else {
                assertThat(answer.get(member).doubleValue())
                        .as(member)
                        .isCloseTo(value.doubleValue(), within(ReferenceCases.TOLERANCE));
            }
        }
    }
}
