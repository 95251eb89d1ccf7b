package io.tributary.billing;

import io.tributary.identity.LegalEntity;
import io.tributary.kernel.RevenueStream;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.Posting;
import io.tributary.ledger.Source;
import io.tributary.notify.Event;
import io.tributary.notify.Events;
import io.tributary.platform.Sha256;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.UUID;

/** Makes a draft final, in the caller's transaction. */
final class Finalising {
    private final InvoiceStore store;
    private final Receivables receivables;
    private final CustomerCredit credit;
    private final Ledger ledger;
    private final Agenda agenda;
    private final Events events;
    private final LegalEntity seller;
    private final InstantSource clock;

    Finalising(
            InvoiceStore store,
            Receivables receivables,
            CustomerCredit credit,
            Ledger ledger,
            Agenda agenda,
            Events events,
            LegalEntity seller,
            InstantSource clock) {
        this.store = store;
        this.receivables = receivables;
        this.credit = credit;
        this.ledger = ledger;
        this.agenda = agenda;
        this.events = events;
        this.seller = seller;
        this.clock = clock;
    }

    /** Today, where the seller is: the date of documents. */
    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), seller.zone());
    }

    /**
     * Books it, opens what is outstanding, sets collection going; then, at the very end, takes the
     * number and freezes. Everybody who numbers in the same series waits from there to the commit.
     */
    void finish(Invoice draft, Quote quote, BillingProfile buyer, @Nullable Invoice corrected) {
        var now = clock.instant();
        var today = today();
        var transaction = book(draft, quote, now);
        outstand(draft, quote, today, corrected);
        var series = draft.kind().series(today.getYear());
        long number = store.takeNumber(seller.code(), series);
        var document = document(draft, quote, buyer, corrected, today, label(series, number));
        var frozen = document.json();
        store.finish(
                draft.id(), series, number, document, frozen, Sha256.hex(frozen), transaction, now);
        events.emit(draft.customer(), told(draft, quote, document));
    }

    private static Event told(Invoice draft, Quote quote, InvoiceDocument document) {
        boolean credits = draft.kind() == Invoice.Kind.CREDIT_NOTE;
        var event =
                Event.of(
                                credits
                                        ? BillingEvents.CREDIT_NOTE_FINALIZED
                                        : BillingEvents.INVOICE_FINALIZED)
                        .with("id", draft.id())
                        .with("number", document.number())
                        .with("total", quote.gross());
        return credits
                ? event.with("corrects", draft.corrects())
                : event.with("due_on", document.dueOn());
    }

    private static String label(String series, long number) {
        return String.format(Locale.ROOT, "%s-%06d", series, number);
    }

    /** Dr receivable, Cr revenue of each stream and tax; a credit note the other way round. */
    private @Nullable UUID book(Invoice draft, Quote quote, Instant now) {
        boolean credits = draft.kind() == Invoice.Kind.CREDIT_NOTE;
        var currency = quote.gross().getCurrencyUnit();
        var posting =
                Posting.of(
                        credits ? "credit-note.finalized" : "invoice.finalized",
                        "invoice.finalized/" + draft.id(),
                        now,
                        new Source(draft.kind().code(), draft.id()));
        posting.debit(
                new Account(draft.customer(), AccountCode.RECEIVABLE, currency),
                signed(quote.gross(), credits));
        var byStream = new TreeMap<RevenueStream, Money>();
        quote.lines()
                .forEach(line -> byStream.merge(line.stream(), line.net(), (a, b) -> a.plus(b)));
        byStream.forEach(
                (stream, net) ->
                        posting.credit(
                                Account.ofHouse(AccountCode.revenue(stream), currency),
                                signed(net, credits)));
        quote.taxes()
                .forEach(
                        tax ->
                                posting.credit(
                                        Account.ofHouse(
                                                AccountCode.taxPayable(
                                                        tax.treatment().jurisdiction()),
                                                currency),
                                        signed(tax.tax(), credits)));
        return posting.isEmpty() ? null : ledger.record(posting.done()).transaction();
    }

    private void outstand(
            Invoice draft, Quote quote, LocalDate today, @Nullable Invoice corrected) {
        boolean credits = draft.kind() == Invoice.Kind.CREDIT_NOTE;
        var currency = quote.gross().getCurrencyUnit();
        var due = credits ? today : today.plusDays(draft.terms().days());
        receivables.open(draft.customer(), draft.id(), signed(quote.gross(), credits), due);
        if (!credits) {
            credit.use(draft.customer(), draft.id(), currency);
            agenda.collect(draft.id());
        } else if (corrected != null) {
            credit.useFor(draft.id(), corrected.id(), currency);
        }
    }

    private static Money signed(Money amount, boolean negated) {
        return negated ? amount.negated() : amount;
    }

    private InvoiceDocument document(
            Invoice draft,
            Quote quote,
            BillingProfile buyer,
            @Nullable Invoice corrected,
            LocalDate today,
            String number) {
        boolean credits = draft.kind() == Invoice.Kind.CREDIT_NOTE;
        var corrects = corrected == null ? null : corrected.issuedOn();
        return new InvoiceDocument(
                draft.kind().code(),
                number,
                today,
                credits ? today : today.plusDays(draft.terms().days()),
                quote.gross().getCurrencyUnit().getCode(),
                sellersSide(),
                buyersSide(buyer),
                new InvoiceDocument.Bank(seller.iban(), seller.bic()),
                draft.terms().isByCard(),
                credits ? "Credited to your account: nothing is to be paid" : draft.terms().label(),
                corrected == null ? "" : corrected.title(),
                corrects == null ? today : corrects,
                draft.reason(),
                lines(quote),
                taxes(quote),
                quote.net().getAmount(),
                quote.tax().getAmount(),
                quote.gross().getAmount());
    }

    private InvoiceDocument.Party sellersSide() {
        return new InvoiceDocument.Party(
                seller.name(),
                seller.street(),
                seller.postalCode(),
                seller.city(),
                seller.region(),
                seller.country(),
                seller.vatId(),
                seller.registration(),
                seller.email());
    }

    private static InvoiceDocument.Party buyersSide(BillingProfile buyer) {
        return new InvoiceDocument.Party(
                buyer.legalName(),
                buyer.street(),
                buyer.postalCode(),
                buyer.city(),
                buyer.region(),
                buyer.country(),
                buyer.vatId(),
                "",
                buyer.email());
    }

    private static List<InvoiceDocument.Line> lines(Quote quote) {
        var treatment = quote.taxes().getFirst().treatment();
        return quote.lines().stream()
                .map(
                        line ->
                                new InvoiceDocument.Line(
                                        line.description(),
                                        line.stream().label(),
                                        line.quantity(),
                                        line.unitPrice(),
                                        line.net().getAmount(),
                                        line.from(),
                                        line.until().minusDays(1),
                                        line.explanation(),
                                        treatment.category().code(),
                                        treatment.rate()))
                .toList();
    }

    private static List<InvoiceDocument.Tax> taxes(Quote quote) {
        return quote.taxes().stream()
                .map(
                        tax ->
                                new InvoiceDocument.Tax(
                                        tax.treatment().category().code(),
                                        tax.treatment().rate(),
                                        tax.treatment().jurisdiction(),
                                        tax.base().getAmount(),
                                        tax.tax().getAmount(),
                                        tax.treatment().reason(),
                                        tax.treatment().reasonCode()))
                .toList();
    }
}
