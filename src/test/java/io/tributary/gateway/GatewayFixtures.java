package io.tributary.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.TributaryServer;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Feature;
import io.tributary.identity.Grant;
import io.tributary.identity.Limit;
import io.tributary.identity.Organizations;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.legal.LegalFixtures;
import io.tributary.metering.Usage;
import io.tributary.platform.AddressRange;
import io.tributary.platform.ClientConnection;
import io.tributary.platform.Settings;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/** Organizations with keys, and a gate with one billable operation. */
final class GatewayFixtures {
    static final String PROBE = "/api/v1/probe";

    private final TributaryServer server;

    GatewayFixtures(TributaryServer server) {
        this.server = server;
    }

    OrganizationId organization() {
        return server.bean(Organizations.class).found("Meander Ltd", Tier.STARTER, "tests").id();
    }

    OrganizationId liveOrganization() {
        var organization = organization();
        grant(organization, Grant.feature(Feature.LIVE_API));
        return organization;
    }

    void grant(OrganizationId organization, Grant grant) {
        server.bean(Entitlements.class)
                .grant(
                        organization,
                        List.of(grant),
                        new Period(now().minusSeconds(1), Instant.MAX),
                        "a test");
    }

    void limit(OrganizationId organization, Limit limit, long quantity) {
        grant(organization, Grant.limit(limit, quantity));
    }

    static AuditTrail.By by(OrganizationId organization) {
        return AuditTrail.By.thing(organization, "a test");
    }

    /** A key with every scope. */
    IssuedKey key(OrganizationId organization, boolean livemode, String... addresses) {
        return key(organization, livemode, server.bean(Scopes.class).names(), addresses);
    }

    IssuedKey key(
            OrganizationId organization,
            boolean livemode,
            Iterable<String> scopes,
            String... addresses) {
        var asked = new TreeSet<String>();
        scopes.forEach(asked::add);
        asked.add("probe:run");
        if (livemode) {
            LegalFixtures.accept(server, organization);
        }
        var wanted =
                new WantedKey(
                        "Backend",
                        asked,
                        livemode,
                        List.of(addresses).stream().map(AddressRange::parse).toList(),
                        null);
        return server.bean(ApiKeys.class).create(by(organization), wanted);
    }

    /** A test key with every scope that ends by itself after so long. */
    IssuedKey expiringKey(OrganizationId organization, Duration after) {
        var wanted =
                new WantedKey(
                        "Guest",
                        server.bean(Scopes.class).names(),
                        false,
                        List.of(),
                        now().plus(after));
        return server.bean(ApiKeys.class).create(by(organization), wanted);
    }

    ApiKeys keys() {
        return server.bean(ApiKeys.class);
    }

    Instant now() {
        return server.bean(InstantSource.class).instant();
    }

    HttpResponse<String> get(String path, String key) {
        return server.send(server.request(path).header("X-API-Key", key));
    }

    HttpResponse<String> delete(String path, String key) {
        return server.send(server.request(path).header("X-API-Key", key).DELETE());
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        return server.send(request);
    }

    /**
     * The gate of the running server, with one operation that counts as many calls as its query
     * says.
     */
    Gate probed(Consumer<Usage> metering) {
        ApiEndpoint probe =
                new ApiEndpoint() {
                    @Override
                    public ApiRoute route() {
                        return new ApiRoute(
                                "POST",
                                PROBE,
                                "probe:run",
                                true,
                                new ApiDocs(
                                        "probe",
                                        "Tests",
                                        "Probe",
                                        "",
                                        List.of(
                                                new ApiDocs.Parameter(
                                                        "calls",
                                                        ApiDocs.Place.QUERY,
                                                        false,
                                                        "",
                                                        ApiSchema.integer())),
                                        null,
                                        new ApiDocs.Answer(200, "", null),
                                        List.of()));
                    }

                    @Override
                    public ApiAnswer handle(ApiCall call) {
                        var calls = call.query("calls");
                        call.admit(calls == null ? 1 : Integer.parseInt(calls));
                        return ApiAnswer.json(200, json -> json.writeBoolean(true));
                    }
                };
        return new Gate(
                new ApiRoutes(List.of(probe)),
                server.bean(KeyRing.class),
                metering,
                (_, _) -> {},
                keys()::expose,
                server.bean(SignatureCheck.class),
                server.bean(Settings.class),
                server.bean(InstantSource.class));
    }

    Arrival arrival(
            String path, @Nullable String query, @Nullable String key, ClientConnection client) {
        return new Arrival(
                now(),
                client,
                "POST",
                path,
                query,
                key,
                "application/json",
                new byte[0],
                null,
                null,
                "ZZ",
                null,
                "tests",
                null);
    }

    Arrival probe(@Nullable String key) {
        return arrival(PROBE, null, key, caller("127.0.0.1"));
    }

    /** Somebody who came through a proxy of ours over TLS. */
    static ClientConnection caller(String address) {
        return new ClientConnection(InetAddress.ofLiteral(address), true, false, "localhost");
    }

    static @Nullable String field(Reply reply, String name) {
        for (var field : reply.fields()) {
            if (field.name().equals(name)) {
                return field.value();
            }
        }
        return null;
    }

    static String text(Reply reply) {
        return new String(reply.body().bytes(), UTF_8);
    }
}
