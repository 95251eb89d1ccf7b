package io.tributary.billing.web;

import io.tributary.billing.Collecting;
import io.tributary.billing.Invoice;
import io.tributary.billing.InvoiceDocument;
import io.tributary.billing.Invoices;
import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.Role;
import io.tributary.kernel.ProblemException;
import io.tributary.payments.Outcome;
import io.tributary.portal.spi.Download;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.util.UUID;
import java.util.function.Function;

/** A customer's invoices and credit notes: read, download, pay. */
@AllowedFor({Role.OWNER, Role.ADMIN, Role.FINANCE})
@Controller
class InvoiceController {
    static final String HOME = "/partner/billing/invoices";
    private static final int A_PAGE = 25;

    private final Invoices invoices;
    private final InvoicePages documents;
    private final Collecting collecting;
    private final InvoicePaper paper;
    private final Pages pages;

    InvoiceController(
            Invoices invoices,
            InvoicePages documents,
            Collecting collecting,
            InvoicePaper paper,
            Pages pages) {
        this.invoices = invoices;
        this.documents = documents;
        this.collecting = collecting;
        this.paper = paper;
        this.pages = pages;
    }

    @GetMapping(HOME)
    View list(Actor actor, @RequestParam(required = false) @Nullable UUID before) {
        var found = invoices.list(actor.organization(), before, A_PAGE);
        var today = documents.today();
        var next = found.nextCursor();
        var page =
                new InvoicesPage(
                        found.items().stream().map(one -> InvoiceRow.of(one, today, HOME)).toList(),
                        before == null ? null : HOME,
                        next == null ? null : HOME + "?before=" + next);
        var frame =
                Frame.work("Invoices", HOME)
                        .lead("Every invoice and credit note, with its PDF and its data.");
        return pages.page(frame, "billing/web/invoices", page);
    }

    @GetMapping(HOME + "/{id}")
    View look(Actor actor, @PathVariable UUID id) {
        var invoice = found(actor, id);
        var frame =
                Frame.work(invoice.kind().label() + " " + invoice.title(), HOME)
                        .under("Invoices", HOME);
        return pages.page(frame, "billing/web/invoice", documents.of(invoice, HOME));
    }

    @PostMapping(HOME + "/{id}/pay")
    View pay(Actor actor, @PathVariable UUID id, RedirectAttributes once) {
        found(actor, id);
        if (collecting.payByCredit(actor.organization(), id)) {
            return back(id, once, "Your credit paid the invoice.");
        }
        return switch (collecting.payNow(actor.organization(), id)) {
            case Outcome.Succeeded _ -> back(id, once, "The invoice is paid.");
            case Outcome.Declined(_, _, var message) ->
                    back(id, once, "The card was declined: " + message);
            case Outcome.Pending _ ->
                    back(id, once, "The payment is on its way. This page tells when it arrives.");
            case Outcome.AuthenticationNeeded(_, var next) -> Onward.to(next.toString());
        };
    }

    @GetMapping(HOME + "/{id}/pdf")
    ResponseEntity<byte[]> pdf(Actor actor, @PathVariable UUID id) {
        return file(actor, id, ".pdf", MediaType.APPLICATION_PDF, paper::print);
    }

    @GetMapping(HOME + "/{id}/ubl")
    ResponseEntity<byte[]> ubl(Actor actor, @PathVariable UUID id) {
        return file(actor, id, "-ubl.xml", MediaType.APPLICATION_XML, InvoiceDocument::ubl);
    }

    @GetMapping(HOME + "/{id}/cii")
    ResponseEntity<byte[]> cii(Actor actor, @PathVariable UUID id) {
        return file(actor, id, "-cii.xml", MediaType.APPLICATION_XML, InvoiceDocument::cii);
    }

    private ResponseEntity<byte[]> file(
            Actor actor,
            UUID id,
            String ending,
            MediaType type,
            Function<InvoiceDocument, byte[]> writing) {
        var document =
                invoices.document(actor.organization(), id)
                        .orElseThrow(InvoiceController::notThere);
        return Download.of(document.number() + ending, type, writing.apply(document));
    }

    private Invoice found(Actor actor, UUID id) {
        return invoices.find(actor.organization(), id).orElseThrow(InvoiceController::notThere);
    }

    static ProblemException notThere() {
        return Onward.absent("document");
    }

    private static View back(UUID id, RedirectAttributes once, String notice) {
        return Onward.to(HOME + "/" + id, once, notice);
    }
}
