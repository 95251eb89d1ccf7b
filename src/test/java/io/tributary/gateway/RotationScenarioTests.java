package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.gateway.Rotation.Verdict;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.AddressRange;
import io.tributary.platform.AdjustableClock;
import io.tributary.platform.PlatformFixtures;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.time.Duration;
import java.util.List;

/** What is told of a key that is being replaced, and of lists of addresses before they bite. */
@ExtendWith(TributaryServer.Running.class)
class RotationScenarioTests {
    private static final String USAGE = "/api/v1/usage";

    private final TributaryServer server;
    private final GatewayFixtures gateway;
    private final OrganizationId organization;
    private final IssuedKey old;

    RotationScenarioTests(TributaryServer server) {
        this.server = server;
        this.gateway = new GatewayFixtures(server);
        this.organization = gateway.organization();
        this.old = gateway.key(organization, false);
    }

    private void call(IssuedKey key, String agent) {
        server.send(
                server.request(USAGE).header("X-API-Key", key.text()).header("User-Agent", agent));
    }

    private Rotation rotation() {
        return server.bean(Rotations.class).of(organization, old.id()).orElseThrow();
    }

    @Test
    void a_key_without_a_successor_is_not_watched() {
        assertThat(server.bean(Rotations.class).of(organization, old.id())).isEmpty();
    }

    @Test
    void the_verdict_follows_what_really_calls() {
        call(old, "shop/1.0");
        call(old, "shop/1.0");
        call(old, "nightly/2.1");
        var fresh = gateway.keys().rotate(GatewayFixtures.by(organization), old.id(), 7);
        assertThat(rotation().verdict()).isInstanceOf(Verdict.Unused.class);
        assertThat(rotation().shares()).allMatch(share -> share.percentOld() == 100);

        call(fresh, "shop/1.0");
        assertThat(rotation().verdict())
                .isInstanceOfSatisfying(
                        Verdict.Busy.class,
                        busy ->
                                assertThat(Duration.between(busy.lastCall(), busy.safeFrom()))
                                        .isEqualTo(Duration.ofHours(24)));
        assertThat(rotation().shares())
                .allSatisfy(
                        share -> {
                            assertThat(share.old()).isEqualTo(3);
                            assertThat(share.successor()).isEqualTo(1);
                            assertThat(share.percentOld()).isEqualTo(75);
                        });
        assertThat(rotation().left())
                .singleElement()
                .satisfies(left -> assertThat(left.agent()).isEqualTo("nightly/2.1"));

        PlatformFixtures.pass(server.bean(AdjustableClock.class), Duration.ofHours(23));
        call(fresh, "nightly/2.2");
        assertThat(rotation().verdict()).isInstanceOf(Verdict.Busy.class);
        PlatformFixtures.pass(
                server.bean(AdjustableClock.class), Duration.ofHours(1).plusSeconds(1));
        assertThat(rotation().verdict())
                .isInstanceOfSatisfying(
                        Verdict.Safe.class,
                        safe -> assertThat(safe.successorRequests()).isEqualTo(2));
        assertThat(rotation().shares().getFirst().old()).isZero();

        gateway.keys().revoke(GatewayFixtures.by(organization), old.id());
        assertThat(rotation().verdict()).isInstanceOf(Verdict.Over.class);
    }

    @Test
    void a_list_on_trial_refuses_nothing_and_counts_what_it_would() {
        var lists = server.bean(AddressLists.class);
        var by = GatewayFixtures.by(organization);
        call(old, "before");
        lists.tryOut(
                by, old.id(), List.of(AddressRange.parse("203.0.113.0/24")), Duration.ofDays(1));
        assertThat(gateway.get(USAGE, old.text()).statusCode()).isEqualTo(200);
        call(old, "shop/1.0");
        var trial = lists.trial(organization, old.id()).orElseThrow();
        assertThat(lists.refusedOnTrial(organization, old.id(), trial.from()))
                .extracting(CallerUse::onTrial)
                .containsExactly(1L, 1L);
        assertThat(AddressLists.refusedBy(trial.addresses(), lists.callers(organization, old.id())))
                .hasSize(3);

        PlatformFixtures.pass(server.bean(AdjustableClock.class), Duration.ofDays(1));
        call(old, "shop/1.0");
        assertThat(
                        lists.refusedOnTrial(organization, old.id(), trial.from()).stream()
                                .mapToLong(CallerUse::onTrial)
                                .sum())
                .isEqualTo(2);
        lists.endTrial(by, old.id());
        assertThat(lists.trial(organization, old.id())).isEmpty();
    }

    @Test
    void a_call_that_is_turned_away_is_seen_too() {
        gateway.keys()
                .allow(
                        GatewayFixtures.by(organization),
                        old.id(),
                        List.of(AddressRange.parse("203.0.113.0/24")));
        call(old, "shop/1.0");
        assertThat(server.bean(AddressLists.class).callers(organization, old.id()))
                .singleElement()
                .satisfies(
                        caller -> {
                            assertThat(caller.address()).isEqualTo("127.0.0.1");
                            assertThat(caller.turnedAway()).isEqualTo(1);
                        });
    }
}
