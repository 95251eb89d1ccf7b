package io.tributary.billing.web;

import io.tributary.billing.AgedReceivables;
import io.tributary.billing.Collecting;
import io.tributary.billing.CreditRefunds;
import io.tributary.billing.Dunning;
import io.tributary.billing.Invoice;
import io.tributary.billing.Invoices;
import io.tributary.identity.Approvals;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Person;
import io.tributary.kernel.Amounts;
import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The operator's side of documents: what is owed, what is late, receipts, credit, void. */
@OperatorOnly
@Controller
class ReceivablesController {
    static final String RECEIVABLES = "/operator/books/receivables";
    static final String DUNNING = "/operator/books/dunning";
    static final String INVOICES = "/operator/books/invoices";

    private final Invoices invoices;
    private final InvoicePages documents;
    private final Collecting collecting;
    private final CreditRefunds refunds;
    private final AgedReceivables receivables;
    private final Dunning dunning;
    private final CustomerNames customers;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final Pages pages;

    ReceivablesController(
            Invoices invoices,
            InvoicePages documents,
            Collecting collecting,
            CreditRefunds refunds,
            AgedReceivables receivables,
            Dunning dunning,
            CustomerNames customers,
            AuditTrail audit,
            Transactions transactions,
            Pages pages) {
        this.invoices = invoices;
        this.documents = documents;
        this.collecting = collecting;
        this.refunds = refunds;
        this.receivables = receivables;
        this.dunning = dunning;
        this.customers = customers;
        this.audit = audit;
        this.transactions = transactions;
        this.pages = pages;
    }

    @GetMapping(RECEIVABLES)
    View receivables() {
        var page =
                new BooksPages.Receivables(
                        receivables.sums().stream().map(BooksPages.AgeSum::of).toList(),
                        receivables.open().stream().map(BooksPages.OpenRow::of).toList());
        var frame =
                Frame.work("Receivables", RECEIVABLES)
                        .lead("What customers owe, by how long it has been due.");
        return pages.page(frame, "billing/web/receivables", page);
    }

    @GetMapping(DUNNING)
    View dunning() {
        var rows =
                dunning.cases().stream()
                        .map(late -> BooksPages.LateRow.of(late, customers.of(late.customer())))
                        .toList();
        var frame =
                Frame.work("Dunning", DUNNING)
                        .lead("Invoices that are late, and what happens to each next.");
        return pages.page(frame, "billing/web/dunning", new BooksPages.Late(rows));
    }

    @GetMapping(INVOICES + "/{id}")
    View look(@PathVariable UUID id) {
        return page(found(id), "", "", "", "", List.of());
    }

    @PostMapping(INVOICES + "/{id}/receipt")
    View receive(
            Person operator,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String received,
            @RequestParam(defaultValue = "") String reference,
            RedirectAttributes once) {
        var invoice = found(id);
        var amount = amount(received, invoice.gross().getCurrencyUnit());
        if (amount.isEmpty() || reference.isBlank() || reference.length() > 100) {
            var wrong =
                    amount.isEmpty()
                            ? new InputError("received", "This is an amount, like 5950.00.")
                            : new InputError("reference", "The bank's reference is required.");
            return page(invoice, received, reference, "", "", List.of(wrong));
        }
        return done(
                operator,
                invoice,
                "transfer.recorded",
                Map.of("amount", amount.get().toString(), "reference", reference.strip()),
                once,
                () -> {
                    collecting.receive(
                            id,
                            amount.get(),
                            reference.strip(),
                            "receipt/" + id + "/" + reference.strip());
                    return "The transfer of " + Amounts.text(amount.get()) + " is booked.";
                });
    }

    @PostMapping(INVOICES + "/{id}/credit")
    View credit(
            Person operator,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String credit,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String key,
            RedirectAttributes once) {
        var invoice = found(id);
        var amount = amount(credit, invoice.gross().getCurrencyUnit());
        if (amount.isEmpty() || reason.isBlank() || reason.length() > 300) {
            var wrong =
                    amount.isEmpty()
                            ? new InputError("credit", "This is an amount, like 100.00.")
                            : new InputError("reason", "The customer reads the reason.");
            return page(invoice, "", "", credit, reason, List.of(wrong));
        }
        return done(
                operator,
                invoice,
                "credit-note.issued",
                Map.of("net", amount.get().toString(), "reason", reason.strip()),
                once,
                () ->
                        "Credit note "
                                + invoices.creditPart(
                                                id,
                                                amount.get(),
                                                reason.strip(),
                                                "operator/" + id + "/" + key)
                                        .title()
                                + " is issued.");
    }

    @PostMapping(INVOICES + "/{id}/refund")
    View refund(Person operator, @PathVariable UUID id, RedirectAttributes once) {
        return answered(
                found(id),
                once,
                () ->
                        switch (refunds.refund(operator, found(id))) {
                            case Approvals.Refund.Given(var amount) ->
                                    Amounts.text(amount) + " goes back to the card.";
                            case Approvals.Refund.Asked(var amount) ->
                                    Amounts.text(amount)
                                            + " takes a second person. It waits under approvals.";
                        });
    }

    @PostMapping(INVOICES + "/{id}/void")
    View makeVoid(Person operator, @PathVariable UUID id, RedirectAttributes once) {
        return done(
                operator,
                found(id),
                "invoice.voided",
                Map.of(),
                once,
                () -> {
                    invoices.voidInvoice(id, "Made void by the operator");
                    return "The document is void.";
                });
    }

    /** Does it, and keeps who did: both or neither. */
    private View done(
            Person operator,
            Invoice invoice,
            String action,
            Map<String, String> details,
            RedirectAttributes once,
            Supplier<String> act) {
        return answered(
                invoice,
                once,
                () ->
                        transactions.in(
                                Scope.of(invoice.customer()),
                                () -> {
                                    var came = act.get();
                                    audit.record(
                                            AuditTrail.By.operator(invoice.customer(), operator),
                                            action,
                                            invoice.title(),
                                            details);
                                    return came;
                                }));
    }

    /** Does it, and goes back to the document with what came of it. */
    private static View answered(Invoice invoice, RedirectAttributes once, Supplier<String> act) {
        return Onward.to(INVOICES + "/" + invoice.id(), once, outcome(act));
    }

    private static String outcome(Supplier<String> act) {
        try {
            return act.get();
        } catch (ProblemException refused) {
            return refused.detail();
        }
    }

    private View page(
            Invoice invoice,
            String received,
            String reference,
            String credit,
            String reason,
            List<InputError> errors) {
        boolean isFinal = invoice.number() != null && invoice.status() != Invoice.Status.VOID;
        boolean bills = invoice.kind() == Invoice.Kind.INVOICE;
        var page =
                new BooksPages.One(
                        documents.of(invoice, INVOICES),
                        INVOICES + "/" + invoice.id(),
                        "/operator/organizations/" + invoice.customer(),
                        customers.of(invoice.customer()),
                        isFinal && bills,
                        isFinal && bills,
                        isFinal && !bills && invoice.outstanding().isNegative(),
                        isFinal && bills && invoice.outstanding().equals(invoice.gross()),
                        Field.text("received", "Amount in " + invoice.gross().getCurrencyUnit())
                                .value(received)
                                .longest(20)
                                .errors(errors),
                        Field.text("reference", "The bank's reference")
                                .value(reference)
                                .longest(100)
                                .hint("A reference is booked once for each invoice.")
                                .errors(errors),
                        Field.text("credit", "Amount before tax")
                                .value(credit)
                                .longest(20)
                                .errors(errors),
                        Field.text("reason", "Reason")
                                .value(reason)
                                .longest(300)
                                .hint("It stands on the credit note.")
                                .errors(errors),
                        UUID.randomUUID().toString(),
                        errors);
        var frame =
                Frame.work(invoice.kind().label() + " " + invoice.title(), RECEIVABLES)
                        .under("Receivables", RECEIVABLES);
        return pages.page(frame, "billing/web/books-invoice", page, errors.isEmpty() ? 200 : 400);
    }

    private static Optional<Money> amount(@Nullable String typed, CurrencyUnit currency) {
        try {
            var amount = Money.of(currency, new BigDecimal(typed == null ? "" : typed.strip()));
            return amount.isPositive() ? Optional.of(amount) : Optional.empty();
        } catch (NumberFormatException | ArithmeticException _) {
            return Optional.empty();
        }
    }

    private Invoice found(UUID id) {
        return invoices.look(id).orElseThrow(InvoiceController::notThere);
    }
}
