package io.tributary.identity;

import io.tributary.kernel.PersonId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Sha256;
import io.tributary.platform.Transactions;

import org.joda.money.Money;
import org.springframework.beans.factory.ObjectProvider;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Acts that take two persons who run the house. One asks, and what is asked for is frozen; another
 * approves, and in the same transaction it is carried out: once, or not at all.
 */
public final class Approvals {
    /** How long a request waits. */
    public static final Duration LIFE = Duration.ofDays(7);

    private static final Scope SCOPE = Scope.system("acts that take two persons");

    /**
     * What somebody asks for.
     *
     * @param kind of an {@link Approvable}
     * @param subject at most 300 characters
     * @param summary what will happen; at most 4,000 characters
     * @param payload what its kind carries out
     * @param reason why; 1 to 500 characters
     */
    public record Wish(
            String kind, String subject, String summary, String payload, String reason) {}

    /** What came of giving money back. */
    public sealed interface Refund {
        /** So much is given, by one person. */
        record Given(Money amount) implements Refund {}

        /** So much waits for a second person. */
        record Asked(Money amount) implements Refund {}
    }

    private final ApprovalStore store;
    private final ApprovalSettings settings;
    private final ObjectProvider<Approvable> kinds;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Approvals(
            ApprovalStore store,
            ApprovalSettings settings,
            ObjectProvider<Approvable> kinds,
            Transactions transactions,
            InstantSource clock) {
        this.store = store;
        this.settings = settings;
        this.kinds = kinds;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Gives money back: at once when one person may, else it asks for a second.
     *
     * @param before what went back of the same already: several small refunds are a large one
     * @param wish what another person would carry out
     * @param alone gives it, and says how much that was
     */
    public Refund refund(
            Person operator, Money amount, Money before, Wish wish, Supplier<Money> alone) {
        refuseUnlessOperator(operator);
        if (!settings.takesTwo(before.plus(amount))) {
            return new Refund.Given(alone.get());
        }
        ask(operator, wish);
        return new Refund.Asked(amount);
    }

    /** Asks; nothing happens until another person approves. */
    public Approval ask(Person operator, Wish wish) {
        refuseUnlessOperator(operator);
        kind(wish.kind());
        var now = clock.instant();
        var asked =
                new Approval(
                        UuidV7.at(now, random),
                        wish.kind(),
                        wish.subject(),
                        wish.summary(),
                        wish.payload(),
                        digest(wish.kind(), wish.payload()),
                        wish.reason(),
                        name(operator),
                        now,
                        now.plus(LIFE),
                        null);
        transactions.run(SCOPE, () -> store.add(asked, operator.id()));
        return asked;
    }

    /**
     * Approves it and carries it out.
     *
     * @throws ProblemException {@link IdentityProblem#OWN_REQUEST}, {@link
     *     IdentityProblem#REQUEST_CLOSED}, and whatever carrying it out meets; it stays open then
     */
    public void approve(Person operator, UUID id, String answer) {
        decide(operator, id, answer, true);
    }

    /**
     * Refuses it.
     *
     * @throws ProblemException as {@link #approve}
     */
    public void refuse(Person operator, UUID id, String answer) {
        decide(operator, id, answer, false);
    }

    private void decide(Person operator, UUID id, String answer, boolean isApproved) {
        refuseUnlessOperator(operator);
        transactions.run(
                SCOPE,
                () -> {
                    var approval = decidable(operator.id(), id);
                    var decision =
                            new Approval.Decision(
                                    isApproved, name(operator), clock.instant(), answer);
                    store.decide(id, operator.id(), decision);
                    if (isApproved) {
                        kind(approval.kind()).carryOut(approval);
                    }
                });
    }

    private Approval decidable(PersonId operator, UUID id) {
        var kept =
                store.lock(id)
                        .orElseThrow(
                                () ->
                                        new ProblemException(
                                                PlatformProblem.NOT_FOUND,
                                                "There is no such request."));
        var approval = kept.approval();
        if (!approval.isOpen(clock.instant())) {
            throw new ProblemException(
                    IdentityProblem.REQUEST_CLOSED,
                    approval.decision() == null
                            ? "The request has expired. Nothing was done."
                            : "The request was decided before. Nothing was done again.");
        }
        if (kept.askedBy().equals(operator)) {
            throw new ProblemException(IdentityProblem.OWN_REQUEST, "You asked for this yourself.");
        }
        if (!approval.digest().equals(digest(approval.kind(), approval.payload()))) {
            throw new IllegalStateException("request " + id + " is not what was asked for");
        }
        return approval;
    }

    public Optional<Approval> find(UUID id) {
        return transactions.in(SCOPE, () -> store.find(id));
    }

    /** What was asked for, the newest first; at most 200. */
    public List<Approval> newest() {
        return transactions.in(SCOPE, () -> store.newest(200));
    }

    /** What people call acts of that kind. */
    public String title(Approval approval) {
        return kind(approval.kind()).title();
    }

    private Approvable kind(String kind) {
        return kinds.stream()
                .filter(one -> one.kind().equals(kind))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("nobody carries out " + kind));
    }

    private static void refuseUnlessOperator(Person person) {
        if (!person.operator()) {
            throw new ProblemException(
                    IdentityProblem.NOT_ALLOWED, "This is for those who run the house.");
        }
    }

    private static String name(Person person) {
        return person.name() + " <" + person.email() + ">";
    }

    private static String digest(String kind, String payload) {
        return Sha256.hex(kind + "\n" + payload);
    }
}
