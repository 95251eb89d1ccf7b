package io.tributary.billing.web;

import io.tributary.billing.Dunning;
import io.tributary.billing.DunningPlan;
import io.tributary.billing.Invoice;
import io.tributary.billing.InvoiceDocument;
import io.tributary.billing.LineDraft;
import io.tributary.kernel.Amounts;
import io.tributary.payments.Payment;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * One document: what it says, what was paid, and what happens if it is not.
 *
 * @param payable whether it can be paid now
 * @param card what would be charged; null when there is none
 * @param plan what happens when it is not paid, told beforehand
 * @param course where it stands on that plan; null when it was never late
 * @param digest null for drafts
 */
record InvoicePage(
        InvoiceRow row,
        boolean creditNote,
        boolean payable,
        @Nullable String card,
        List<Line> lines,
        List<Sum> sums,
        List<Paid> payments,
        List<InvoiceRow> creditNotes,
        @Nullable InvoiceRow corrects,
        String reason,
        String terms,
        List<DunningPlan.Entry> plan,
        Dunning.@Nullable Course course,
        @Nullable String digest) {
    record Line(
            String description,
            String days,
            String explanation,
            String stream,
            String quantity,
            String price,
            String net) {
        static Line of(LineDraft line) {
            return new Line(
                    line.description(),
                    InvoiceRow.day(line.from())
                            + " to "
                            + InvoiceRow.day(line.until().minusDays(1)),
                    line.explanation(),
                    line.stream().label(),
                    plain(line.quantity()),
                    plain(line.unitPrice()),
                    Amounts.text(line.net()));
        }

        private static String plain(BigDecimal number) {
            var shortest = number.stripTrailingZeros();
            return Amounts.text(
                    shortest.scale() <= 0
                            ? shortest.setScale(0)
                            : shortest.setScale(Math.max(2, shortest.scale())));
        }
    }

    record Sum(String label, String amount) {}

    /** Whether whoever pays is asked by their bank, and nothing was answered yet. */
    boolean asked() {
        return payable && payments.stream().anyMatch(Paid::asked);
    }

    /**
     * An attempt to pay.
     *
     * @param asked whether it waits for a yes
     */
    record Paid(Instant at, String what, String amount, String state, boolean asked) {
        static Paid of(Payment payment) {
            var failure = payment.failure();
            return new Paid(
                    payment.at(),
                    payment.provider().equals("bank") ? "Bank transfer" : "Card",
                    Amounts.text(payment.amount()),
                    failure == null
                            ? payment.state().label()
                            : payment.state().label() + ": " + failure,
                    payment.state() == Payment.State.AUTHENTICATION);
        }
    }

    static List<Sum> sums(Invoice invoice, @Nullable InvoiceDocument document) {
        var taxes =
                document == null
                        ? Stream.of(new Sum("Tax", Amounts.text(invoice.tax())))
                        : document.taxes().stream()
                                .map(
                                        tax ->
                                                new Sum(
                                                        "Tax "
                                                                + tax.jurisdiction()
                                                                + ", "
                                                                + tax.rate().toPlainString()
                                                                + " %"
                                                                + (tax.reason().isEmpty()
                                                                        ? ""
                                                                        : " ("
                                                                                + tax.reason()
                                                                                + ")"),
                                                        Amounts.text(tax.tax())
                                                                + " "
                                                                + document.currency()));
        return Stream.of(
                        Stream.of(new Sum("Sum of the lines", Amounts.text(invoice.net()))),
                        taxes,
                        Stream.of(
                                new Sum("Total", Amounts.text(invoice.gross())),
                                new Sum(
                                        invoice.outstanding().isNegative()
                                                ? "Your credit"
                                                : "Outstanding",
                                        Amounts.text(invoice.outstanding().abs()))))
                .flatMap(sum -> sum)
                .toList();
    }
}
