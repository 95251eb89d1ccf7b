package io.tributary.settlement.web;

import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.Role;
import io.tributary.kernel.Csv;
import io.tributary.portal.spi.Download;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;
import io.tributary.portal.spi.Papers;
import io.tributary.settlement.Reports;
import io.tributary.settlement.Statement;
import io.tributary.settlement.Statements;

import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.util.UUID;

/** Statements, tax documents and reports of a payee. */
@AllowedFor({Role.OWNER, Role.ADMIN, Role.FINANCE})
@Controller
class StatementsController {
    static final String STATEMENTS = PayoutsController.HOME + "/statements";

    private final Statements statements;
    private final Reports reports;
    private final Papers papers;
    private final Pages pages;

    StatementsController(Statements statements, Reports reports, Papers papers, Pages pages) {
        this.statements = statements;
        this.reports = reports;
        this.papers = papers;
        this.pages = pages;
    }

    @GetMapping(STATEMENTS)
    View all(Actor actor) {
        var page =
                new PayeePages.Documents(
                        SettlementWeb.tabs(STATEMENTS),
                        statements.of(actor.organization()).stream()
                                .map(PayeePages.StatementRow::of)
                                .toList(),
                        reports.of(actor.organization()).stream()
                                .map(PayeePages.ReportRow::of)
                                .toList());
        var frame =
                Frame.work("Statements", PayoutsController.HOME)
                        .under("Payouts", PayoutsController.HOME)
                        .lead(
                                "We write them for you, one for each payout, and for the tax"
                                        + " office.");
        return pages.page(frame, "settlement/web/statements", page);
    }

    @GetMapping(STATEMENTS + "/{id}")
    View one(Actor actor, @PathVariable UUID id) {
        var document = found(actor, id);
        var frame =
                Frame.work(document.title() + " " + document.number(), PayoutsController.HOME)
                        .under("Statements", STATEMENTS);
        return pages.page(frame, "settlement/web/statement", PayeePages.Paper.of(id, document));
    }

    @GetMapping(STATEMENTS + "/{id}/csv")
    ResponseEntity<byte[]> csv(Actor actor, @PathVariable UUID id) {
        var document = found(actor, id);
        var csv = new Csv("date", "title", "currency", "amount");
        for (var line : document.lines()) {
            csv.row(line.on(), line.title(), document.currency(), line.amount());
        }
        return Download.of(document.number() + ".csv", csv);
    }

    @GetMapping(STATEMENTS + "/{id}/pdf")
    ResponseEntity<byte[]> pdf(Actor actor, @PathVariable UUID id) {
        var document = found(actor, id);
        return Download.of(
                document.number() + ".pdf",
                MediaType.APPLICATION_PDF,
                StatementPaper.print(papers, id, document));
    }

    private Statement.Document found(Actor actor, UUID id) {
        return statements
                .find(actor.organization(), id)
                .orElseThrow(() -> Onward.absent("statement"));
    }
}
