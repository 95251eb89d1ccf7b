package io.tributary.billing.web;

import io.tributary.billing.Invoice;
import io.tributary.kernel.Amounts;
import io.tributary.portal.spi.Badge;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A document as lists show it.
 *
 * @param href its page: the customer's, or the operator's
 */
record InvoiceRow(
        String href,
        String title,
        String kind,
        Badge status,
        String issued,
        String due,
        String gross,
        String outstanding) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ENGLISH);

    static InvoiceRow of(Invoice invoice, LocalDate today, String under) {
        var issued = invoice.issuedOn();
        var due = invoice.dueOn();
        return new InvoiceRow(
                under + "/" + invoice.id(),
                invoice.title(),
                invoice.kind().label(),
                status(invoice, today),
                issued == null ? "" : DAY.format(issued),
                due == null || invoice.kind() == Invoice.Kind.CREDIT_NOTE ? "" : DAY.format(due),
                Amounts.text(invoice.gross()),
                Amounts.text(invoice.outstanding()));
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static Badge status(Invoice invoice, LocalDate today) {
        var due = invoice.dueOn();
        return switch (invoice.status()) {
            case DRAFT -> Badge.plain("Draft");
            case VOID -> Badge.plain("Void");
            case SETTLED -> Badge.good(invoice.kind() == Invoice.Kind.INVOICE ? "Paid" : "Used up");
            case OPEN -> {
                if (!invoice.outstanding().isPositive()) {
                    yield Badge.info("Credit left");
                }
                yield due != null && due.isBefore(today)
                        ? Badge.bad("Overdue")
                        : Badge.warm("To be paid");
            }
        };
    }
}
