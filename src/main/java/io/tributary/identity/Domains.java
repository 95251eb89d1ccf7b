package io.tributary.identity;

import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.Broadcast;
import io.tributary.platform.OneByOne;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The names of the domain name system that organizations have proven to be their own, by a TXT
 * record that is looked at again every day. Anybody may claim a name; one organization has it.
 */
public final class Domains {
    /** How long a name stays proven after its record was last seen. */
    public static final Duration GRACE = Duration.ofDays(3);

    /** How many names an organization may claim. */
    public static final int MOST = 10;

    private static final Duration EVERY = Duration.ofDays(1);
    private static final Duration SOON = Duration.ofHours(1);
    private static final int A_ROUND = 200;

    private final DomainStore store;
    private final DomainProof proof;
    private final Hosts hosts;
    private final Entitlements entitlements;
    private final AuditTrail audit;
    private final Broadcast broadcast;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Domains(
            DomainStore store,
            DomainProof proof,
            Hosts hosts,
            Entitlements entitlements,
            AuditTrail audit,
            Broadcast broadcast,
            Transactions transactions,
            InstantSource clock) {
        this.store = store;
        this.proof = proof;
        this.hosts = hosts;
        this.entitlements = entitlements;
        this.audit = audit;
        this.broadcast = broadcast;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** In the order of their claims. */
    public List<Domain> of(OrganizationId organization) {
        return transactions.in(Scope.of(organization), () -> store.of(organization)).stream()
                .map(this::told)
                .toList();
    }

    /** Whether the name is the organization's, as far as is known now. */
    public boolean isProven(OrganizationId organization, String name) {
        return of(organization).stream()
                .anyMatch(domain -> domain.isGood() && domain.name().text().equals(name));
    }

    /**
     * Claims a name, and looks for its record at once.
     *
     * @throws ProblemException {@link PlatformProblem#INVALID_INPUT} naming the field {@code
     *     domain}
     */
    public Domain claim(Actor actor, String typed) {
        var name =
                DomainName.of(typed)
                        .orElseThrow(() -> refused("This is not a name like match.example.com."));
        if (hosts.isTheHouses(name, proof.isGiven(name))) {
            throw refused("This name is one of ours.");
        }
        var organization = actor.organization();
        var id = UuidV7.at(clock.instant(), random);
        try {
            transactions.run(
                    Scope.of(organization),
                    () -> {
                        store.holdClaims(organization);
                        if (store.of(organization).size() >= MOST) {
                            throw refused("An organization has at most " + MOST + " names.");
                        }
                        store.claim(
                                organization, id, name, LinkToken.fresh().text(), clock.instant());
                        audit.record(actor, "domain.claimed", name.text(), Map.of());
                    });
        } catch (DuplicateKeyException _) {
            throw refused("This name is on your list already.");
        }
        return check(actor, id);
    }

    /** Looks for the record now. */
    public Domain check(Actor actor, UUID id) {
        var organization = actor.organization();
        look(found(organization, id), AuditTrail.By.of(actor));
        return told(found(organization, id));
    }

    /**
     * Says what the name is for. Pages are shown at one name of an organization; the others end.
     *
     * @throws ProblemException {@link IdentityProblem#DOMAIN_NOT_PROVEN}, {@link
     *     IdentityProblem#NOT_ENTITLED} to pages under a name of one's own
     */
    public void use(Actor actor, UUID id, boolean serves, boolean signsIn) {
        transactions.run(
                Scope.of(actor.organization()),
                () -> {
                    var domain = store.find(actor.organization(), id).orElseThrow(Domains::nothing);
                    if ((serves || signsIn) && domain.provenAt() == null) {
                        throw new ProblemException(
                                IdentityProblem.DOMAIN_NOT_PROVEN,
                                domain.name() + " is not proven to be yours yet.");
                    }
                    if (serves && !entitlements.of(actor.organization()).has(Feature.WHITE_LABEL)) {
                        throw new ProblemException(
                                IdentityProblem.NOT_ENTITLED, "White label is not in your plan.");
                    }
                    store.use(domain, serves, signsIn);
                    audit.record(
                            actor,
                            "domain.used",
                            domain.name().text(),
                            Map.of(
                                    "pages", Boolean.toString(serves),
                                    "sign-in", Boolean.toString(signsIn)));
                    tell(actor.organization());
                });
    }

    /** Takes the name off the list, and whatever it was used for ends. */
    public void remove(Actor actor, UUID id) {
        transactions.run(
                Scope.of(actor.organization()),
                () -> {
                    var domain = store.find(actor.organization(), id).orElseThrow(Domains::nothing);
                    store.remove(domain);
                    audit.record(actor, "domain.removed", domain.name().text(), Map.of());
                    tell(actor.organization());
                });
    }

    /** Whose issuer signs in people with addresses of that name. */
    Optional<OrganizationId> signsIn(String name) {
        return transactions.in(Scope.system("who vouches for them"), () -> store.signsIn(name));
    }

    /** The organizations whose issuer signs in people of some name. */
    Set<OrganizationId> vouchedFor() {
        return transactions.in(Scope.system("who has an issuer"), store::vouchedFor);
    }

    /** Looks at every name again whose time has come. */
    void checkDue() {
        var due =
                transactions.in(
                        Scope.system("names to look at"),
                        () -> store.due(clock.instant(), A_ROUND));
        OneByOne.each(
                "identity.look-at-domains",
                due,
                DomainStore.Kept::organization,
                domain -> look(domain, AuditTrail.By.thing(domain.organization(), "domain check")));
    }

    /** The question is asked outside of any transaction: an answer may take seconds. */
    private void look(DomainStore.Kept domain, AuditTrail.By by) {
        switch (proof.look(domain.name(), value(domain.token()))) {
            case DomainProof.Finding.Shown() -> shown(domain, by);
            case DomainProof.Finding.Missing(var detail) -> missed(domain, detail, by);
            case DomainProof.Finding.Unclear(var detail) -> missed(domain, detail, by);
        }
    }

    private void shown(DomainStore.Kept domain, AuditTrail.By by) {
        var now = clock.instant();
        try {
            transactions.run(
                    Scope.of(domain.organization()),
                    () -> {
                        store.seen(domain, now, now.plus(EVERY));
                        if (domain.provenAt() == null) {
                            audit.record(by, "domain.proven", domain.name().text(), Map.of());
                            tell(domain.organization());
                        }
                    });
        } catch (DuplicateKeyException _) {
            missed(
                    domain,
                    "Another organization has proven this name. Its record must go first.",
                    by);
        }
    }

    private void missed(DomainStore.Kept domain, String detail, AuditTrail.By by) {
        var now = clock.instant();
        boolean isLost = domain.provenAt() != null && isOld(domain.seenAt(), now);
        transactions.run(
                Scope.of(domain.organization()),
                () -> {
                    store.missed(domain, detail, isLost, now, now.plus(SOON));
                    if (isLost) {
                        audit.record(by, "domain.lost", domain.name().text(), Map.of());
                        tell(domain.organization());
                    }
                });
    }

    private static boolean isOld(@Nullable Instant seen, Instant now) {
        return seen == null || seen.isBefore(now.minus(GRACE));
    }

    private void tell(OrganizationId organization) {
        broadcast.say(Organizations.TOPIC, organization.toString());
        Transactions.afterCommit(hosts::forget);
    }

    private DomainStore.Kept found(OrganizationId organization, UUID id) {
        return transactions
                .in(Scope.of(organization), () -> store.find(organization, id))
                .orElseThrow(Domains::nothing);
    }

    private Domain told(DomainStore.Kept kept) {
        var state =
                kept.provenAt() == null
                        ? Domain.State.WAITING
                        : kept.finding() == null ? Domain.State.PROVEN : Domain.State.MISSING;
        return new Domain(
                kept.id(),
                kept.name(),
                value(kept.token()),
                !proof.isGiven(kept.name()),
                state,
                kept.provenAt(),
                kept.seenAt(),
                kept.checkedAt(),
                kept.finding(),
                kept.serves(),
                kept.signsIn());
    }

    private static String value(String token) {
        return "tributary-domain-proof=" + token;
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(
                PlatformProblem.INVALID_INPUT, detail, List.of(new InputError("domain", detail)));
    }

    private static ProblemException nothing() {
        return new ProblemException(PlatformProblem.NOT_FOUND, "There is nothing here.");
    }
}
