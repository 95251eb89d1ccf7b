package io.tributary.billing;

import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

/** Sets a customer's credit off against an invoice that is open, in a transaction of its own. */
final class Offsetting {
    private final InvoiceStore invoices;
    private final CustomerCredit credit;
    private final Dunning dunning;
    private final Letters letters;
    private final Transactions transactions;

    Offsetting(
            InvoiceStore invoices,
            CustomerCredit credit,
            Dunning dunning,
            Letters letters,
            Transactions transactions) {
        this.invoices = invoices;
        this.credit = credit;
        this.dunning = dunning;
        this.letters = letters;
        this.transactions = transactions;
    }

    /**
     * Uses the credit that there is for the invoice. What owes nothing any more is not dunned any
     * more, and its customer is told.
     *
     * @return the invoice as it is then
     */
    Invoice offset(Invoice invoice) {
        var currency = invoice.gross().getCurrencyUnit();
        return transactions.in(
                Scope.of(invoice.customer()),
                () -> {
                    boolean isPaid = credit.use(invoice.customer(), invoice.id(), currency);
                    var now = invoices.find(invoice.id()).orElseThrow();
                    if (isPaid) {
                        dunning.settled(now);
                        letters.paid(now);
                    }
                    return now;
                });
    }
}
