package io.tributary.billing;

import io.tributary.kernel.ProblemException;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.Source;

import java.time.InstantSource;

/** Makes documents void, in the surrounding transaction: their booking is undone. */
final class Voiding {
    private final InvoiceStore store;
    private final Receivables receivables;
    private final Ledger ledger;
    private final InstantSource clock;

    Voiding(InvoiceStore store, Receivables receivables, Ledger ledger, InstantSource clock) {
        this.store = store;
        this.receivables = receivables;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * Makes one void whose row is held.
     *
     * @throws ProblemException {@link InvoiceProblem#NOT_VOIDABLE}
     */
    void makeVoid(Invoice invoice, String reason) {
        if (invoice.status() == Invoice.Status.OPEN) {
            undo(invoice);
        } else if (invoice.status() != Invoice.Status.DRAFT) {
            throw notVoidable(invoice);
        }
        store.makeVoid(invoice.id(), reason);
    }

    private void undo(Invoice invoice) {
        var open = receivables.locked(invoice.id(), invoice.gross().getCurrencyUnit());
        boolean whole = open.equals(invoice.gross());
        if (invoice.kind() != Invoice.Kind.INVOICE || !whole) {
            throw notVoidable(invoice);
        }
        receivables.move(invoice.id(), Receivables.Cause.VOID, "void", invoice.gross().negated());
        var booked = store.frozen(invoice.id()).orElseThrow().ledgerTransaction();
        if (booked != null) {
            ledger.reverse(
                    booked,
                    "invoice.voided/" + invoice.id(),
                    clock.instant(),
                    new Source("invoice", invoice.id()));
        }
    }

    private static ProblemException notVoidable(Invoice invoice) {
        return new ProblemException(
                InvoiceProblem.NOT_VOIDABLE,
                invoice.title() + " was paid or credited, or is void already.");
    }
}
