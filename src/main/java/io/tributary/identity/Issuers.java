package io.tributary.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.Broadcast;
import io.tributary.platform.OutboundHttp;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Seal;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who vouches for the people of organizations. An issuer vouches for addresses of names that the
 * organization has proven and marked for sign-in, and for nobody else.
 */
public final class Issuers {
    private final IssuerStore store;
    private final Domains domains;
    private final IssuerClient client;
    private final OutboundHttp http;
    private final Staff staff;
    private final Seal seal;
    private final AuditTrail audit;
    private final Broadcast broadcast;
    private final Transactions transactions;
    private final InstantSource clock;

    Issuers(Parts parts) {
        this.store = parts.store();
        this.domains = parts.domains();
        this.client = parts.client();
        this.http = parts.http();
        this.staff = parts.staff();
        this.seal = parts.seal();
        this.audit = parts.audit();
        this.broadcast = parts.broadcast();
        this.transactions = parts.transactions();
        this.clock = parts.clock();
    }

    /** What it is made of. */
    record Parts(
            IssuerStore store,
            Domains domains,
            IssuerClient client,
            OutboundHttp http,
            Staff staff,
            Seal seal,
            AuditTrail audit,
            Broadcast broadcast,
            Transactions transactions,
            InstantSource clock) {}

    public Optional<Issuer> of(OrganizationId organization) {
        return transactions.in(Scope.of(organization), () -> store.find(organization));
    }

    /** Whose issuer vouches for the owner of that address. */
    public Optional<OrganizationId> responsibleFor(String email) {
        return domains.signsIn(email.substring(email.indexOf('@') + 1));
    }

    /** The client's secret at the issuer. */
    String secret(OrganizationId organization) {
        var sealed =
                transactions
                        .in(Scope.of(organization), () -> store.secret(organization))
                        .orElseThrow();
        return new String(seal.open(place(organization), sealed), UTF_8);
    }

    /** A secret is bound to the organization whose it is. */
    private static byte[] place(OrganizationId organization) {
        return organization.toString().getBytes(UTF_8);
    }

    /**
     * Saves the issuer, once it has answered as what it says it is.
     *
     * @param secret null keeps the one that is there
     * @throws ProblemException {@link PlatformProblem#INVALID_INPUT} naming the field
     */
    public void save(Actor actor, Issuer issuer, @Nullable String secret) {
        var organization = actor.organization();
        requireOwner(actor);
        var kept = transactions.in(Scope.of(organization), () -> store.secret(organization));
        if (secret == null && kept.isEmpty()) {
            throw refused("client_secret", "This is required.");
        }
        if (issuer.required()
                && domains.of(organization).stream()
                        .noneMatch(domain -> domain.isGood() && domain.signsIn())) {
            throw refused(
                    "required",
                    "First prove a name and mark it for sign-in: nobody could come in otherwise.");
        }
        ask(issuer);
        var sealed =
                secret == null
                        ? kept.orElseThrow()
                        : seal.seal(place(organization), secret.getBytes(UTF_8));
        transactions.run(
                Scope.of(organization),
                () -> {
                    staff.requirePresent(actor);
                    store.save(organization, issuer, sealed, clock.instant());
                    audit.record(
                            actor,
                            "issuer.saved",
                            issuer.address(),
                            Map.of(
                                    "required", Boolean.toString(issuer.required()),
                                    "newcomers", newcomers(issuer)));
                    broadcast.say(Organizations.TOPIC, organization.toString());
                });
    }

    private static String newcomers(Issuer issuer) {
        var role = issuer.newcomers();
        return role == null ? "nobody" : role.code();
    }

    private void ask(Issuer issuer) {
        URI address;
        try {
            address = URI.create(issuer.address());
        } catch (IllegalArgumentException _) {
            throw refused("address", "This is not an address like https://login.example.com.");
        }
        http.objection(address)
                .ifPresent(
                        objection -> {
                            throw refused("address", objection);
                        });
        try {
            var described = client.described(issuer.address());
            if (client.keys(described).getKeys().isEmpty()) {
                throw refused("address", "The issuer shows no keys.");
            }
        } catch (IssuerClient.Unusable unusable) {
            throw refused("address", String.valueOf(unusable.getMessage()));
        }
    }

    /** From now on nobody vouches, and everybody signs in as others do. */
    public void remove(Actor actor) {
        requireOwner(actor);
        transactions.run(
                Scope.of(actor.organization()),
                () -> {
                    staff.requirePresent(actor);
                    store.remove(actor.organization());
                    audit.record(actor, "issuer.removed", "the issuer", Map.of());
                });
    }

    /** An issuer can name anybody, an owner too: whoever chooses it is one. */
    private static void requireOwner(Actor actor) {
        if (actor.role() != Role.OWNER) {
            throw new ProblemException(
                    IdentityProblem.NOT_ALLOWED, "Only an owner chooses who vouches for people.");
        }
    }

    private static ProblemException refused(String field, String detail) {
        return new ProblemException(
                PlatformProblem.INVALID_INPUT, detail, List.of(new InputError(field, detail)));
    }
}
