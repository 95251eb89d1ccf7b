package io.tributary.legal.web;

import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.Role;
import io.tributary.kernel.InputError;
import io.tributary.legal.Acceptance;
import io.tributary.legal.Acceptances;
import io.tributary.legal.Documents;
import io.tributary.legal.LegalDocument;
import io.tributary.legal.Version;
import io.tributary.platform.ClientConnections;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Download;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import jakarta.servlet.http.HttpServletRequest;

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

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A partner's documents: read, accept, take along. */
@AllowedFor({Role.OWNER, Role.ADMIN, Role.DEVELOPER, Role.FINANCE, Role.VIEWER})
@Controller
class AgreementsController {
    static final String HOME = "/partner/legal";

    private final Documents documents;
    private final Acceptances acceptances;
    private final AgreementPaper paper;
    private final ClientConnections connections;
    private final Pages pages;

    AgreementsController(
            Documents documents,
            Acceptances acceptances,
            AgreementPaper paper,
            ClientConnections connections,
            Pages pages) {
        this.documents = documents;
        this.acceptances = acceptances;
        this.paper = paper;
        this.connections = connections;
        this.pages = pages;
    }

    @GetMapping(HOME)
    View home(Actor actor) {
        var page =
                new TextPages.Agreements(
                        acceptances.standings(actor.organization()).stream()
                                .map(TextPages.AgreementRow::of)
                                .toList(),
                        acceptances.of(actor.organization()).stream()
                                .map(TextPages.AcceptedRow::of)
                                .toList(),
                        acceptances.isCurrent(actor.organization()),
                        Acceptances.mayBind(actor.role()));
        var frame =
                Frame.work("Legal", HOME)
                        .lead("What your organization agreed to, and what there is to agree to.");
        return pages.page(frame, "legal/web/agreements", page);
    }

    @GetMapping(HOME + "/{document}")
    View agreement(Actor actor, @PathVariable String document) {
        return page(actor, LegalWeb.document(document), List.of());
    }

    @AllowedFor({Role.OWNER, Role.ADMIN})
    @PostMapping(HOME + "/{document}/accept")
    View accept(
            Actor actor,
            @PathVariable String document,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String sha256,
            @RequestParam(defaultValue = "") String confirmed,
            HttpServletRequest request,
            RedirectAttributes once) {
        var accepted = LegalWeb.document(document);
        if (!confirmed.equals("yes")) {
            var words = "Tick the box: only somebody who has read it and may accept it can.";
            return page(actor, accepted, List.of(new InputError("confirmed", words)));
        }
        acceptances.accept(
                actor,
                accepted,
                LegalController.whole(number),
                sha256,
                connections.of(request).address().getHostAddress());
        return Onward.to(
                HOME + "/" + accepted.code(),
                once,
                "Accepted. Who, when and which words is recorded, and stands on the PDF.");
    }

    /** One version, with the record of its acceptance; without a number what is in force. */
    @GetMapping(HOME + "/{document}/pdf")
    ResponseEntity<byte[]> pdf(
            Actor actor,
            @PathVariable String document,
            @RequestParam(defaultValue = "") String number) {
        var asked = LegalWeb.document(document);
        var version =
                (number.isEmpty()
                                ? documents.inForce(asked)
                                : documents.version(asked, LegalController.whole(number)))
                        .orElseThrow(LegalWeb::notThere);
        var name = asked.code() + "-v" + version.number() + ".pdf";
        return Download.of(
                name,
                MediaType.APPLICATION_PDF,
                paper.print(actor.organization(), version, accepted(actor, version)));
    }

    static String pdf(LegalDocument document, int number) {
        return HOME + "/" + document.code() + "/pdf?number=" + number;
    }

    private @Nullable Acceptance accepted(Actor actor, Version version) {
        return acceptances.of(actor.organization()).stream()
                .filter(one -> one.document() == version.document())
                .filter(one -> one.number() == version.number())
                .findFirst()
                .orElse(null);
    }

    private View page(Actor actor, LegalDocument document, List<InputError> errors) {
        var standing = acceptances.standing(actor.organization(), document);
        var shown =
                Optional.ofNullable(standing.toAccept())
                        .or(() -> Optional.ofNullable(standing.inForce()))
                        .orElseThrow(LegalWeb::notThere);
        var row = TextPages.AgreementRow.of(standing);
        var latest = standing.latest();
        boolean open = standing.toAccept() != null;
        var page =
                new TextPages.Agreement(
                        document.title(),
                        HOME + "/" + document.code(),
                        pdf(document, shown.number()),
                        TextPages.Words.of(shown),
                        shown.number(),
                        row.state(),
                        row.told(),
                        latest == null ? null : TextPages.AcceptedRow.of(latest),
                        open ? changes(actor, shown) : null,
                        open,
                        open && Acceptances.mayBind(actor.role()) ? confirmation(errors) : null,
                        errors);
        var frame =
                Frame.work(document.title(), HOME)
                        .under("Legal", HOME)
                        .lead(
                                "Version %d, in force from %s."
                                        .formatted(
                                                shown.number(),
                                                LegalWeb.day(shown.effectiveFrom())));
        return pages.page(frame, "legal/web/agreement", page, errors.isEmpty() ? 200 : 400);
    }

    /** Since the newest version before it that was accepted. */
    private TextPages.@Nullable Changes changes(Actor actor, Version shown) {
        return acceptances.of(actor.organization()).stream()
                .filter(one -> one.document() == shown.document())
                .map(Acceptance::number)
                .filter(number -> number < shown.number())
                .max(Comparator.naturalOrder())
                .flatMap(number -> documents.version(shown.document(), number))
                .map(before -> TextPages.Changes.between(before, shown.wording()))
                .orElse(null);
    }

    private static Choices confirmation(List<InputError> errors) {
        return Choices.of(
                        "confirmed",
                        "Your acceptance",
                        List.of(
                                new Choices.Option(
                                        "yes",
                                        "I have read this version, and may accept it for the"
                                                + " organization")))
                .errors(errors);
    }
}
