package io.tributary.billing;

import io.tributary.identity.LegalEntity;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes drafts, in the surrounding transaction: lines with the tax of their buyer and day, kept
 * under a key that drafts once.
 */
final class Drafting {
    /** A document to be, what it comes to, and who is to pay. */
    record Draft(Invoice invoice, Quote quote, BillingProfile buyer) {}

    private final InvoiceStore store;
    private final Taxation taxation;
    private final BillingProfiles profiles;
    private final LegalEntity seller;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Drafting(
            InvoiceStore store,
            Taxation taxation,
            BillingProfiles profiles,
            LegalEntity seller,
            InstantSource clock) {
        this.store = store;
        this.taxation = taxation;
        this.profiles = profiles;
        this.seller = seller;
        this.clock = clock;
    }

    /** What those lines would come to today, with tax. */
    Quote preview(OrganizationId customer, List<LineDraft> lines) {
        return Taxation.quote(lines, treatment(profiles.of(customer)));
    }

    /** An invoice; or, when the lines sum to less than nothing, a credit note. */
    Draft of(OrganizationId customer, List<LineDraft> lines, Terms terms) {
        var buyer = profiles.of(customer);
        boolean credits = isCredit(lines);
        var quote =
                Taxation.quote(
                        credits ? lines.stream().map(LineDraft::negated).toList() : lines,
                        treatment(buyer));
        var kind = credits ? Invoice.Kind.CREDIT_NOTE : Invoice.Kind.INVOICE;
        return new Draft(fresh(customer, kind, quote, terms, null, ""), quote, buyer);
    }

    /** A credit note that takes those lines of an invoice back, at the tax they bore. */
    Draft crediting(Invoice corrected, List<LineDraft> lines, String reason) {
        var quote =
                Taxation.quote(
                        lines, store.treatment(corrected.id()), store.correcting(corrected.id()));
        var note =
                fresh(
                        corrected.customer(),
                        Invoice.Kind.CREDIT_NOTE,
                        quote,
                        Terms.DUE_NOW,
                        corrected.id(),
                        reason);
        return new Draft(note, quote, profiles.of(corrected.customer()));
    }

    /** A draft that is kept, with the tax and the addresses of today. */
    Draft anew(Invoice kept) {
        var buyer = profiles.of(kept.customer());
        var quote = Taxation.quote(store.lines(kept.id()), treatment(buyer));
        store.write(kept.customer(), kept.id(), quote);
        return new Draft(kept, quote, buyer);
    }

    /**
     * Keeps a draft.
     *
     * @return what stands under the key already, else nothing
     */
    Optional<Invoice> keep(Draft draft, String key) {
        var customer = draft.invoice().customer();
        if (!store.add(draft.invoice(), key, seller.code())) {
            return Optional.of(under(key, customer).orElseThrow(() -> keyReused(key)));
        }
        store.write(customer, draft.invoice().id(), draft.quote());
        return Optional.empty();
    }

    /** What stands under the key, if it is that customer's; another's key is refused. */
    Optional<Invoice> under(String key, OrganizationId customer) {
        var there = store.findByKey(key);
        there.filter(found -> !found.customer().equals(customer))
                .ifPresent(
                        found -> {
                            throw keyReused(found.title());
                        });
        return there;
    }

    private TaxTreatment treatment(BillingProfile buyer) {
        return taxation.of(buyer, LocalDate.ofInstant(clock.instant(), seller.zone()));
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

    private static boolean isCredit(List<LineDraft> lines) {
        return !lines.isEmpty()
                && Money.total(lines.stream().map(LineDraft::net).toList()).isNegative();
    }

    private static ProblemException keyReused(String key) {
        return new ProblemException(
                InvoiceProblem.KEY_REUSED, "Another customer's document has this key: " + key);
    }
}
