package io.tributary.billing;

import org.joda.money.Money;
import org.joda.money.MoneyUtils;
import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.stream.Stream;

/**
 * Bills what a change comes to, in the surrounding transaction. What was charged for days that are
 * left is taken back by a credit note of the invoice that charged it, at the tax it bore and as far
 * as that invoice still stands: nothing of one that is void or taken back already.
 */
final class Rebilling {
    /**
     * What is taken back.
     *
     * @param invoice that is corrected; null when none is
     * @param credited of it, by a credit note
     * @param rest what that invoice itself set off against the charge, as a credit for service: the
     *     next document sets it off again
     */
    private record Back(@Nullable Invoice invoice, List<LineDraft> credited, List<LineDraft> rest) {
        static final Back NOTHING = new Back(null, List.of(), List.of());
    }

    private final InvoiceStore store;
    private final Drafting drafting;
    private final Invoices invoices;

    Rebilling(InvoiceStore store, Drafting drafting, Invoices invoices) {
        this.store = store;
        this.drafting = drafting;
        this.invoices = invoices;
    }

    /** What the change would come to today, with tax; nothing is written. */
    Quote quote(Subscription subscription, Settled settled) {
        var back = back(settled);
        var lines = together(back, settled);
        var nothing = Quote.nothing(subscription.price().currency());
        var credited =
                back.invoice() == null
                        ? nothing
                        : drafting.crediting(back.invoice(), back.credited(), "").quote().negated();
        return credited.plus(
                lines.isEmpty() ? nothing : drafting.preview(subscription.customer(), lines));
    }

    /**
     * Takes back what is to be taken back.
     *
     * @param key credits once
     * @return the lines that are to be billed then
     */
    List<LineDraft> takeBack(Settled settled, String key) {
        var charged = charged(settled);
        if (charged != null) {
            store.lock(charged.id());
        }
        var back = back(settled);
        if (back.invoice() != null) {
            var reason = back.credited().getFirst().description();
            invoices.creditNote(back.invoice().id(), back.credited(), reason, key + "/unused");
        }
        return together(back, settled);
    }

    private static List<LineDraft> together(Back back, Settled settled) {
        return Stream.concat(back.rest().stream(), settled.lines().stream()).toList();
    }

    /** The document that billed the days; null when none did that still holds. */
    private @Nullable Invoice charged(Settled settled) {
        var before = settled.before();
        return before == null
                ? null
                : store.findByKey(before.invoiceKey())
                        .filter(found -> found.status() != Invoice.Status.VOID)
                        .orElse(null);
    }

    private Back back(Settled settled) {
        var unused = settled.unused();
        var charged = charged(settled);
        if (unused == null || charged == null) {
            return Back.NOTHING;
        }
        var zero = Money.zero(unused.net().getCurrencyUnit());
        var taken =
                store.correcting(charged.id()).stream()
                        .map(Invoice::net)
                        .reduce(zero, (one, other) -> one.plus(other));
        var given = MoneyUtils.min(unused.net(), billed(charged, zero).minus(taken));
        var left = charged.kind() == Invoice.Kind.INVOICE ? charged.net().minus(taken) : zero;
        var credited = MoneyUtils.max(zero, MoneyUtils.min(given, left));
        var rest = MoneyUtils.max(zero, given.minus(credited));
        return new Back(
                credited.isZero() ? null : charged,
                part(unused, credited, " No more than is left of " + charged.title() + "."),
                part(unused, rest, " As far as credits on " + charged.title() + " paid for it.")
                        .stream()
                        .map(LineDraft::negated)
                        .toList());
    }

    /** What all that was charged by a document comes to, without what it set off against that. */
    private Money billed(Invoice charged, Money zero) {
        boolean credits = charged.kind() == Invoice.Kind.CREDIT_NOTE;
        return store.lines(charged.id()).stream()
                .map(line -> credits ? line.net().negated() : line.net())
                .filter(Money::isPositive)
                .reduce(zero, (one, other) -> one.plus(other));
    }

    private static List<LineDraft> part(LineDraft unused, Money net, String why) {
        if (net.isZero()) {
            return List.of();
        }
        return List.of(
                net.isEqual(unused.net())
                        ? unused
                        : LineDraft.one(
                                unused.description(),
                                unused.stream(),
                                net,
                                unused.from(),
                                unused.until(),
                                unused.explanation() + why));
    }
}
