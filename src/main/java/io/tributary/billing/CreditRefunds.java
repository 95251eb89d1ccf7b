package io.tributary.billing;

import io.tributary.identity.Approvable;
import io.tributary.identity.Approval;
import io.tributary.identity.Approvals;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Person;
import io.tributary.kernel.Amounts;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.DurableJob;
import io.tributary.platform.Jobs;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.Money;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Credit that is paid back to cards, by one person up to a limit and by two above it. The decision,
 * who took it and the money that is set aside for it are one transaction, with what the invoice was
 * paid with locked; the provider is called after its commit, under keys that give once. What two
 * persons approved is carried out by a job.
 */
public final class CreditRefunds implements Approvable {
    static final String KIND = "credit.refund";

    /** As it stands on the customer's trail. */
    private static final String REFUNDED = "credit.refunded";

    private static final Scope SCOPE = Scope.system("pay credit back");

    private final Collecting collecting;
    private final Approvals approvals;
    private final Jobs jobs;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final DurableJob refunding;

    CreditRefunds(
            Collecting collecting,
            Approvals approvals,
            Jobs jobs,
            AuditTrail audit,
            Transactions transactions) {
        this.collecting = collecting;
        this.approvals = approvals;
        this.jobs = jobs;
        this.audit = audit;
        this.transactions = transactions;
        this.refunding = new DurableJob("billing.refund", 10, note -> give(UUID.fromString(note)));
    }

    DurableJob refunding() {
        return refunding;
    }

    /**
     * Pays the credit of a credit note back to the cards that its invoice was paid with; or asks
     * for a second person when it is much, with what went back of that invoice before.
     *
     * @throws ProblemException {@link InvoiceProblem#NOT_REFUNDABLE} when there is nothing to give
     * @throws IllegalStateException inside a transaction
     */
    public Approvals.Refund refund(Person operator, Invoice note) {
        var refunds = new ArrayList<UUID>();
        var decided =
                transactions.in(
                        SCOPE,
                        () -> {
                            collecting.lockPaid(note);
                            var amount = collecting.refundable(note.id());
                            return approvals.refund(
                                    operator,
                                    amount,
                                    collecting.refunded(note.id()),
                                    wish(note, amount),
                                    () -> {
                                        refunds.addAll(collecting.setAside(note.id()));
                                        audit.record(
                                                AuditTrail.By.operator(note.customer(), operator),
                                                REFUNDED,
                                                note.title(),
                                                Map.of("amount", amount.toString()));
                                        return amount;
                                    });
                        });
        if (decided instanceof Approvals.Refund.Given) {
            give(operator, note, refunds);
        }
        return decided;
    }

    private void give(Person operator, Invoice note, List<UUID> refunds) {
        try {
            collecting.give(note.id(), refunds);
        } catch (ProblemException refused) {
            transactions.run(
                    SCOPE,
                    () ->
                            audit.record(
                                    AuditTrail.By.operator(note.customer(), operator),
                                    "credit.refund-refused",
                                    note.title(),
                                    Map.of()));
            throw refused;
        }
    }

    private static Approvals.Wish wish(Invoice note, Money amount) {
        return new Approvals.Wish(
                KIND,
                "Refund of " + Amounts.text(amount) + ", " + note.title(),
                "Up to "
                        + Amounts.text(amount)
                        + " of "
                        + note.title()
                        + " goes back to the cards that its invoice was paid with.",
                note.id().toString(),
                note.reason().isBlank() ? "Credit note " + note.title() : note.reason());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String title() {
        return "Refund";
    }

    @Override
    public void carryOut(Approval approval) {
        jobs.schedule(refunding, approval.id().toString(), approval.payload());
        var note = collecting.found(UUID.fromString(approval.payload()));
        audit.record(
                AuditTrail.By.thing(note.customer(), "Two operators"),
                REFUNDED,
                note.title(),
                Map.of("reason", approval.reason()));
    }

    /** Again after a crash: what was given is not given twice, and nothing left is no failure. */
    private void give(UUID note) {
        try {
            collecting.give(note, collecting.setAside(note));
        } catch (ProblemException nothing) {
            if (nothing.problem() != InvoiceProblem.NOT_REFUNDABLE) {
                throw nothing;
            }
        }
    }
}
