package io.tributary.billing;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.ledger.AccountCode;
import io.tributary.payments.Charge;
import io.tributary.payments.Outcome;
import io.tributary.payments.Payment;
import io.tributary.payments.PaymentMethods;
import io.tributary.payments.PaymentProblem;
import io.tributary.payments.Payments;
import io.tributary.payments.Purpose;
import io.tributary.payments.Refund;
import io.tributary.payments.RefundOutcome;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.Money;
import org.joda.money.MoneyUtils;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Collects what is outstanding: charges the card, or waits for the transfer and reminds. */
public final class Collecting {
    /** What payments for invoices say they are for. */
    static final String PURPOSE = "invoice";

    /** How the keys of refunds begin that pay the credit of a note back. */
    private static final String CREDIT_NOTE = "credit-note/";

    private static final Scope REFUNDING = Scope.system("refund a credit note");

    private final InvoiceStore invoices;
    private final Receivables receivables;
    private final CustomerCredit credit;
    private final Offsetting offsetting;
    private final Reminding reminding;
    private final Payments payments;
    private final PaymentMethods methods;
    private final Transactions transactions;

    Collecting(
            InvoiceStore invoices,
            Receivables receivables,
            CustomerCredit credit,
            Offsetting offsetting,
            Reminding reminding,
            Payments payments,
            PaymentMethods methods,
            Transactions transactions) {
        this.invoices = invoices;
        this.receivables = receivables;
        this.credit = credit;
        this.offsetting = offsetting;
        this.reminding = reminding;
        this.payments = payments;
        this.methods = methods;
        this.transactions = transactions;
    }

    /**
     * Pays an invoice with the customer's credit, as far as that goes; nothing while a payment of
     * it is under way.
     *
     * @return whether that paid the last of it
     */
    public boolean payByCredit(OrganizationId customer, UUID id) {
        var invoice = found(id);
        return invoice.customer().equals(customer)
                && invoice.isPayable()
                && !offset(invoice).isPayable();
    }

    /**
     * Pays an invoice now: with the customer's credit, and for the rest with the default card.
     * However often it is asked at the same time, it is paid once.
     *
     * @throws ProblemException {@link InvoiceProblem#NOT_PAYABLE}, {@link InvoiceProblem#NO_CARD},
     *     {@link PaymentProblem#PAYMENT_UNDER_WAY}
     * @throws IllegalStateException inside a transaction
     */
    public Outcome payNow(OrganizationId customer, UUID id) {
        var invoice = found(id);
        if (!invoice.customer().equals(customer)) {
            throw new ProblemException(PlatformProblem.NOT_FOUND, "There is no such invoice.");
        }
        if (!invoice.isPayable()) {
            throw nothingToPay();
        }
        return charge(invoice)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        InvoiceProblem.NO_CARD, "There is no card to charge."));
    }

    /**
     * Books a transfer that arrived for an invoice. What is too much is the customer's credit.
     *
     * @param key books once
     */
    public void receive(UUID id, Money amount, String bankReference, String key) {
        var invoice = found(id);
        if (invoice.kind() != Invoice.Kind.INVOICE || invoice.number() == null) {
            throw new ProblemException(
                    InvoiceProblem.NOT_PAYABLE, "This document is not one to be paid.");
        }
        payments.receive(invoice.customer(), purpose(invoice), amount, bankReference, key);
    }

    /** Holds what the invoice of a credit note was paid with: one at a time pays it back. */
    void lockPaid(Invoice note) {
        var invoice = note.corrects();
        if (invoice != null) {
            payments.lock(note.customer(), new Purpose(PURPOSE, invoice));
        }
    }

    /**
     * Sets the credit of a credit note aside for the cards that its invoice was paid with, as far
     * as they were; the rest stays credit. A card that refused is left out.
     *
     * @return the refunds, for {@link #give}; none when there is nothing to give back
     */
    List<UUID> setAside(UUID creditNote) {
        return transactions.in(
                REFUNDING,
                () -> {
                    var note = found(creditNote);
                    lockPaid(note);
                    var refunds = new ArrayList<UUID>();
                    shares(note)
                            .forEach(
                                    (payment, share) ->
                                            refunds.add(
                                                    payments.setAside(
                                                            payment,
                                                            share,
                                                            "Credit note " + note.title(),
                                                            key(note, payment))));
                    return refunds;
                });
    }

    /** What goes back to each payment, the oldest first, of the credit that a note still gives. */
    private Map<UUID, Money> shares(Invoice note) {
        var shares = new LinkedHashMap<UUID, Money>();
        var left = credit.locked(note);
        for (var payment : cardPayments(note)) {
            var share = MoneyUtils.min(left, payment.amount().minus(payment.refunded()));
            if (share.isPositive() && !payments.isRefused(key(note, payment.id()))) {
                shares.put(payment.id(), share);
                left = left.minus(share);
            }
        }
        return shares;
    }

    /**
     * Gives back what was set aside of the credit of a credit note. What one card refuses goes to
     * another.
     *
     * @throws ProblemException {@link InvoiceProblem#NOT_REFUNDABLE} when nothing goes back
     * @throws IllegalStateException inside a transaction
     */
    void give(UUID creditNote, List<UUID> refunds) {
        var asked = refunds;
        boolean isAnyGiven = false;
        while (!asked.isEmpty()) {
            var refused =
                    asked.stream()
                            .filter(refund -> payments.give(refund) instanceof RefundOutcome.Failed)
                            .toList();
            isAnyGiven |= refused.size() < asked.size();
            asked = refused.isEmpty() ? List.of() : setAside(creditNote);
        }
        if (refunds.isEmpty()) {
            throw nothingToRefund();
        }
        if (!isAnyGiven) {
            throw new ProblemException(
                    InvoiceProblem.NOT_REFUNDABLE,
                    "The payment provider refused to give it back. It stays credit.");
        }
    }

    private static ProblemException nothingToRefund() {
        return new ProblemException(
                InvoiceProblem.NOT_REFUNDABLE,
                "There is no card payment to which this credit could go back.");
    }

    private static String key(Invoice note, UUID payment) {
        return CREDIT_NOTE + note.id() + "/" + payment;
    }

    /** The credit note whose credit that refund pays back; none when it was asked for otherwise. */
    static Optional<UUID> creditNoteOf(Refund refund) {
        var key = refund.key();
        return key.startsWith(CREDIT_NOTE)
                ? Optional.of(
                        UUID.fromString(key.substring(CREDIT_NOTE.length(), key.lastIndexOf('/'))))
                : Optional.empty();
    }

    /**
     * How much {@link #setAside} would set aside now.
     *
     * @throws ProblemException {@link InvoiceProblem#NOT_REFUNDABLE} when that is nothing
     */
    Money refundable(UUID creditNote) {
        return transactions.in(REFUNDING, () -> shares(found(creditNote))).values().stream()
                .reduce(Money::plus)
                .orElseThrow(Collecting::nothingToRefund);
    }

    /** What went back already of what the invoice of a credit note was paid with. */
    Money refunded(UUID creditNote) {
        var note = found(creditNote);
        var sum = Money.zero(note.gross().getCurrencyUnit());
        for (var payment : cardPayments(note)) {
            sum = sum.plus(payment.refunded());
        }
        return sum;
    }

    /** What the invoice of a credit note was paid with by card, the oldest first. */
    private List<Payment> cardPayments(Invoice note) {
        var invoice = note.corrects();
        return invoice == null
                ? List.of()
                : payments.of(note.customer(), new Purpose(PURPOSE, invoice)).reversed().stream()
                        .filter(payment -> payment.state() == Payment.State.SUCCEEDED)
                        .filter(payment -> !payment.provider().equals("bank"))
                        .toList();
    }

    /** What follows the commit of an invoice. */
    void collect(UUID id) {
        var invoice = found(id);
        if (!invoice.isPayable()) {
            return;
        }
        if (invoice.terms().isByCard()) {
            chargeOrRemind(invoice);
        } else {
            reminding.await(invoice);
        }
    }

    /** A step of the schedule is due. */
    void dun(Agenda.Step step) {
        var invoice = offset(found(step.invoice()));
        if (invoice.isPayable() && reminding.step(invoice, step.number())) {
            chargeOrRemind(invoice);
        }
    }

    /** What is under way already will be heard of; what credit has paid needs no card. */
    private void chargeOrRemind(Invoice invoice) {
        try {
            var outcome = charge(invoice);
            if (outcome.isEmpty()) {
                reminding.failed(found(invoice.id()), "There is no card to charge.");
            } else if (outcome.get() instanceof Outcome.AuthenticationNeeded) {
                reminding.failed(found(invoice.id()), "Your bank asks you to confirm the payment.");
            }
        } catch (ProblemException refused) {
            if (refused.problem() != PaymentProblem.PAYMENT_UNDER_WAY
                    && refused.problem() != InvoiceProblem.NOT_PAYABLE) {
                throw refused;
            }
        }
    }

    /**
     * What was begun before is asked for first: it may still be paid, by whichever card it was
     * begun with. Then credit goes before the card. The key stays the same until an attempt is
     * known to have failed.
     *
     * @throws ProblemException {@link InvoiceProblem#NOT_PAYABLE} when credit has paid it all
     */
    private Optional<Outcome> charge(Invoice asked) {
        var begun = begun(asked).map(payment -> payments.refresh(payment.id()));
        if (begun.isPresent() && !(begun.get() instanceof Outcome.Declined)) {
            return begun;
        }
        var invoice = offsetting.offset(asked);
        if (!invoice.isPayable()) {
            throw nothingToPay();
        }
        var card = methods.preferred(invoice.customer());
        int attempt =
                transactions.in(
                        Scope.of(invoice.customer()), () -> receivables.attempts(invoice.id()));
        return card.map(
                method ->
                        payments.charge(
                                new Charge(
                                        invoice.customer(),
                                        purpose(invoice),
                                        invoice.outstanding(),
                                        method.id(),
                                        "invoice/" + invoice.id() + "/" + attempt,
                                        AccountCode.RECEIVABLE)));
    }

    private Invoice offset(Invoice invoice) {
        return begun(invoice).isPresent() ? invoice : offsetting.offset(invoice);
    }

    private Optional<Payment> begun(Invoice invoice) {
        return payments.of(invoice.customer(), purpose(invoice)).stream()
                .filter(payment -> !payment.state().isSettled())
                .findFirst();
    }

    private static ProblemException nothingToPay() {
        return new ProblemException(
                InvoiceProblem.NOT_PAYABLE, "Nothing is outstanding of this invoice.");
    }

    private static Purpose purpose(Invoice invoice) {
        return new Purpose(PURPOSE, invoice.id());
    }

    Invoice found(UUID id) {
        return transactions.in(
                Scope.system("collect an invoice"),
                () ->
                        invoices.find(id)
                                .orElseThrow(
                                        () ->
                                                new ProblemException(
                                                        PlatformProblem.NOT_FOUND,
                                                        "There is no such invoice.")));
    }
}
