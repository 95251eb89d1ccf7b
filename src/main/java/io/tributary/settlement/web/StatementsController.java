package io.tributary.settlement.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.identity.Actor;
import io.tributary.identity.AllowedFor;
import io.tributary.identity.Role;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Pages;
import io.tributary.portal.spi.Papers;
import io.tributary.settlement.Reports;
import io.tributary.settlement.Statement;
import io.tributary.settlement.Statements;

import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.View;

import java.util.List;
import java.util.UUID;

/** Statements, tax documents and reports of a payee. */
@AllowedFor({Role.OWNER, Role.ADMIN, Role.FINANCE})
@Controller
class StatementsController {
    static final String STATEMENTS = PayoutsController.HOME + "/statements";

    private static final MediaType CSV = new MediaType("text", "csv", UTF_8);

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
        var text = new StringBuilder("date,title,currency,amount\r\n");
        for (var line : document.lines()) {
            text.append(
                    String.join(
                            ",",
                            List.of(
                                    line.on().toString(),
                                    quoted(line.title()),
                                    document.currency(),
                                    line.amount().toPlainString())));
            text.append("\r\n");
        }
        return file(document.number() + ".csv", CSV, text.toString().getBytes(UTF_8));
    }

    @GetMapping(STATEMENTS + "/{id}/pdf")
    ResponseEntity<byte[]> pdf(Actor actor, @PathVariable UUID id) {
        var document = found(actor, id);
        return file(
                document.number() + ".pdf",
                MediaType.APPLICATION_PDF,
                StatementPaper.print(papers, id, document));
    }

    private static ResponseEntity<byte[]> file(String name, MediaType type, byte[] content) {
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(content);
    }

    /** Always quoted, and never a formula to a spreadsheet. */
    private static String quoted(String text) {
        var safe = text.matches("(?s)[=+@\\t-].*") ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }

    private Statement.Document found(Actor actor, UUID id) {
        return statements
                .find(actor.organization(), id)
                .orElseThrow(() -> Redirects.absent("statement"));
    }
}
