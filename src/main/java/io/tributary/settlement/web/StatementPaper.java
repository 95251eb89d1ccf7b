package io.tributary.settlement.web;

import io.tributary.portal.spi.Papers;
import io.tributary.settlement.Statement;

import java.util.UUID;

/** A statement as PDF/A-3, drawn anew from what was frozen whenever it is asked for. */
final class StatementPaper {
    private StatementPaper() {}

    static byte[] print(Papers papers, UUID id, Statement.Document document) {
        return papers.print(
                "settlement/web/paper",
                PayeePages.Paper.of(id, document),
                Papers.Description.of(
                        document.title() + " " + document.number(),
                        document.house().name(),
                        document.number(),
                        document.writtenOn()),
                Papers.Finish.NONE);
    }
}
