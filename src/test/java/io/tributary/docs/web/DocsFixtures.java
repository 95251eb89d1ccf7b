package io.tributary.docs.web;

import io.tributary.TributaryServer;
import io.tributary.gateway.ApiKeys;
import io.tributary.gateway.ApiReference;
import io.tributary.gateway.CodeSamples;
import io.tributary.gateway.IssuedKey;
import io.tributary.gateway.Scopes;
import io.tributary.gateway.SigningKeys;
import io.tributary.gateway.WantedKey;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Organizations;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Readers with a test key of their own, and the samples they would paste. */
final class DocsFixtures {
    private final TributaryServer server;

    DocsFixtures(TributaryServer server) {
        this.server = server;
    }

    /** A test key with every scope, of an organization that has no other. */
    IssuedKey testKey() {
        return testKey(organization());
    }

    OrganizationId organization() {
        return server.bean(Organizations.class).found("Reader Ltd", Tier.STARTER, "tests").id();
    }

    /** A test key with every scope. */
    IssuedKey testKey(OrganizationId organization) {
        return server.bean(ApiKeys.class)
                .create(
                        AuditTrail.By.thing(organization, "a test"),
                        new WantedKey(
                                "Reader",
                                server.bean(Scopes.class).names(),
                                false,
                                List.of(),
                                null));
    }

    /**
     * The signed call of the guide, with the key, signing key and secret of a reader whose key
     * takes signed calls only, at the time of the server, whose clock other tests move.
     */
    String signedCall(String language) {
        var organization = organization();
        var key = testKey(organization);
        var by = AuditTrail.By.thing(organization, "a test");
        var signing = server.bean(SigningKeys.class);
        var issued = signing.issue(by, key.id(), "Backend");
        signing.require(by, key.id(), true);
        long ahead =
                Duration.between(Instant.now(), server.bean(InstantSource.class).instant())
                        .toSeconds();
        return ShownSample.on(server.get("/docs/guides/signing").body(), language)
                .getFirst()
                .text()
                .replace(CodeSamples.KEY, key.text())
                .replace(SampleFiles.SIGNING_KEY, issued.key().id().toString())
                .replace(SampleFiles.SECRET, issued.secret())
                .replace("$(date +%s)", "$(($(date +%s) + " + ahead + "))")
                .replace("Date.now()", "(Date.now() + " + ahead * 1000 + ")")
                .replace("time.time()", "(time.time() + " + ahead + ")")
                .replace("Instant.now()", "Instant.now().plusSeconds(" + ahead + ")");
    }

    /** The sample as a reader would paste it: their key, its id, their own address. */
    String pasted(ShownSample sample) {
        var key = testKey();
        return sample.text()
                .replace(CodeSamples.KEY, key.text())
                .replace("ada@meander.example", "ada-" + key.id() + "@meander.example")
                .replace("/api-keys/ID", "/api-keys/" + key.id())
                .replaceAll("/[A-Z_]+(?=[/'\"\\s])", "/" + UUID.randomUUID());
    }

    ApiReference.Operation operation(String id) {
        return server.bean(ApiReference.class).operations().stream()
                .filter(operation -> operation.docs().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /**
     * What the sample of that operation is answered with a test key: what webhooks change takes a
     * live one, and the reader has neither an endpoint nor anything to sign with.
     */
    int expected(ApiReference.Operation operation) {
        if (operation.scope().equals("webhooks:write")) {
            return 403;
        }
        if (operation.docs().id().equals("requireSigning")) {
            return 409;
        }
        return operation.path().replace("/api-keys/{id}", "").contains("{")
                ? 404
                : operation.docs().answer().status();
    }

    /** The samples of the reference in that language, each with its operation. */
    List<ShownSample> samples(String language) {
        return ShownSample.on(server.get("/docs/reference").body(), language).stream()
                .filter(sample -> sample.id().contains("-call-"))
                .toList();
    }

    ApiReference.Operation operation(ShownSample sample) {
        return operation(sample.id().substring(0, sample.id().indexOf("-call-")));
    }
}
