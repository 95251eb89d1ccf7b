package io.tributary.billing.web;

import io.tributary.billing.ChangePreview;
import io.tributary.kernel.Amounts;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * What a change of plan comes to.
 *
 * @param dueToday with tax; a credit when below zero
 */
record ChangePage(
        String name,
        String price,
        String product,
        String action,
        List<Line> lines,
        String net,
        List<Line> taxes,
        String dueToday,
        boolean isCredit,
        String next) {
    /** One amount and what it is for. */
    record Line(String what, String why, String amount) {}

    static ChangePage of(UUID id, ChangePreview preview) {
        var quote = preview.quote();
        return new ChangePage(
                preview.price().product().name(),
                PlanPage.price(preview.price(), BigDecimal.ONE),
                preview.price().product().code(),
                PlanController.HOME + "/" + id + "/change",
                quote.lines().stream()
                        .map(
                                line ->
                                        new Line(
                                                line.description(),
                                                line.explanation(),
                                                Amounts.text(line.net())))
                        .toList(),
                Amounts.text(quote.net()),
                quote.tax().isZero()
                        ? List.of()
                        : List.of(new Line("Tax", "", Amounts.text(quote.tax()))),
                Amounts.text(quote.gross().abs()),
                quote.gross().isNegative(),
                PlanPage.day(preview.next()));
    }
}
