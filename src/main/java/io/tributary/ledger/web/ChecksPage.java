package io.tributary.ledger.web;

import io.tributary.ledger.CheckReports;
import io.tributary.ledger.MoneyCheck;
import io.tributary.ledger.Proof;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Figure;
import io.tributary.portal.spi.Numerals;

import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * What the newest check of the books found, and the head of the chain over the journal.
 *
 * @param report null before the first check
 */
record ChecksPage(CheckReports.@Nullable Kept report, Proof proof) {
    List<Figure> figures() {
        return List.of(
                Figure.of("Transactions sealed", Numerals.count(proof.transactions())),
                Figure.of("Blocks of the chain", Numerals.count(proof.blocks())),
                Figure.of(
                        "Findings",
                        report == null ? "–" : Numerals.count(report.report().findings().size())));
    }

    static Badge badge(MoneyCheck.Result result) {
        return result.findings().isEmpty()
                ? Badge.good("Holds")
                : Badge.bad(Numerals.count(result.findings().size()) + " wrong");
    }
}
