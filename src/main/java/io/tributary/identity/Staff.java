package io.tributary.identity;

import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.PersonId;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Throttle;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The people who work for organizations, and those who are invited to. An organization whose
 * sign-up was confirmed keeps at least one owner, whatever happens at the same time; only owners
 * make and unmake owners.
 */
public final class Staff {
    /** How long an invitation may wait. */
    public static final Duration INVITATION_LIFE = Duration.ofDays(7);

    private static final Throttle.Rule PER_INVITED =
            new Throttle.Rule("invitations per e-mail", 5, Duration.ofDays(1));
    private static final Throttle.Rule PER_ORGANIZATION =
            new Throttle.Rule("invitations per organization", 200, Duration.ofDays(1));

    /** Somebody who works for the organization. */
    public record Colleague(
            PersonId person, String name, String email, Role role, Instant joinedAt) {}

    /** Somebody who was asked to. */
    public record Invitation(
            UUID id, String email, Role role, Instant invitedAt, Instant expiresAt) {}

    /** What an invitation's link is about, before anybody presses the button. */
    public record Offer(OrganizationId organization, String companyName, String email, Role role) {}

    /** The invitation was accepted. */
    public record Joined(Person person, OrganizationId organization) {}

    private final StaffStore store;
    private final Accounts accounts;
    private final Entitlements entitlements;
    private final Letters letters;
    private final AuditTrail audit;
    private final Throttle throttle;
    private final Transactions transactions;

    Staff(
            StaffStore store,
            Accounts accounts,
            Entitlements entitlements,
            Letters letters,
            AuditTrail audit,
            Throttle throttle,
            Transactions transactions) {
        this.store = store;
        this.accounts = accounts;
        this.entitlements = entitlements;
        this.letters = letters;
        this.audit = audit;
        this.throttle = throttle;
        this.transactions = transactions;
    }

    /** Everybody who works for the organization, by name. */
    public List<Colleague> of(OrganizationId organization) {
        return transactions.in(Scope.of(organization), () -> store.colleagues(organization));
    }

    /** Invitations that were neither accepted nor withdrawn, newest first. */
    public List<Invitation> invitations(OrganizationId organization) {
        return transactions.in(Scope.of(organization), () -> store.invitations(organization));
    }

    /**
     * Invites by mail; a seat is taken until the invitation is withdrawn.
     *
     * @throws ProblemException {@link IdentityProblem#NO_SEAT}, {@link
     *     IdentityProblem#NOT_ALLOWED}, {@link PlatformProblem#TOO_MANY_ATTEMPTS}, or {@link
     *     PlatformProblem#INVALID_INPUT} for somebody who is there already
     */
    public void invite(Actor actor, String email, Role role) {
        requireMayGive(actor, role);
        transactions.run(
                Scope.of(actor.organization()),
                () -> {
                    requirePresent(actor);
                    slowDown(actor, email);
                    if (store.isThere(actor.organization(), email)) {
                        var detail = "This person works here or is invited already.";
                        throw new ProblemException(
                                PlatformProblem.INVALID_INPUT,
                                detail,
                                List.of(new InputError("email", detail)));
                    }
                    takeSeat(actor.organization());
                    var token = LinkToken.fresh();
                    store.invite(actor, email, role, token, letters.onlyAt(actor.organization()));
                    letters.invitation(
                            actor.organization(),
                            email,
                            store.companyName(actor.organization()),
                            actor.name(),
                            role,
                            token);
                    audit.record(actor, "invitation.sent", email, Map.of("role", role.code()));
                });
    }

    /** Mails the invitation again with a fresh link. */
    public void inviteAgain(Actor actor, UUID id) {
        transactions.run(
                Scope.of(actor.organization()),
                () -> {
                    var invitation =
                            store.invitation(actor.organization(), id).orElseThrow(Staff::nothing);
                    requireMayGive(actor, invitation.role());
                    requirePresent(actor);
                    slowDown(actor, invitation.email());
                    var token = LinkToken.fresh();
                    store.renew(
                            actor.organization(), id, token, letters.onlyAt(actor.organization()));
                    letters.invitation(
                            actor.organization(),
                            invitation.email(),
                            store.companyName(actor.organization()),
                            actor.name(),
                            invitation.role(),
                            token);
                    audit.record(actor, "invitation.sent-again", invitation.email(), Map.of());
                });
    }

    /** Takes the invitation back; its link is dead then. */
    public void withdraw(Actor actor, UUID id) {
        transactions.run(
                Scope.of(actor.organization()),
                () -> {
                    var invitation =
                            store.takeBack(actor.organization(), id).orElseThrow(Staff::nothing);
                    entitlements.giveBack(actor.organization(), Countable.STAFF_SEATS, 1);
                    audit.record(actor, "invitation.withdrawn", invitation.email(), Map.of());
                });
    }

    /** What the link is about, as long as it works. */
    public Optional<Offer> offer(String token) {
        return offer(token, null);
    }

    /**
     * What the link is about, at the host it was mailed for.
     *
     * @param at the organization whose own host it is; null for the house's
     */
    public Optional<Offer> offer(String token, @Nullable OrganizationId at) {
        return transactions.in(
                Scope.system("look at an invitation"), () -> store.offer(new LinkToken(token), at));
    }

    /** Accepts, once: whoever holds the link owns the address. */
    public Optional<Joined> accept(String token) {
        return accept(token, null);
    }

    /**
     * Accepts, once, at the host the link was mailed for.
     *
     * @param at the organization whose own host it is; null for the house's
     */
    public Optional<Joined> accept(String token, @Nullable OrganizationId at) {
        return transactions.in(
                Scope.system("accept an invitation"),
                () ->
                        store.accept(new LinkToken(token), at)
                                .map(
                                        offer -> {
                                            var person = accounts.verified(offer.email()).person();
                                            entitlements.giveBack(
                                                    offer.organization(), Countable.STAFF_SEATS, 1);
                                            join(offer.organization(), person, offer.role());
                                            return new Joined(person, offer.organization());
                                        }));
    }

    /**
     * The person with that address, if they work for the organization or are invited to; their
     * invitation is accepted then.
     *
     * @param name what the issuer calls them, for somebody who is new here
     * @param newcomers the role of people who were not invited; null: they are not let in
     */
    Optional<Person> vouched(
            OrganizationId organization, String email, String name, @Nullable Role newcomers) {
        return transactions.in(
                Scope.system("somebody is vouched for"),
                () -> {
                    if (store.worksHere(organization, email)) {
                        return Optional.of(accounts.verified(email).person());
                    }
                    var invited = store.takeInvitation(organization, email);
                    invited.ifPresent(
                            _ -> entitlements.giveBack(organization, Countable.STAFF_SEATS, 1));
                    return invited.or(() -> Optional.ofNullable(newcomers))
                            .map(
                                    role -> {
                                        var person = accounts.verified(email, name).person();
                                        join(organization, person, role);
                                        return person;
                                    });
                });
    }

    /** In the surrounding transaction: the person works for the organization from now on. */
    void join(OrganizationId organization, Person person, Role role) {
        transactions.run(
                Scope.of(organization),
                () -> {
                    if (store.add(organization, person.id(), role)) {
                        takeSeat(organization);
                        var by =
                                new AuditTrail.By(
                                        organization,
                                        person.id(),
                                        person.name() + " <" + person.email() + ">");
                        audit.record(
                                by, "staff.joined", person.email(), Map.of("role", role.code()));
                    }
                });
    }

    /** For worlds of examples: employs somebody without asking. */
    public void employ(OrganizationId organization, Person person, Role role) {
        transactions.run(Scope.of(organization), () -> join(organization, person, role));
    }

    /**
     * Gives a colleague another role.
     *
     * @throws ProblemException {@link IdentityProblem#LAST_OWNER}, {@link
     *     IdentityProblem#NOT_ALLOWED}
     */
    public void changeRole(Actor actor, PersonId person, Role role) {
        requireMayGive(actor, role);
        transactions.run(
                Scope.of(actor.organization()),
                () -> {
                    var colleague = heldBy(actor, person, role == Role.OWNER);
                    store.setRole(actor.organization(), person, role);
                    audit.record(
                            actor,
                            "staff.role-changed",
                            colleague.email(),
                            Map.of("from", colleague.role().code(), "to", role.code()));
                });
    }

    /**
     * Ends somebody's work for the organization; whoever asks for themselves leaves.
     *
     * @throws ProblemException {@link IdentityProblem#LAST_OWNER}, {@link
     *     IdentityProblem#NOT_ALLOWED}
     */
    public void remove(Actor actor, PersonId person) {
        transactions.run(
                Scope.of(actor.organization()),
                () -> {
                    var colleague = heldBy(actor, person, false);
                    store.remove(actor.organization(), person);
                    entitlements.giveBack(actor.organization(), Countable.STAFF_SEATS, 1);
                    audit.record(
                            actor,
                            person.equals(actor.person()) ? "staff.left" : "staff.removed",
                            colleague.email(),
                            Map.of("role", colleague.role().code()));
                });
    }

    /** The colleague, once it is sure that an owner remains and that the actor may touch them. */
    private Colleague heldBy(Actor actor, PersonId person, boolean remainsOwner) {
        var owners = store.lockOwners(actor.organization());
        requirePresent(actor);
        var colleague = store.colleague(actor.organization(), person).orElseThrow(Staff::nothing);
        if (colleague.role() != Role.OWNER) {
            return colleague;
        }
        if (actor.role() != Role.OWNER) {
            throw notAllowed("Only an owner changes what another owner may do.");
        }
        if (owners.equals(List.of(person)) && !remainsOwner) {
            throw new ProblemException(
                    IdentityProblem.LAST_OWNER,
                    colleague.name() + " is the only owner of this organization.");
        }
        return colleague;
    }

    /**
     * In the surrounding transaction: what the actor is still what they were when the request came,
     * and stays so until the end of it.
     *
     * @throws ProblemException {@link IdentityProblem#NOT_ALLOWED}
     */
    void requirePresent(Actor actor) {
        var present = store.lockRole(actor.organization(), actor.person());
        if (present.filter(actor.role()::equals).isEmpty()) {
            throw notAllowed("Your role here has changed meanwhile.");
        }
    }

    /** The mail bears our name and the words of whoever invites. */
    private void slowDown(Actor actor, String email) {
        throttle.attempt(PER_INVITED, email);
        throttle.attempt(PER_ORGANIZATION, actor.organization().toString());
    }

    private static void requireMayGive(Actor actor, Role role) {
        if (role == Role.OWNER && actor.role() != Role.OWNER) {
            throw notAllowed("Only an owner makes owners.");
        }
    }

    private void takeSeat(OrganizationId organization) {
        if (!entitlements.take(organization, Countable.STAFF_SEATS, 1)) {
            throw new ProblemException(
                    IdentityProblem.NO_SEAT,
                    "All seats for staff are taken, open invitations included.");
        }
    }

    private static ProblemException notAllowed(String detail) {
        return new ProblemException(IdentityProblem.NOT_ALLOWED, detail);
    }

    private static ProblemException nothing() {
        return new ProblemException(PlatformProblem.NOT_FOUND, "There is nothing here.");
    }
}
