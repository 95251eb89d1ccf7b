package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.TributaryServer;
import io.tributary.identity.Accounts;
import io.tributary.identity.Actor;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.identity.Tier;
import io.tributary.kernel.RequestId;
import io.tributary.kernel.UuidV7;
import io.tributary.metering.Metering;
import io.tributary.metering.Usage;
import io.tributary.notify.Alerts;
import io.tributary.notify.RaisedAlert;
import io.tributary.platform.AdjustableClock;
import io.tributary.platform.PlatformFixtures;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

@ExtendWith(TributaryServer.Running.class)
class KeyAlertsScenarioTests {
    private final SplittableRandom random = new SplittableRandom(3);
    private final TributaryServer server;
    private final Actor owner;
    private final AuditTrail.By by;

    KeyAlertsScenarioTests(TributaryServer server) {
        this.server = server;
        var organization =
                server.bean(Organizations.class).found("Meander Ltd", Tier.STARTER, "tests").id();
        var email = "ada-" + UUID.randomUUID() + "@meander.example";
        var person =
                server.bean(Accounts.class).invent(email, "Ada", "correct horse battery", false);
        server.bean(Staff.class).employ(organization, person, Role.OWNER);
        this.owner = new Actor(person.id(), "Ada", email, organization, Role.OWNER, false);
        this.by = AuditTrail.By.of(owner);
    }

    private Instant now() {
        return server.bean(InstantSource.class).instant();
    }

    private UUID key(String name, @Nullable Instant expires) {
        var scopes = server.bean(Scopes.class).names();
        return server.bean(ApiKeys.class)
                .create(by, new WantedKey(name, scopes, false, List.of(), expires))
                .id();
    }

    private void used(UUID key, String address) {
        called(key, address);
        server.bean(NewAddresses.class).look();
    }

    private void called(UUID key, String address) {
        var call =
                new Usage(
                                new RequestId(UuidV7.at(now(), random)),
                                owner.organization(),
                                key,
                                "/api/v1/usage",
                                "GET",
                                200,
                                1,
                                0,
                                true,
                                false,
                                Usage.UNKNOWN_COUNTRY,
                                null)
                        .from(InetAddress.ofLiteral(address), "curl/8.5.0");
        server.bean(Metering.class).record(call);
    }

    private List<String> titles() {
        return server.bean(Alerts.class).of(owner, null, 20).items().stream()
                .map(RaisedAlert::title)
                .toList();
    }

    @Test
    void a_new_address_is_told_once_but_not_the_first_one() {
        var key = key("Backend", null);
        used(key, "203.0.113.1");
        used(key, "203.0.113.1");
        assertThat(titles()).isEmpty();

        used(key, "2001:db8::7");
        used(key, "2001:db8::7");
        used(key, "203.0.113.1");

        assertThat(titles()).containsExactly("“Backend” is used from a new address");
        assertThat(server.bean(Alerts.class).of(owner, null, 1).items().getFirst().text())
                .contains("2001:db8::7");
    }

    @Test
    void where_the_key_was_used_that_is_replaced_is_not_new() {
        var old = key("Backend", null);
        used(old, "203.0.113.1");
        used(old, "203.0.113.2");
        assertThat(titles()).hasSize(1);
        var successor = server.bean(ApiKeys.class).rotate(by, old, 7).id();

        used(successor, "203.0.113.2");
        used(successor, "203.0.113.1");
        assertThat(titles()).hasSize(1);
        used(successor, "203.0.113.3");
        assertThat(titles()).hasSize(2);
    }

    @Test
    void each_key_has_addresses_of_its_own() {
        used(key("Backend", null), "203.0.113.1");
        used(key("Reports", null), "203.0.113.2");

        assertThat(titles()).isEmpty();
    }

    @Test
    void a_key_that_is_used_from_everywhere_is_told_no_more() {
        var key = key("Phones", null);
        for (int i = 0; i <= NewAddresses.MOST + 1; i++) {
            called(key, "198.51.100." + i);
        }
        server.bean(NewAddresses.class).look();
        assertThat(titles()).isEmpty();

        used(key, "203.0.113.200");
        assertThat(titles()).isEmpty();
    }

    @Test
    void a_key_that_is_everywhere_of_a_sudden_floods_nobody() {
        var key = key("Stolen", null);
        used(key, "203.0.113.1");
        for (int i = 0; i < NewAddresses.MOST; i++) {
            called(key, "198.51.100." + i);
        }
        server.bean(NewAddresses.class).look();

        assertThat(titles()).isEmpty();
    }

    @Test
    void what_could_not_be_looked_at_is_looked_at_again() {
        var key = key("Backend", null);
        used(key, "203.0.113.1");
        var before = lookedUntil();
        called(UUID.randomUUID(), "203.0.113.9");
        server.advance(Duration.ofSeconds(1));

        server.bean(NewAddresses.class).look();

        assertThat(lookedUntil()).isEqualTo(before);
    }

    private Instant lookedUntil() {
        return server.bean(Transactions.class)
                .in(Scope.system("a test"), server.bean(KeyAlertStore.class)::lookedUntil)
                .orElseThrow();
    }

    @Test
    void a_key_that_expires_is_told_a_week_and_a_day_before() {
        var now = now();
        key("Long", now.plus(Duration.ofDays(30)));
        key("Short", now.plus(Duration.ofHours(3)));
        var replaced = key("Replaced", now.plus(Duration.ofDays(30)));
        server.bean(ApiKeys.class).rotate(by, replaced, 0);
        var expiring = server.bean(ExpiringKeys.class);

        expiring.look();
        assertThat(titles()).isEmpty();
        lookAt(now.plus(Duration.ofDays(23)).plusSeconds(1));
        assertThat(titles())
                .containsExactlyInAnyOrder(
                        "“Long” expires in less than 7 days",
                        "“Replaced” expires in less than 7 days");
        lookAt(now.plus(Duration.ofDays(29)).plusSeconds(1));
        lookAt(now.plus(Duration.ofDays(29)).plusSeconds(2));
        assertThat(titles()).hasSize(4).contains("“Long” expires in less than a day");
    }

    /** The advice helps: a successor that is made of it does not end with the old key. */
    @Test
    void a_key_that_is_rotated_when_it_was_told_is_told_no_more() {
        var end = now().plus(Duration.ofDays(30));
        var key = key("Backend", end);
        PlatformFixtures.pass(server.bean(AdjustableClock.class), Duration.ofDays(24));
        server.bean(ExpiringKeys.class).look();
        assertThat(titles()).hasSize(1);

        server.bean(ApiKeys.class).rotate(by, key, 7);
        lookAt(end.minusSeconds(60));

        assertThat(titles()).containsExactly("“Backend” expires in less than 7 days");
    }

    /** Another server's clock: ours stays where it is. */
    private void lookAt(Instant instant) {
        new ExpiringKeys(
                        server.bean(KeyAlertStore.class),
                        server.bean(ApiKeys.class),
                        server.bean(Alerts.class),
                        server.bean(Transactions.class),
                        InstantSource.fixed(instant))
                .look();
    }
}
