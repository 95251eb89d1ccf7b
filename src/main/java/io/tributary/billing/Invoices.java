package io.tributary.billing;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Page;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.Source;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Invoices and credit notes. Whatever makes one final takes its number, freezes what it says, books
 * it and sets its collection going, all in one transaction: the caller's, if there is one.
 */
public final class Invoices {
    private final InvoiceStore store;
    private final Receivables receivables;
    private final Finalising finalising;
    private final Taxation taxation;
    private final BillingProfiles profiles;
    private final Dunning dunning;
    private final Ledger ledger;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Invoices(
            InvoiceStore store,
            Receivables receivables,
            Finalising finalising,
            Taxation taxation,
            BillingProfiles profiles,
            Dunning dunning,
            Ledger ledger,
            Transactions transactions,
            InstantSource clock) {
        this.store = store;
        this.receivables = receivables;
        this.finalising = finalising;
        this.taxation = taxation;
        this.profiles = profiles;
        this.dunning = dunning;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What those lines would come to today, with tax. Nothing is written. */
    public Quote preview(OrganizationId customer, List<LineDraft> lines) {
        return transactions.in(
                Scope.of(customer),
                () ->
                        Taxation.quote(
                                lines, taxation.of(profiles.of(customer), finalising.today())));
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
                    var buyer = profiles.of(customer);
                    var quote = quote(lines, taxation.of(buyer, finalising.today()));
                    var draft = fresh(customer, kindOf(lines), quote, terms, null, "");
                    return added(draft, quote, key)
                            .orElseGet(() -> finished(draft, quote, buyer, null));
                });
    }

    /** Keeps those lines as a draft, which may be looked at, finalised or made void. */
    public Invoice draft(OrganizationId customer, List<LineDraft> lines, Terms terms, String key) {
        return transactions.in(
                Scope.of(customer),
                () -> {
                    var quote =
                            quote(lines, taxation.of(profiles.of(customer), finalising.today()));
                    var draft = fresh(customer, kindOf(lines), quote, terms, null, "");
                    return added(draft, quote, key).orElse(draft);
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
                    var buyer = profiles.of(draft.customer());
                    var treatment = taxation.of(buyer, finalising.today());
                    var quote = Taxation.quote(store.lines(id), treatment);
                    store.write(draft.customer(), id, quote);
                    return finished(draft, quote, buyer, null);
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
                    var quote = Taxation.quote(lines, store.treatment(invoice));
                    var draft =
                            fresh(
                                    corrected.customer(),
                                    Invoice.Kind.CREDIT_NOTE,
                                    quote,
                                    Terms.DUE_NOW,
                                    invoice,
                                    reason);
                    var before = store.findByKey(key);
                    if (before.isPresent()) {
                        return sameCustomers(before.get(), corrected.customer());
                    }
                    requireCreditable(corrected, quote);
                    return added(draft, quote, key)
                            .orElseGet(
                                    () ->
                                            finished(
                                                    draft,
                                                    quote,
                                                    profiles.of(corrected.customer()),
                                                    corrected));
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
                    var invoice = known(id);
                    if (invoice.status() == Invoice.Status.OPEN) {
                        undo(invoice);
                    } else if (invoice.status() != Invoice.Status.DRAFT) {
                        throw notVoidable(invoice);
                    }
                    store.makeVoid(id, reason);
                    lookWhetherSettled(id);
                    return known(id);
                });
    }

    private void undo(Invoice invoice) {
        long open = receivables.lockedOutstanding(invoice.id());
        boolean whole = open == invoice.gross().getAmountMinorLong();
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

    private Invoice fresh(
            OrganizationId customer,
            Invoice.Kind kind,
            Quote quote,
            Terms terms,
            @Nullable UUID corrects,
            String reason) {
        var now = clock.instant();
        return new Invoice(
                UuidV7.at(now, random),
                customer,
                kind,
                Invoice.Status.DRAFT,
                null,
                quote.net(),
                quote.tax(),
                quote.gross(),
                Money.zero(quote.gross().getCurrencyUnit()),
                terms,
                null,
                null,
                corrects,
                reason,
                now);
    }

    /** Adds the draft; or answers what stands under the key already. */
    private Optional<Invoice> added(Invoice draft, Quote quote, String key) {
        if (!store.add(draft, key, finalising.legalEntity())) {
            var there = store.findByKey(key);
            return Optional.of(
                    sameCustomers(there.orElseThrow(() -> keyReused(key)), draft.customer()));
        }
        store.write(draft.customer(), draft.id(), quote);
        return Optional.empty();
    }

    private Invoice finished(
            Invoice draft, Quote quote, BillingProfile buyer, @Nullable Invoice corrected) {
        finalising.finish(draft, quote, buyer, corrected);
        if (corrected != null) {
            lookWhetherSettled(corrected.id());
        }
        return known(draft.id());
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

    private static Invoice sameCustomers(Invoice there, OrganizationId customer) {
        if (!there.customer().equals(customer)) {
            throw keyReused(there.title());
        }
        return there;
    }

    private static ProblemException keyReused(String key) {
        return new ProblemException(
                InvoiceProblem.KEY_REUSED, "Another customer's document has this key: " + key);
    }

    private static ProblemException notVoidable(Invoice invoice) {
        return new ProblemException(
                InvoiceProblem.NOT_VOIDABLE,
                invoice.title() + " was paid or credited, or is void already.");
    }

    private static boolean isCredit(List<LineDraft> lines) {
        return !lines.isEmpty()
                && Money.total(lines.stream().map(LineDraft::net).toList()).isNegative();
    }

    private static Invoice.Kind kindOf(List<LineDraft> lines) {
        return isCredit(lines) ? Invoice.Kind.CREDIT_NOTE : Invoice.Kind.INVOICE;
    }

    private static Quote quote(List<LineDraft> lines, TaxTreatment treatment) {
        return Taxation.quote(
                isCredit(lines) ? lines.stream().map(LineDraft::negated).toList() : lines,
                treatment);
    }
}
