package io.tributary.billing;

import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/** Collects what is outstanding: charges the card, or waits for the transfer and reminds. */
final class Collecting {
    private final InvoiceStore invoices;
    private final Dunning dunning;
    private final Agenda agenda;
    private final Letters letters;
    private final Transactions transactions;
    private final LegalEntity seller;
    private final InstantSource clock;

    Collecting(
            InvoiceStore invoices,
            Dunning dunning,
            Agenda agenda,
            Letters letters,
            Transactions transactions,
            LegalEntity seller,
            InstantSource clock) {
        this.invoices = invoices;
        this.dunning = dunning;
        this.agenda = agenda;
        this.letters = letters;
        this.transactions = transactions;
        this.seller = seller;
        this.clock = clock;
    }

    /** What follows the commit of an invoice. */
    void collect(UUID id) {
        var invoice = found(id);
        if (invoice.isPayable() && !invoice.terms().isByCard()) {
            transactions.run(Scope.of(invoice.customer()), () -> await(invoice));
        }
    }

    private void await(Invoice invoice) {
        letters.issued(invoice);
        agenda.dun(new Agenda.Step(invoice.id(), OVERDUE), dayAfter(invoice));
    }

    /** The step before the first: is it overdue at all? */
    static final int OVERDUE = -1;

    private Instant dayAfter(Invoice invoice) {
        var due = invoice.dueOn();
        return due == null
                ? clock.instant()
                : due.plusDays(1).atStartOfDay(seller.zone()).toInstant();
    }

    /** A step of the schedule is due. */
    void dun(Agenda.Step step) {
        var invoice = found(step.invoice());
        if (!invoice.isPayable()) {
            return;
        }
        transactions.run(
                Scope.of(invoice.customer()),
                () -> {
                    if (step.number() == OVERDUE) {
                        dunning.failed(invoice, "It was due on " + invoice.dueOn() + ".");
                    } else {
                        dunning.step(invoice, step.number());
                    }
                });
    }

    private Invoice found(UUID id) {
        return transactions.in(
                Scope.system("collect an invoice"), () -> invoices.find(id).orElseThrow());
    }
}
