package io.tributary.ledger.web;

import io.tributary.identity.OperatorOnly;
import io.tributary.ledger.CheckReports;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.Proof;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Whether the books are right, and what proves that nobody changed them. */
@OperatorOnly
@Controller
class ChecksController {
    static final String HOME = "/operator/books/checks";

    private final CheckReports reports;
    private final Ledger ledger;
    private final Pages pages;

    ChecksController(CheckReports reports, Ledger ledger, Pages pages) {
        this.reports = reports;
        this.ledger = ledger;
        this.pages = pages;
    }

    @GetMapping(HOME)
    View checks() {
        return pages.page(
                Frame.work("Money check", HOME)
                        .lead("What must hold of the books, checked every night and on demand."),
                "ledger/web/checks",
                new ChecksPage(reports.latest().orElse(null), ledger.proof()));
    }

    @PostMapping(HOME)
    View check(RedirectAttributes once) {
        var report = reports.check().report();
        return Onward.to(
                HOME,
                once,
                report.isClean()
                        ? "The books are right."
                        : "The books are not right: " + report.findings().size() + " findings.");
    }

    /** The head of the chain, to be noted outside of this database. */
    @GetMapping("/ledger/proof")
    ResponseEntity<String> proof() {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(json(ledger.proof()));
    }

    private static String json(Proof proof) {
        return """
        {"algorithm":"SHA-256","blocks":%d,"transactions":%d,"through":%d,"digest":"%s","sealed_at":%s}
        """
                .formatted(
                        proof.blocks(),
                        proof.transactions(),
                        proof.through(),
                        proof.digest(),
                        proof.sealedAt() == null
                                ? "null"
                                : '"' + proof.sealedAt().toString() + '"');
    }
}
