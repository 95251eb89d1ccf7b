package io.tributary.legal;

import io.tributary.identity.Actor;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Role;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who accepted what. Nothing here is ever changed; a later yes stands beside the earlier. */
public final class Acceptances {
    private static final Set<Role> MAY_BIND = Set.of(Role.OWNER, Role.ADMIN);

    private final AcceptanceStore store;
    private final VersionStore versions;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Acceptances(
            AcceptanceStore store,
            VersionStore versions,
            AuditTrail audit,
            Transactions transactions,
            InstantSource clock) {
        this.store = store;
        this.versions = versions;
        this.audit = audit;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Whether somebody in that role accepts for the organization. */
    public static boolean mayBind(Role role) {
        return MAY_BIND.contains(role);
    }

    /**
     * Accepts what is in force, or what is published to be. The first yes of the organization to a
     * version stands; another changes nothing.
     *
     * @param sha256 of the words that were read
     * @param address from where on the network
     * @throws ProblemException {@link LegalProblem#DOCUMENT_CHANGED} when other words are in force
     * @throws IllegalArgumentException for somebody who is neither owner nor admin
     */
    public void accept(
            Actor actor, LegalDocument document, int number, String sha256, String address) {
        if (!mayBind(actor.role())) {
            throw new IllegalArgumentException(actor.role() + " binds nobody");
        }
        transactions.run(
                Scope.of(actor.organization()),
                () -> {
                    var now = clock.instant();
                    var version =
                            versions.find(document, number)
                                    .filter(one -> one.sha256().equals(sha256))
                                    .filter(one -> isOffered(one, now))
                                    .orElseThrow(Acceptances::changed);
                    if (store.add(acceptance(actor, version, address, now))) {
                        audit.record(
                                actor,
                                "document.accepted",
                                version.title(),
                                Map.of("sha256", version.sha256(), "address", address));
                    }
                });
    }

    private Acceptance acceptance(Actor actor, Version version, String address, Instant now) {
        return new Acceptance(
                UuidV7.at(now, random),
                actor.organization(),
                version.document(),
                version.number(),
                version.sha256(),
                actor.person(),
                actor.name(),
                actor.email(),
                actor.role(),
                address,
                now);
    }

    private boolean isOffered(Version version, Instant now) {
        return !version.isEffective(now)
                || versions.inForce(version.document(), now)
                        .filter(inForce -> inForce.number() == version.number())
                        .isPresent();
    }

    private static ProblemException changed() {
        return new ProblemException(
                LegalProblem.DOCUMENT_CHANGED,
                "This version is not to be accepted any more. Nothing was recorded.");
    }

    /** Everything the organization accepted, the newest first. */
    public List<Acceptance> of(OrganizationId organization) {
        return transactions.in(Scope.of(organization), () -> store.of(organization));
    }

    /** Where the organization stands with a document. */
    public Standing standing(OrganizationId organization, LegalDocument document) {
        return transactions.in(
                Scope.of(organization),
                () ->
                        Standing.of(
                                document,
                                versions.of(document),
                                store.of(organization, document),
                                clock.instant()));
    }

    /** Where the organization stands with each document. */
    public List<Standing> standings(OrganizationId organization) {
        return Arrays.stream(LegalDocument.values())
                .map(document -> standing(organization, document))
                .toList();
    }

    /** What must be accepted before a live key can be made. */
    public List<LegalDocument> missing(OrganizationId organization) {
        return LegalDocument.neededForLive().stream()
                .filter(document -> !standing(organization, document).counts())
                .toList();
    }

    /** Whether a live key can be made, as far as documents go. */
    public boolean isCurrent(OrganizationId organization) {
        return missing(organization).isEmpty();
    }

    /** When the last of what a live key needs was accepted first; empty while something lacks. */
    public Optional<Instant> completedAt(OrganizationId organization) {
        if (!isCurrent(organization)) {
            return Optional.empty();
        }
        var accepted = of(organization);
        return LegalDocument.neededForLive().stream()
                .flatMap(
                        document ->
                                accepted.stream()
                                        .filter(one -> one.document() == document)
                                        .map(Acceptance::at)
                                        .min(Instant::compareTo)
                                        .stream())
                .max(Instant::compareTo);
    }

    /** The newest of all organizations, for those who run the house. */
    public List<Acceptance> newest(LegalDocument document, int limit) {
        return transactions.in(
                Scope.system("who accepted a document"), () -> store.newest(document, limit));
    }

    /** How many organizations accepted that version. */
    public long count(Version version) {
        return transactions.in(
                Scope.system("how many accepted a document"),
                () -> store.count(version.document(), version.number()));
    }
}
