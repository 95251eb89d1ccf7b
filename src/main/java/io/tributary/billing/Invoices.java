package io.tributary.billing;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Page;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Invoices and credit notes. Whatever makes one final takes its number, freezes what it says, books
 * it and sets its collection going, all in one transaction: the caller's, if there is one.
 */
public final class Invoices {
    private final InvoiceStore store;
    private final Drafting drafting;
    private final Finalising finalising;
    private final Voiding voiding;
    private final Dunning dunning;
    private final Transactions transactions;

    Invoices(
            InvoiceStore store,
            Drafting drafting,
            Finalising finalising,
            Voiding voiding,
            Dunning dunning,
            Transactions transactions) {
        this.store = store;
        this.drafting = drafting;
        this.finalising = finalising;
        this.voiding = voiding;
        this.dunning = dunning;
        this.transactions = transactions;
    }

    /** What those lines would come to today, with tax. Nothing is written. */
    public Quote preview(OrganizationId customer, List<LineDraft> lines) {
        return transactions.in(Scope.of(customer), () -> drafting.preview(customer, lines));
    }

    /**
     * Bills those lines: a final invoice, or, when they sum to less than nothing, a credit note
     * whose amount the next invoices use up. The last thing its transaction should do: the number
     * is taken at its end, and others wait for it.
     *
     * @param key bills once: {@code subscription/<id>/2026-03}
     */
    public Invoice issue(OrganizationId customer, List<LineDraft> lines, Terms terms, String key) {
        return transactions.in(
                Scope.of(customer),
                () -> {
                    var draft = drafting.of(customer, lines, terms);
                    return drafting.keep(draft, key).orElseGet(() -> finished(draft, null));
                });
    }

    /** Keeps those lines as a draft, which may be looked at, finalised or made void. */
    public Invoice draft(OrganizationId customer, List<LineDraft> lines, Terms terms, String key) {
        return transactions.in(
                Scope.of(customer),
                () -> {
                    var draft = drafting.of(customer, lines, terms);
                    return drafting.keep(draft, key).orElse(draft.invoice());
                });
    }

    /**
     * Makes a draft final, with the tax and the addresses of today. One that is final already stays
     * as it is.
     *
     * @throws ProblemException {@link InvoiceProblem#NOT_A_DRAFT} when it is void
     */
    public Invoice finalise(UUID id) {
        return transactions.in(
                Scope.system("finalise a draft"),
                () -> {
                    store.lock(id);
                    var draft = known(id);
                    if (draft.status() == Invoice.Status.VOID) {
                        throw new ProblemException(
                                InvoiceProblem.NOT_A_DRAFT, "The draft was made void.");
                    }
                    if (draft.status() != Invoice.Status.DRAFT) {
                        return draft;
                    }
                    return finished(drafting.anew(draft), null);
                });
    }

    /**
     * Takes an invoice back, wholly or in part, at the tax it bore. What it gives is used for that
     * invoice first, as far as it is open; the rest is the customer's credit.
     *
     * @param lines with positive amounts: how much is taken back
     * @param key credits once
     * @throws ProblemException {@link InvoiceProblem#CREDIT_TOO_HIGH}
     */
    public Invoice creditNote(UUID invoice, List<LineDraft> lines, String reason, String key) {
        return transactions.in(
                Scope.system("credit an invoice"),
                () -> {
                    store.lock(invoice);
                    var corrected = known(invoice);
                    var before = drafting.under(key, corrected.customer());
                    if (before.isPresent()) {
                        return before.get();
                    }
                    var draft = drafting.crediting(corrected, lines, reason);
                    requireCreditable(corrected, draft.quote());
                    return drafting.keep(draft, key).orElseGet(() -> finished(draft, corrected));
                });
    }

    /** Takes the whole invoice back, line by line. */
    public Invoice creditWhole(UUID invoice, String reason, String key) {
        var lines = transactions.in(Scope.system("credit an invoice"), () -> store.lines(invoice));
        return creditNote(invoice, lines, reason, key);
    }

    /**
     * Takes part of an invoice back: the amount, before tax, is spread over its lines by largest
     * remainder.
     */
    public Invoice creditPart(UUID invoice, Money net, String reason, String key) {
        var lines = transactions.in(Scope.system("credit an invoice"), () -> store.lines(invoice));
        return creditNote(invoice, Spread.over(lines, net, reason), reason, key);
    }

    /**
     * Makes a draft, or an invoice of which nothing was paid or credited, void. A final one keeps
     * its number and what it says; its booking is undone.
     *
     * @throws ProblemException {@link InvoiceProblem#NOT_VOIDABLE}
     */
    public Invoice voidInvoice(UUID id, String reason) {
        return transactions.in(
                Scope.system("make a document void"),
                () -> {
                    store.lock(id);
                    voiding.makeVoid(known(id), reason);
                    lookWhetherSettled(id);
                    return known(id);
                });
    }

    public Optional<Invoice> find(OrganizationId customer, UUID id) {
        return transactions.in(
                Scope.of(customer),
                () -> store.find(id).filter(found -> found.customer().equals(customer)));
    }

    /** Anybody's document, for those who run the house. */
    public Optional<Invoice> look(UUID id) {
        return transactions.in(
                Scope.system("an operator looks at a document"), () -> store.find(id));
    }

    /** One customer's, the newest first; the cursor is the id of the last one seen. */
    public Page<Invoice> list(OrganizationId customer, @Nullable UUID before, int limit) {
        var found =
                transactions.in(Scope.of(customer), () -> store.list(customer, before, limit + 1));
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), found.get(limit - 1).id().toString());
    }

    /** The credit notes of an invoice, the oldest first. */
    public List<Invoice> creditNotes(OrganizationId customer, UUID invoice) {
        return transactions.in(Scope.of(customer), () -> store.correcting(invoice));
    }

    /** The lines of a document, as they were drafted. */
    public List<LineDraft> lines(OrganizationId customer, UUID id) {
        return transactions.in(Scope.of(customer), () -> store.lines(id));
    }

    /** What a final document says; empty for drafts. */
    public Optional<InvoiceDocument> document(OrganizationId customer, UUID id) {
        return find(customer, id)
                .flatMap(_ -> transactions.in(Scope.of(customer), () -> store.frozen(id)))
                .map(frozen -> InvoiceDocument.read(frozen.text()));
    }

    /** SHA-256, in hexadecimal, of what a final document says. */
    public Optional<String> digest(OrganizationId customer, UUID id) {
        return transactions
                .in(Scope.of(customer), () -> store.frozen(id))
                .map(InvoiceStore.Frozen::sha256);
    }

    private Invoice finished(Drafting.Draft draft, @Nullable Invoice corrected) {
        finalising.finish(draft.invoice(), draft.quote(), draft.buyer(), corrected);
        if (corrected != null) {
            lookWhetherSettled(corrected.id());
        }
        return known(draft.invoice().id());
    }

    /** What owes nothing any more is not dunned any more. */
    private void lookWhetherSettled(UUID id) {
        var invoice = known(id);
        if (!invoice.outstanding().isPositive()) {
            dunning.settled(invoice);
        }
    }

    private void requireCreditable(Invoice corrected, Quote quote) {
        var credited =
                store.correcting(corrected.id()).stream()
                        .map(Invoice::gross)
                        .reduce(quote.gross(), (one, other) -> one.plus(other));
        boolean isFinal =
                corrected.status() == Invoice.Status.OPEN
                        || corrected.status() == Invoice.Status.SETTLED;
        if (corrected.kind() != Invoice.Kind.INVOICE
                || !isFinal
                || !quote.gross().isPositive()
                || credited.isGreaterThan(corrected.gross())) {
            throw new ProblemException(
                    InvoiceProblem.CREDIT_TOO_HIGH,
                    "Of " + corrected.title() + " at most its total can be credited.");
        }
    }

    private Invoice known(UUID id) {
        return store.find(id)
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        PlatformProblem.NOT_FOUND, "There is no such document."));
    }
}
