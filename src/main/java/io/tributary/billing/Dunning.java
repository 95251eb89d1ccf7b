package io.tributary.billing;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.Operators;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Invoices that are not paid: tried or reminded of on the days of the {@link DunningPlan}, then
 * suspended, and forgiven at once when they are paid.
 */
public final class Dunning {
    /** Something that happened to an unpaid invoice. */
    public record Happened(Instant at, String what) {}

    /** An invoice on the schedule, for the operator. */
    public record Case(
            UUID invoice,
            OrganizationId customer,
            String number,
            Money outstanding,
            String stage,
            Instant beganAt,
            @Nullable Instant nextAt) {}

    /** Where an invoice stands on the schedule: what was and what will be. */
    public record Course(List<DunningPlan.Dated> plan, List<Happened> history, boolean suspended) {
        public Course {
            plan = List.copyOf(plan);
            history = List.copyOf(history);
        }
    }

    private final DunningStore store;
    private final Agenda agenda;
    private final Letters letters;
    private final Organizations organizations;
    private final Operators operators;
    private final Transactions transactions;
    private final InstantSource clock;

    Dunning(
            DunningStore store,
            Agenda agenda,
            Letters letters,
            Organizations organizations,
            Operators operators,
            Transactions transactions,
            InstantSource clock) {
        this.store = store;
        this.agenda = agenda;
        this.letters = letters;
        this.organizations = organizations;
        this.operators = operators;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Where the invoice stands; empty when it was never late. */
    public Optional<Course> course(Invoice invoice) {
        return transactions.in(
                Scope.of(invoice.customer()),
                () ->
                        store.find(invoice.id())
                                .map(
                                        row ->
                                                new Course(
                                                        row.isOver()
                                                                ? List.of()
                                                                : DunningPlan.dated(
                                                                        invoice.terms(),
                                                                        row.beganAt(),
                                                                        clock.instant()),
                                                        store.history(invoice.id()),
                                                        row.suspended())));
    }

    /** Everything on the schedule, what is next first. */
    public List<Case> cases() {
        return transactions.in(Scope.system("the board of unpaid invoices"), store::cases);
    }

    /** A charge failed, or the due day has passed: in the caller's transaction. */
    void failed(Invoice invoice, String why) {
        var now = clock.instant();
        var next = DunningPlan.due(now, 0);
        store.tell(invoice.customer(), invoice.id(), now, why);
        if (store.begin(invoice.customer(), invoice.id(), now, next)) {
            agenda.dun(new Agenda.Step(invoice.id(), 0), next);
            letters.unpaid(invoice, why, DunningPlan.dated(invoice.terms(), now, now));
        } else {
            letters.stillUnpaid(invoice, why);
        }
    }

    /**
     * Takes the step that is due, in the caller's transaction.
     *
     * @return whether the card is to be charged now
     */
    boolean step(Invoice invoice, int step) {
        var found = store.locked(invoice.id());
        if (found.isEmpty() || found.get().isOver() || found.get().step() != step) {
            return false;
        }
        if (step == DunningPlan.lastStep()) {
            suspend(invoice, step);
            return false;
        }
        var next = DunningPlan.due(found.get().beganAt(), step + 1);
        boolean isLastRetry = step + 1 == DunningPlan.lastStep();
        store.move(invoice.id(), isLastRetry ? "grace" : "retrying", step + 1, next, false);
        agenda.dun(new Agenda.Step(invoice.id(), step + 1), next);
        if (!invoice.terms().isByCard()) {
            var what = "Reminder " + (step + 1) + " was sent.";
            store.tell(invoice.customer(), invoice.id(), clock.instant(), what);
            letters.stillUnpaid(invoice, what);
        }
        return invoice.terms().isByCard();
    }

    /** What an operator stopped for another reason stays stopped, and is not ours to resume. */
    private void suspend(Invoice invoice, int step) {
        boolean active =
                organizations
                        .find(invoice.customer())
                        .map(one -> one.status() == Organization.Status.ACTIVE)
                        .orElse(false);
        boolean ours = active || store.anySuspends(invoice.customer());
        store.move(invoice.id(), "suspended", step + 1, null, ours);
        if (active) {
            operators.setStatus(
                    by(invoice),
                    Organization.Status.SUSPENDED,
                    "Invoice " + invoice.title() + " is not paid");
        }
        store.tell(invoice.customer(), invoice.id(), clock.instant(), "Live access was suspended.");
        letters.suspended(invoice);
    }

    /** The invoice is settled: in the caller's transaction. */
    void settled(Invoice invoice) {
        var found = store.locked(invoice.id());
        if (found.isEmpty() || found.get().isOver()) {
            return;
        }
        store.move(invoice.id(), "recovered", found.get().step(), null, false);
        store.tell(invoice.customer(), invoice.id(), clock.instant(), "The invoice was settled.");
        if (found.get().suspended() && !store.anySuspends(invoice.customer())) {
            operators.setStatus(
                    by(invoice),
                    Organization.Status.ACTIVE,
                    "Invoice " + invoice.title() + " is settled");
        }
    }

    private static AuditTrail.By by(Invoice invoice) {
        return AuditTrail.By.thing(invoice.customer(), "dunning");
    }
}
