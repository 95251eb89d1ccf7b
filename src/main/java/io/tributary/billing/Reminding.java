package io.tributary.billing;

import io.tributary.identity.LegalEntity;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import java.time.Instant;
import java.time.InstantSource;

/** Awaits transfers, and puts what is late on the schedule; each in a transaction of its own. */
final class Reminding {
    /** The step before the first: is it overdue at all? */
    static final int OVERDUE = -1;

    private final Dunning dunning;
    private final Agenda agenda;
    private final Letters letters;
    private final Transactions transactions;
    private final LegalEntity seller;
    private final InstantSource clock;

    Reminding(
            Dunning dunning,
            Agenda agenda,
            Letters letters,
            Transactions transactions,
            LegalEntity seller,
            InstantSource clock) {
        this.dunning = dunning;
        this.agenda = agenda;
        this.letters = letters;
        this.transactions = transactions;
        this.seller = seller;
        this.clock = clock;
    }

    /** Sends the invoice, and looks at it again when it should be paid. */
    void await(Invoice invoice) {
        transactions.run(
                Scope.of(invoice.customer()),
                () -> {
                    letters.issued(invoice);
                    lookWhenLate(invoice);
                });
    }

    private void lookWhenLate(Invoice invoice) {
        agenda.dun(new Agenda.Step(invoice.id(), OVERDUE), dayAfter(invoice));
    }

    private Instant dayAfter(Invoice invoice) {
        var due = invoice.dueOn();
        return due == null
                ? clock.instant()
                : due.plusDays(1).atStartOfDay(seller.zone()).toInstant();
    }

    /**
     * A payment failed or was taken back, in the caller's transaction. Who may still pay by
     * transfer is not late: the schedule begins on the day after the due day, as if no card had
     * been tried.
     */
    void refused(Invoice invoice, String why) {
        if (invoice.terms().isByCard() || !clock.instant().isBefore(dayAfter(invoice))) {
            dunning.failed(invoice, why);
        } else {
            lookWhenLate(invoice);
        }
    }

    void failed(Invoice invoice, String why) {
        transactions.run(Scope.of(invoice.customer()), () -> dunning.failed(invoice, why));
    }

    /**
     * Takes a step of the schedule.
     *
     * @return whether the card is to be charged now
     */
    boolean step(Invoice invoice, int step) {
        if (step == OVERDUE) {
            failed(invoice, "It was due on " + invoice.dueOn() + ".");
            return false;
        }
        return transactions.in(Scope.of(invoice.customer()), () -> dunning.step(invoice, step));
    }
}
