package io.tributary.billing;

import io.tributary.kernel.OrganizationId;
import io.tributary.payments.Payments;
import io.tributary.payments.Refund;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.joda.money.MoneyUtils;
import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * What customers have too much: credit notes, and invoices that were paid twice. Later invoices use
 * it up, but for what is on its way back to a card.
 */
final class CustomerCredit {
    private final Receivables receivables;
    private final Payments payments;

    CustomerCredit(Receivables receivables, Payments payments) {
        this.receivables = receivables;
        this.payments = payments;
    }

    /**
     * Uses the customer's credit for this invoice, the oldest first.
     *
     * @return whether that paid the last of it
     */
    boolean use(OrganizationId customer, UUID invoice, CurrencyUnit currency) {
        return use(customer, invoice, currency, null);
    }

    /**
     * Uses the credit of that note for this invoice, then the customer's other, oldest first.
     *
     * @return whether that paid the last of it
     */
    boolean use(
            OrganizationId customer, UUID invoice, CurrencyUnit currency, @Nullable UUID first) {
        var open = receivables.locked(invoice, currency);
        var credits =
                open.isPositive()
                        ? receivables.credits(customer, currency)
                        : List.<Receivables.Credit>of();
        if (credits.isEmpty()) {
            return false;
        }
        var leaving = payments.underWay(customer);
        var inTurn =
                credits.stream()
                        .sorted(Comparator.comparing(credit -> !credit.document().equals(first)))
                        .toList();
        for (var credit : inTurn) {
            var used =
                    MoneyUtils.min(
                            open,
                            credit.amount().minus(leaving(credit.document(), leaving, currency)));
            if (used.isPositive()) {
                receivables.transfer(credit.document(), invoice, used);
                open = open.minus(used);
            }
        }
        return open.isZero();
    }

    /** Uses what a new credit note gives for the invoice it corrects, as far as that is open. */
    void useFor(UUID creditNote, UUID invoice, CurrencyUnit currency) {
        var used =
                MoneyUtils.min(
                        receivables.locked(invoice, currency),
                        receivables.locked(creditNote, currency).negated());
        if (used.isPositive()) {
            receivables.transfer(creditNote, invoice, used);
        }
    }

    /**
     * The credit of a note that is not on its way back yet; nobody else uses it until the caller's
     * transaction ends.
     */
    Money locked(Invoice note) {
        var currency = note.gross().getCurrencyUnit();
        var credit = receivables.locked(note.id(), currency).negated();
        return credit.minus(leaving(note.id(), payments.underWay(note.customer()), currency));
    }

    private static Money leaving(UUID document, List<Refund> underWay, CurrencyUnit currency) {
        return underWay.stream()
                .filter(
                        refund ->
                                Collecting.creditNoteOf(refund).stream().anyMatch(document::equals))
                .map(Refund::amount)
                .reduce(Money.zero(currency), Money::plus);
    }
}
