package io.tributary.legal.web;

import io.tributary.identity.OperatorOnly;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.identity.Person;
import io.tributary.kernel.Days;
import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.legal.Acceptance;
import io.tributary.legal.Acceptances;
import io.tributary.legal.Documents;
import io.tributary.legal.Edition;
import io.tributary.legal.LegalDocument;
import io.tributary.legal.Version;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Field;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;

/** The operator's side of documents: what is in force, who accepted it, what is to be published. */
@OperatorOnly
@Controller
class PublishingController {
    static final String HOME = "/operator/legal";
    private static final int SHOWN = 100;

    private final Documents documents;
    private final Acceptances acceptances;
    private final Organizations organizations;
    private final InstantSource clock;
    private final Pages pages;

    PublishingController(
            Documents documents,
            Acceptances acceptances,
            Organizations organizations,
            InstantSource clock,
            Pages pages) {
        this.documents = documents;
        this.acceptances = acceptances;
        this.organizations = organizations;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping(HOME)
    View desk() {
        var rows = Arrays.stream(LegalDocument.values()).map(this::row).toList();
        var frame =
                Frame.work("Legal", HOME)
                        .lead("What partners agree to, who did, and what waits to be published.");
        return pages.page(frame, "legal/web/desk", new TextPages.Desk(rows));
    }

    private TextPages.DeskRow row(LegalDocument document) {
        var inForce = documents.inForce(document);
        return new TextPages.DeskRow(
                HOME + "/" + document.code(),
                document.title(),
                documents.unpublished(document).isPresent()
                        ? Badge.warm("New text to publish")
                        : Badge.good("As packaged"),
                inForce.map(
                                version ->
                                        "Version %d since %s"
                                                .formatted(
                                                        version.number(),
                                                        LegalWeb.day(version.effectiveFrom())))
                        .orElse("Not published"),
                inForce.map(acceptances::count).map(PublishingController::told).orElse(""));
    }

    private static String told(long count) {
        return count == 1 ? "1 organization" : count + " organizations";
    }

    @GetMapping(HOME + "/{document}")
    View look(@PathVariable String document) {
        return page(LegalWeb.document(document), "", "", List.of());
    }

    @PostMapping(HOME + "/{document}/publish")
    View publish(
            Person operator,
            @PathVariable String document,
            @RequestParam(defaultValue = "") String effective,
            @RequestParam(defaultValue = "") String grace,
            RedirectAttributes once) {
        var asked = LegalWeb.document(document);
        var day = Days.day(effective.strip());
        int days = days(grace);
        if (day.isEmpty() || days < 0) {
            var wrong =
                    day.isEmpty()
                            ? new InputError("effective", "This is a date, like 2027-01-31.")
                            : new InputError("grace", "This is a number of days, like 30.");
            return page(asked, effective, grace, List.of(wrong));
        }
        try {
            var version = documents.publish(operator.email(), asked, day.get(), days);
            return Onward.to(
                    HOME + "/" + asked.code(),
                    once,
                    "Version %d is published; it takes effect on %s."
                            .formatted(version.number(), LegalWeb.day(version.effectiveFrom())));
        } catch (ProblemException refused) {
            return page(
                    asked,
                    effective,
                    grace,
                    List.of(new InputError("effective", refused.detail())));
        }
    }

    private static int days(String typed) {
        try {
            return Integer.parseInt(typed.strip());
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    private View page(
            LegalDocument document, String effective, String grace, List<InputError> errors) {
        var unpublished = documents.unpublished(document).orElse(null);
        var page =
                new TextPages.DeskDocument(
                        HOME + "/" + document.code(),
                        versions(document),
                        acceptances.newest(document, SHOWN).stream().map(this::row).toList(),
                        unpublished == null ? null : words(unpublished),
                        unpublished == null ? null : changes(unpublished),
                        Field.text("effective", "Takes effect on (UTC)")
                                .type("date")
                                .value(effective)
                                .errors(errors),
                        Field.text("grace", "Days of grace")
                                .value(
                                        grace.isEmpty()
                                                ? String.valueOf(Documents.GRACE_DAYS)
                                                : grace)
                                .hint("So long an earlier acceptance counts afterwards.")
                                .longest(3)
                                .errors(errors),
                        errors);
        var frame = Frame.work(document.title(), HOME).under("Legal", HOME).lead(document.about());
        return pages.page(frame, "legal/web/desk-document", page, errors.isEmpty() ? 200 : 400);
    }

    private static TextPages.Words words(Edition edition) {
        return TextPages.Words.of(edition.review(), edition.wording(), edition.sha256());
    }

    private TextPages.@Nullable Changes changes(Edition edition) {
        return documents.versions(edition.document()).stream()
                .findFirst()
                .map(before -> TextPages.Changes.between(before, edition.wording()))
                .orElse(null);
    }

    private List<TextPages.DeskVersion> versions(LegalDocument document) {
        int inForce = documents.inForce(document).map(Version::number).orElse(0);
        var now = clock.instant();
        return documents.versions(document).stream()
                .map(
                        version ->
                                new TextPages.DeskVersion(
                                        TextPages.VersionRow.of(version, inForce, now),
                                        version.publishedBy(),
                                        version.publishedAt(),
                                        told(acceptances.count(version)),
                                        version.sha256()))
                .toList();
    }

    private TextPages.DeskAcceptance row(Acceptance acceptance) {
        return new TextPages.DeskAcceptance(
                "/operator/organizations/" + acceptance.organization(),
                organizations
                        .find(acceptance.organization())
                        .map(Organization::companyName)
                        .orElse(""),
                acceptance.number(),
                acceptance.at(),
                acceptance.personName() + ", " + acceptance.role().label(),
                acceptance.address());
    }
}
