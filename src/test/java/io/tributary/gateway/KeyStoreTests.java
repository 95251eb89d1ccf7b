package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.TributaryServer;
import io.tributary.identity.Countable;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Grant;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.AddressRange;
import io.tributary.platform.AdjustableClock;
import io.tributary.platform.PlatformFixtures;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/** Keys in their table, with the allotments and the audit trail they are counted and told in. */
@ExtendWith(TributaryServer.Running.class)
class KeyStoreTests {
    private final TributaryServer server;
    private final GatewayFixtures gateway;

    KeyStoreTests(TributaryServer server) {
        this.server = server;
        this.gateway = new GatewayFixtures(server);
    }

    private String row(OrganizationId organization, UUID id) {
        return server.bean(Transactions.class)
                .in(
                        Scope.of(organization),
                        () ->
                                server.bean(JdbcClient.class)
                                        .sql(
                                                "select row_to_json(k)::text || encode(hash, 'hex')"
                                                        + " from gateway.api_key k where id = :id")
                                        .param("id", id)
                                        .query(String.class)
                                        .single());
    }

    private long taken(OrganizationId organization) {
        return server.bean(Entitlements.class).taken(organization, Countable.ACTIVE_KEYS);
    }

    @Test
    void only_a_keyed_digest_of_the_key_is_kept() throws Exception {
        var organization = gateway.organization();
        var key = gateway.key(organization, false, "203.0.113.0/24", "2001:db8::/32");
        var secret = key.text().substring(KeyText.prefix(key.text()).length() + 1);
        var plain =
                MessageDigest.getInstance("SHA-256")
                        .digest(key.text().getBytes(StandardCharsets.US_ASCII));
        assertThat(row(organization, key.id()))
                .contains(KeyText.prefix(key.text()))
                .doesNotContain(secret)
                .doesNotContain(HexFormat.of().formatHex(plain));
        assertThat(key.toString()).doesNotContain(secret);
    }

    @Test
    void addresses_come_back_as_they_were_given() {
        var organization = gateway.organization();
        var key =
                gateway.key(organization, false, "203.0.113.0/24", "2001:db8::/32", "198.51.100.7");
        assertThat(
                        gateway.keys().find(organization, key.id()).allowedAddresses().stream()
                                .map(AddressRange::parse))
                .containsExactly(
                        AddressRange.parse("203.0.113.0/24"),
                        AddressRange.parse("2001:db8::/32"),
                        AddressRange.parse("198.51.100.7/32"));
    }

    @Test
    void another_organization_sees_nothing_and_ends_nothing() {
        var key = gateway.key(gateway.organization(), false);
        var other = gateway.organization();
        assertThat(gateway.keys().list(other, null, 10).items()).isEmpty();
        assertThatThrownBy(() -> gateway.keys().revoke(GatewayFixtures.by(other), key.id()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem()).isEqualTo(PlatformProblem.NOT_FOUND));
        assertThat(gateway.get("/api/v1/usage", key.text()).statusCode()).isEqualTo(200);
    }

    @Test
    void active_keys_are_counted_and_no_more_are_made_than_the_plan_allows() {
        var organization = gateway.organization();
        gateway.grant(organization, Grant.capacity(Countable.ACTIVE_KEYS, 2));
        var first = gateway.key(organization, false);
        gateway.key(organization, false);
        assertThatThrownBy(() -> gateway.key(organization, false))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(GatewayProblem.TOO_MANY_KEYS));
        gateway.keys().revoke(GatewayFixtures.by(organization), first.id());
        gateway.keys().revoke(GatewayFixtures.by(organization), first.id());
        assertThat(taken(organization)).isEqualTo(1);
    }

    @Test
    void rotation_takes_no_further_place_and_the_old_key_ends_by_itself() {
        var organization = gateway.organization();
        var by = GatewayFixtures.by(organization);
        var old = gateway.key(organization, false);
        var fresh = gateway.keys().rotate(by, old.id(), 7);
        assertThat(taken(organization)).isEqualTo(1);
        assertThat(gateway.get("/api/v1/usage", old.text()).statusCode()).isEqualTo(200);
        assertThat(gateway.keys().find(organization, old.id()).endsAt())
                .isEqualTo(
                        gateway.keys()
                                .find(organization, fresh.id())
                                .createdAt()
                                .plus(Duration.ofDays(7)));
        assertThatThrownBy(() -> gateway.keys().rotate(by, old.id(), 0))
                .isInstanceOf(ProblemException.class);

        gateway.keys().revoke(by, old.id());
        assertThat(taken(organization)).isEqualTo(1);
        gateway.keys().revoke(by, fresh.id());
        assertThat(taken(organization)).isZero();
    }

    @Test
    void a_place_is_free_when_the_last_key_of_a_rotation_ends_whichever_it_is() {
        var organization = gateway.organization();
        var by = GatewayFixtures.by(organization);
        var first = gateway.key(organization, false);
        var second = gateway.keys().rotate(by, first.id(), 30);
        var third = gateway.keys().rotate(by, second.id(), 30);

        gateway.keys().revoke(by, third.id());
        assertThat(taken(organization)).isEqualTo(1);
        gateway.keys().revoke(by, second.id());
        assertThat(taken(organization)).isEqualTo(1);
        gateway.keys().revoke(by, first.id());
        assertThat(taken(organization)).isZero();
    }

    @Test
    void an_old_key_whose_time_is_up_after_its_successor_frees_their_place() {
        var organization = gateway.organization();
        var by = GatewayFixtures.by(organization);
        var old = gateway.key(organization, false);
        gateway.keys().revoke(by, gateway.keys().rotate(by, old.id(), 1).id());
        assertThat(taken(organization)).isEqualTo(1);

        PlatformFixtures.pass(server.bean(AdjustableClock.class), Duration.ofDays(1));
        gateway.keys().settleEnded();

        assertThat(taken(organization)).isZero();
    }

    @Test
    void a_successor_lives_as_long_as_the_old_key_was_meant_to() {
        var organization = gateway.organization();
        var by = GatewayFixtures.by(organization);
        var old = gateway.expiringKey(organization, Duration.ofDays(30));
        var expires = gateway.keys().find(organization, old.id()).expiresAt();
        PlatformFixtures.pass(server.bean(AdjustableClock.class), Duration.ofDays(25));

        var successor = gateway.keys().rotate(by, old.id(), 30);

        assertThat(gateway.keys().find(organization, old.id()).endsAt()).isEqualTo(expires);
        assertThat(gateway.keys().find(organization, successor.id()).expiresAt())
                .isBetween(
                        gateway.now().plus(Duration.ofDays(30)).minusSeconds(60),
                        gateway.now().plus(Duration.ofDays(30)));
    }

    @Test
    void without_an_overlap_the_old_key_ends_at_once() {
        var organization = gateway.organization();
        var old = gateway.key(organization, false);
        assertThat(gateway.get("/api/v1/usage", old.text()).statusCode()).isEqualTo(200);
        var fresh = gateway.keys().rotate(GatewayFixtures.by(organization), old.id(), 0);
        assertThat(gateway.get("/api/v1/usage", old.text()).statusCode()).isEqualTo(401);
        assertThat(gateway.get("/api/v1/usage", fresh.text()).statusCode()).isEqualTo(200);
    }

    @Test
    void last_use_only_goes_forward() {
        var organization = gateway.organization();
        var key = gateway.key(organization, false);
        var keys = server.bean(KeyStore.class);
        var transactions = server.bean(Transactions.class);
        var later = gateway.now().plusSeconds(600).toEpochMilli();
        transactions.run(Scope.system("a test"), () -> keys.used(Map.of(key.id(), later)));
        transactions.run(Scope.system("a test"), () -> keys.used(Map.of(key.id(), later - 1000)));
        assertThat(gateway.keys().find(organization, key.id()).lastUsedAt())
                .isEqualTo(Instant.ofEpochMilli(later));
    }

    @Test
    void a_key_makes_no_key_with_more_than_it_has() {
        var organization = gateway.liveOrganization();
        var key = gateway.key(organization, false, List.of("keys:write", "keys:read"));
        assertThat(create(key, "\"scopes\": [\"usage:read\"]")).isEqualTo(403);
        assertThat(create(key, "\"scopes\": [\"keys:read\"], \"mode\": \"live\"")).isEqualTo(403);
        assertThat(create(key, "\"scopes\": [\"keys:read\"]")).isEqualTo(201);

        var strong = gateway.key(organization, false, new TreeSet<>(List.of("usage:read")));
        var rotated =
                server.post(
                        "/api/v1/api-keys/" + strong.id() + "/rotate",
                        key.text(),
                        "{\"overlap_days\": 1}");
        assertThat(rotated.statusCode()).isEqualTo(403);
    }

    private int create(IssuedKey by, String members) {
        return server.post("/api/v1/api-keys", by.text(), "{\"name\": \"More\", " + members + "}")
                .statusCode();
    }

    @Test
    void a_repeated_creation_is_answered_alike_and_makes_one_key() {
        var organization = gateway.organization();
        var key = gateway.key(organization, false);
        var first = repeat(key, "{\"name\": \"Once\", \"scopes\": [\"usage:read\"]}");
        var second = repeat(key, "{\"name\": \"Once\", \"scopes\": [\"usage:read\"]}");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(gateway.keys().list(organization, null, 10).items()).hasSize(2);
        assertThat(repeat(key, "{\"name\": \"Other\", \"scopes\": [\"usage:read\"]}").statusCode())
                .isEqualTo(422);
    }

    private HttpResponse<String> repeat(IssuedKey key, String body) {
        return server.send(
                server.request("/api/v1/api-keys")
                        .header("Content-Type", "application/json")
                        .header("X-API-Key", key.text())
                        .header("Idempotency-Key", "the same")
                        .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    @Test
    void a_name_with_a_control_character_is_refused() {
        var key = gateway.key(gateway.organization(), false);
        var answer =
                server.post(
                        "/api/v1/api-keys",
                        key.text(),
                        "{\"name\": \"a\\u0000b\", \"scopes\": [\"usage:read\"]}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"/name\"");
    }

    @Test
    void everything_wrong_with_a_wish_is_told_at_once() {
        var key = gateway.key(gateway.organization(), false);
        var answer =
                server.post(
                        "/api/v1/api-keys",
                        key.text(),
                        """
                        {"name": "", "scopes": ["fly:high"], "mode": "both", "allowed_addresses": ["10.0.0.0/33"], "admin": true}
                        """);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .contains(
                        "\"/name\"",
                        "\"/scopes/0\"",
                        "\"/mode\"",
                        "\"/allowed_addresses/0\"",
                        "\"/admin\"");
    }

    @Test
    void somebody_elses_id_and_a_missing_one_look_the_same() {
        var mine = gateway.key(gateway.organization(), false);
        var theirs = gateway.key(gateway.organization(), false);
        var missing = gateway.get("/api/v1/api-keys/" + UUID.randomUUID(), mine.text());
        var foreign = gateway.get("/api/v1/api-keys/" + theirs.id(), mine.text());
        var garbage = gateway.get("/api/v1/api-keys/42", mine.text());
        assertThat(List.of(missing.statusCode(), foreign.statusCode(), garbage.statusCode()))
                .containsOnly(404);
        assertThat(withoutId(foreign.body()))
                .isEqualTo(withoutId(missing.body()))
                .isEqualTo(withoutId(garbage.body()));
    }

    private static String withoutId(String body) {
        return body.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id");
    }
}
