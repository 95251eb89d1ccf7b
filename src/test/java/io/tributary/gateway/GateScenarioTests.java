package io.tributary.gateway;

import static io.tributary.gateway.GatewayFixtures.caller;
import static io.tributary.gateway.GatewayFixtures.field;
import static io.tributary.gateway.GatewayFixtures.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.TributaryServer;
import io.tributary.identity.Feature;
import io.tributary.identity.Grant;
import io.tributary.identity.Limit;
import io.tributary.identity.Operators;
import io.tributary.identity.Organization.Status;
import io.tributary.identity.Organizations;
import io.tributary.identity.Person;
import io.tributary.identity.Tier;
import io.tributary.kernel.PersonId;
import io.tributary.kernel.ProblemException;
import io.tributary.metering.Metering;
import io.tributary.metering.Usage;
import io.tributary.platform.ClientConnection;
import io.tributary.platform.Patience;
import io.tributary.platform.PlatformProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

@ExtendWith(TributaryServer.Running.class)
class GateScenarioTests {
    private final TributaryServer server;
    private final GatewayFixtures gateway;
    private final List<Usage> recorded = Collections.synchronizedList(new ArrayList<>());
    private final Gate gate;

    GateScenarioTests(TributaryServer server) {
        this.server = server;
        this.gateway = new GatewayFixtures(server);
        this.gate = gateway.probed(recorded::add);
    }

    @Test
    void a_call_that_is_answered_is_recorded_with_what_it_counts() {
        var key = gateway.key(gateway.organization(), false);
        var reply =
                gate.answer(
                        gateway.arrival(
                                GatewayFixtures.PROBE,
                                "calls=7",
                                key.text(),
                                caller("203.0.113.9")));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(recorded)
                .singleElement()
                .satisfies(
                        usage -> {
                            assertThat(usage.calls()).isEqualTo(7);
                            assertThat(usage.admitted()).isTrue();
                            assertThat(usage.livemode()).isFalse();
                            assertThat(usage.endpoint()).isEqualTo(GatewayFixtures.PROBE);
                            assertThat(usage.keyId()).isEqualTo(key.id());
                            assertThat(usage.id().toString())
                                    .isEqualTo(field(reply, "X-Request-Id"));
                        });
        assertThat(field(reply, "RateLimit"))
                .startsWith("\"minute\";r=59;")
                .contains("\"day\";r=1993;");
    }

    @Test
    void a_refused_call_of_a_known_key_is_recorded_with_nothing() {
        var organization = gateway.organization();
        gateway.limit(organization, Limit.TEST_PAIRS_PER_DAY, 5);
        var key = gateway.key(organization, false);
        var reply =
                gate.answer(
                        gateway.arrival(
                                GatewayFixtures.PROBE,
                                "calls=6",
                                key.text(),
                                caller("203.0.113.9")));
        assertThat(reply.status()).isEqualTo(429);
        assertThat(text(reply)).contains("\"day\"");
        assertThat(recorded)
                .singleElement()
                .satisfies(
                        usage -> {
                            assertThat(usage.calls()).isZero();
                            assertThat(usage.admitted()).isFalse();
                            assertThat(usage.status()).isEqualTo(429);
                        });
    }

    @Test
    void an_unknown_key_is_counted_and_nothing_else() {
        long before = gate.unknownKeys();
        assertThat(gate.answer(gateway.probe("sk_test_nothing")).status()).isEqualTo(401);
        assertThat(gate.answer(gateway.probe(null)).status()).isEqualTo(401);
        assertThat(gate.unknownKeys()).isEqualTo(before + 2);
        assertThat(recorded).isEmpty();
    }

    @Test
    void what_cannot_be_recorded_is_not_answered_and_counts_nothing() {
        var organization = gateway.organization();
        gateway.limit(organization, Limit.REQUESTS_PER_MINUTE, 1);
        var key = gateway.key(organization, false);
        var broken =
                gateway.probed(
                        _ -> {
                            throw new ProblemException(PlatformProblem.OVERLOADED, "full");
                        });
        var refused = broken.answer(gateway.probe(key.text()));
        assertThat(refused.status()).isEqualTo(503);
        assertThat(field(refused, "Retry-After")).isEqualTo("1");
        assertThat(text(refused)).doesNotContain("true");
        assertThat(gate.answer(gateway.probe(key.text())).status()).isEqualTo(200);
        assertThat(gate.answer(gateway.probe(key.text())).status()).isEqualTo(429);
    }

    @Test
    void a_suspended_organization_rests_live_and_goes_on_in_test_mode() {
        var organization = gateway.liveOrganization();
        gateway.limit(organization, Limit.REQUESTS_PER_MINUTE, 1_000_000);
        gateway.limit(organization, Limit.CALLS_PER_DAY, 1_000_000);
        var live = gateway.key(organization, true);
        var test = gateway.key(organization, false);
        assertThat(gate.answer(gateway.probe(live.text())).status()).isEqualTo(200);

        var operator = operator();
        server.bean(Operators.class).setStatus(operator, organization, Status.SUSPENDED, "unpaid");
        Patience.until(
                "the change has come",
                () -> gate.answer(gateway.probe(live.text())).status() == 403);
        assertThat(text(gate.answer(gateway.probe(live.text()))))
                .contains("organization-not-active");
        assertThat(gate.answer(gateway.probe(test.text())).status()).isEqualTo(200);

        server.bean(Operators.class).setStatus(operator, organization, Status.ACTIVE, "paid");
        Patience.until(
                "the change has come",
                () -> gate.answer(gateway.probe(live.text())).status() == 200);
    }

    private static Person operator() {
        return new Person(
                new PersonId(new UUID(0, 1)), "The operator", "operator@tributary.example", true);
    }

    @Test
    void a_live_key_needs_a_contract() {
        var organization =
                server.bean(Organizations.class)
                        .found("Delta University", Tier.RESEARCH, "tests")
                        .id();
        assertThatThrownBy(() -> gateway.key(organization, true))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(GatewayProblem.LIVE_MODE_REFUSED));
        gateway.grant(organization, Grant.feature(Feature.LIVE_API));
        assertThat(gateway.key(organization, true).text()).startsWith("sk_live_");
    }

    @Test
    void allowed_addresses_are_those_behind_our_proxies_in_both_families() {
        var organization = gateway.organization();
        var key = gateway.key(organization, false, "203.0.113.0/24", "2001:db8::/32");
        assertThat(statusFrom(key, "203.0.113.77")).isEqualTo(200);
        assertThat(statusFrom(key, "::ffff:203.0.113.77")).isEqualTo(200);
        assertThat(statusFrom(key, "2001:db8:1::1")).isEqualTo(200);
        assertThat(statusFrom(key, "203.0.114.1")).isEqualTo(403);
        assertThat(statusFrom(key, "127.0.0.1")).isEqualTo(403);
    }

    private int statusFrom(IssuedKey key, String address) {
        return gate.answer(
                        gateway.arrival(GatewayFixtures.PROBE, null, key.text(), caller(address)))
                .status();
    }

    @Test
    void plain_http_that_others_can_read_is_refused_before_the_key_is_looked_at() {
        var exposed =
                new ClientConnection(
                        InetAddress.ofLiteral("203.0.113.9"), false, true, "api.example.com");
        var reply =
                gate.answer(
                        gateway.arrival(GatewayFixtures.PROBE, null, "sk_test_nothing", exposed));
        assertThat(reply.status()).isEqualTo(403);
        assertThat(text(reply)).contains("insecure-transport");
    }

    @Test
    void two_hundred_calls_at_once_at_a_limit_of_sixty_admit_sixty() throws Exception {
        var key = gateway.key(gateway.organization(), false);
        var ready = new CountDownLatch(200);
        Callable<Integer> call =
                () -> {
                    ready.countDown();
                    ready.await();
                    return gate.answer(gateway.probe(key.text())).status();
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var statuses = new ArrayList<Integer>();
            for (var answer :
                    threads.invokeAll(IntStream.range(0, 200).mapToObj(_ -> call).toList())) {
                statuses.add(answer.get());
            }
            assertThat(statuses.stream().filter(status -> status == 200)).hasSize(60);
            assertThat(statuses.stream().filter(status -> status == 429)).hasSize(140);
        }
        assertThat(recorded).hasSize(200);
        assertThat(recorded.stream().mapToInt(Usage::calls).sum()).isEqualTo(60);
    }

    @Test
    void a_server_that_starts_anew_goes_on_where_usage_says_it_was() {
        var organization = gateway.organization();
        gateway.limit(organization, Limit.REQUESTS_PER_MINUTE, 4);
        var key = gateway.key(organization, false);
        var metering = server.bean(Metering.class);
        var durable = gateway.probed(metering::record);
        for (int i = 0; i < 3; i++) {
            assertThat(
                            durable.answer(
                                            gateway.arrival(
                                                    GatewayFixtures.PROBE,
                                                    "calls=5",
                                                    key.text(),
                                                    caller("127.0.0.1")))
                                    .status())
                    .isEqualTo(200);
        }
        var now = gateway.now().toEpochMilli();
        var fresh =
                new Limiters(metering, server.bean(InstantSource.class)).of(organization, false, 4);
        var left = fresh.look(now, new Limiter.Quota(4, 2000));
        assertThat(left.minute().remaining()).isEqualTo(1);
        assertThat(left.day().remaining()).isEqualTo(1985);
    }
}
