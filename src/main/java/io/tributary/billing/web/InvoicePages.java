package io.tributary.billing.web;

import io.tributary.billing.Dunning;
import io.tributary.billing.DunningPlan;
import io.tributary.billing.Invoice;
import io.tributary.billing.Invoices;
import io.tributary.payments.PaymentMethod;
import io.tributary.payments.PaymentMethods;
import io.tributary.payments.Payments;
import io.tributary.payments.Purpose;

import org.springframework.stereotype.Component;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/** Gathers what the page of one document shows, for its customer and for operators. */
@Component
class InvoicePages {
    private final Invoices invoices;
    private final Payments payments;
    private final PaymentMethods methods;
    private final Dunning dunning;
    private final InstantSource clock;

    InvoicePages(
            Invoices invoices,
            Payments payments,
            PaymentMethods methods,
            Dunning dunning,
            InstantSource clock) {
        this.invoices = invoices;
        this.payments = payments;
        this.methods = methods;
        this.dunning = dunning;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    InvoicePage of(Invoice invoice, String under) {
        var customer = invoice.customer();
        var today = today();
        var corrects = invoice.corrects();
        return new InvoicePage(
                InvoiceRow.of(invoice, today, under),
                invoice.kind() == Invoice.Kind.CREDIT_NOTE,
                invoice.isPayable(),
                methods.preferred(customer).map(PaymentMethod::label).orElse(null),
                invoices.lines(customer, invoice.id()).stream().map(InvoicePage.Line::of).toList(),
                InvoicePage.sums(invoice, invoices.document(customer, invoice.id()).orElse(null)),
                payments.of(customer, new Purpose("invoice", invoice.id())).stream()
                        .map(InvoicePage.Paid::of)
                        .toList(),
                invoices.creditNotes(customer, invoice.id()).stream()
                        .map(note -> InvoiceRow.of(note, today, under))
                        .toList(),
                corrects == null
                        ? null
                        : invoices.find(customer, corrects)
                                .map(corrected -> InvoiceRow.of(corrected, today, under))
                                .orElse(null),
                invoice.reason(),
                invoice.terms().label(),
                invoice.isPayable() ? DunningPlan.entries(invoice.terms()) : List.of(),
                dunning.course(invoice).orElse(null),
                invoices.digest(customer, invoice.id()).orElse(null));
    }
}
