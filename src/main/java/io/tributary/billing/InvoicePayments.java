package io.tributary.billing;

import io.tributary.notify.Event;
import io.tributary.notify.Events;
import io.tributary.payments.Dispute;
import io.tributary.payments.Payment;
import io.tributary.payments.PaymentListener;
import io.tributary.payments.Purpose;
import io.tributary.payments.Refund;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.UUID;

/** Hears what becomes of payments for invoices, in the transaction that books it. */
final class InvoicePayments implements PaymentListener {
    private final InvoiceStore invoices;
    private final Receivables receivables;
    private final CustomerCredit credit;
    private final Dunning dunning;
    private final Reminding reminding;
    private final Letters letters;
    private final Events events;

    InvoicePayments(
            InvoiceStore invoices,
            Receivables receivables,
            CustomerCredit credit,
            Dunning dunning,
            Reminding reminding,
            Letters letters,
            Events events) {
        this.invoices = invoices;
        this.receivables = receivables;
        this.credit = credit;
        this.dunning = dunning;
        this.reminding = reminding;
        this.letters = letters;
        this.events = events;
    }

    @Override
    public boolean hears(Purpose purpose) {
        return purpose.type().equals(Collecting.PURPOSE);
    }

    @Override
    public void succeeded(Payment payment) {
        var invoice = payment.purpose().id();
        var left =
                receivables.move(
                        invoice,
                        Receivables.Cause.PAYMENT,
                        payment.id().toString(),
                        payment.amount().negated());
        if (left.isPresent() && !left.get().isPositive()) {
            dunning.settled(found(invoice));
            letters.paid(found(invoice));
            tellPaid(found(invoice), payment);
        }
    }

    @Override
    public void failed(Payment payment, String why) {
        var invoice = payment.purpose().id();
        receivables.countFailure(invoice);
        unpaid(found(invoice), why);
    }

    private void unpaid(Invoice invoice, String why) {
        if (invoice.isPayable()) {
            reminding.refused(invoice, why);
            tellFailed(invoice, why);
        }
    }

    private void tellPaid(Invoice invoice, Payment payment) {
        events.emit(
                invoice.customer(),
                Event.of(BillingEvents.INVOICE_PAID)
                        .with("id", invoice.id())
                        .with("number", invoice.title())
                        .with("total", invoice.gross())
                        .with("payment", payment.id()));
    }

    private void tellFailed(Invoice invoice, String why) {
        events.emit(
                invoice.customer(),
                Event.of(BillingEvents.INVOICE_PAYMENT_FAILED)
                        .with("id", invoice.id())
                        .with("number", invoice.title())
                        .with("outstanding", invoice.outstanding())
                        .with("reason", why));
    }

    /** What went back is owed again, unless the credit that was paid back, or other, covers it. */
    @Override
    public void refunded(Payment payment, Refund refund) {
        reopen(
                payment,
                Receivables.Cause.REFUND,
                refund.id(),
                refund.amount(),
                Collecting.creditNoteOf(refund).orElse(null));
    }

    /** What did not arrive pays the invoice after all. */
    @Override
    public void refundFailed(Payment payment, Refund refund) {
        var invoice = payment.purpose().id();
        var left =
                receivables.move(
                        invoice,
                        Receivables.Cause.PAYMENT,
                        refund.id().toString(),
                        refund.amount().negated());
        if (left.isPresent() && !left.get().isPositive()) {
            dunning.settled(found(invoice));
        }
    }

    /** Nothing is decided yet: the invoice stays paid. */
    @Override
    public void disputeOpened(Payment payment, Dispute dispute) {}

    @Override
    public void disputeWon(Payment payment, Dispute dispute) {}

    @Override
    public void disputeLost(Payment payment, Dispute dispute) {
        var invoice = payment.purpose().id();
        reopen(payment, Receivables.Cause.DISPUTE, dispute.id(), dispute.amount(), null);
        unpaid(found(invoice), "The payment was taken back by the bank.");
    }

    private void reopen(
            Payment payment,
            Receivables.Cause cause,
            UUID reference,
            Money amount,
            @Nullable UUID creditNote) {
        var invoice = payment.purpose().id();
        if (receivables.move(invoice, cause, reference.toString(), amount).isPresent()) {
            receivables.countFailure(invoice);
            credit.use(payment.customer(), invoice, amount.getCurrencyUnit(), creditNote);
        }
    }

    private Invoice found(UUID invoice) {
        return invoices.find(invoice).orElseThrow();
    }
}
