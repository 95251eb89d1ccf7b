package io.tributary.legal.web;

import io.tributary.identity.Open;
import io.tributary.legal.Documents;
import io.tributary.legal.LegalDocument;
import io.tributary.legal.Version;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.time.InstantSource;
import java.util.Arrays;

/** What partners agree to, for anybody to read. */
@Open
@Controller
class LegalController {
    static final String HOME = "/legal";

    private final Documents documents;
    private final InstantSource clock;
    private final Pages pages;

    LegalController(Documents documents, InstantSource clock, Pages pages) {
        this.documents = documents;
        this.clock = clock;
        this.pages = pages;
    }

    @GetMapping(HOME)
    View home() {
        var page =
                new TextPages.Home(
                        Arrays.stream(LegalDocument.values())
                                .map(
                                        document ->
                                                TextPages.HomeRow.of(
                                                        document,
                                                        documents.inForce(document).orElse(null),
                                                        documents.upcoming(document).orElse(null)))
                                .toList());
        var frame =
                Frame.page("Legal")
                        .lead("What partners agree to. Every version stays here, word for word.")
                        .description("The terms and agreements of Tributary, with all versions.");
        return pages.page(frame, "legal/web/home", page);
    }

    @GetMapping(HOME + "/{document}")
    View inForce(@PathVariable String document) {
        return page(documents.inForce(LegalWeb.document(document)).orElseThrow(LegalWeb::notThere));
    }

    @GetMapping(HOME + "/{document}/versions/{number}")
    View version(@PathVariable String document, @PathVariable String number) {
        return page(
                documents
                        .version(LegalWeb.document(document), whole(number))
                        .orElseThrow(LegalWeb::notThere));
    }

    /** 0 for what is no number of a version. */
    static int whole(String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException _) {
            return 0;
        }
    }

    private View page(Version version) {
        var document = version.document();
        int inForce = documents.inForce(document).map(Version::number).orElse(0);
        var now = clock.instant();
        var page =
                new TextPages.Document(
                        TextPages.Words.of(version),
                        TextPages.VersionRow.of(version, inForce, now),
                        documents.versions(document).stream()
                                .map(one -> TextPages.VersionRow.of(one, inForce, now))
                                .toList(),
                        documents
                                .version(document, version.number() - 1)
                                .map(before -> TextPages.Changes.between(before, version.wording()))
                                .orElse(null));
        var frame =
                Frame.page(document.title())
                        .lead(document.about())
                        .description(document.title() + " of Tributary. " + document.about())
                        .under("Legal", HOME);
        return pages.page(frame, "legal/web/document", page);
    }
}
