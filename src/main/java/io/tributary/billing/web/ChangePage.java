package io.tributary.billing.web;

import io.tributary.billing.ChangePreview;
import io.tributary.kernel.Amounts;
import io.tributary.portal.spi.Field;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a change of plan, quantity or add-ons comes to.
 *
 * @param quantity of it in all; 0 when it is taken away
 * @param howMany to ask for another quantity; null where there is no choice
 * @param dueToday with tax; a credit when below zero
 */
record ChangePage(
        String name,
        String price,
        String product,
        String action,
        String quantity,
        @Nullable Field howMany,
        List<Line> lines,
        String net,
        List<Line> taxes,
        String dueToday,
        boolean isCredit,
        String next) {
    /** One amount and what it is for. */
    record Line(String what, String why, String amount) {}

    static ChangePage of(
            String action, ChangePreview preview, BigDecimal quantity, boolean byThePiece) {
        var quote = preview.quote();
        var number = quantity.toPlainString();
        return new ChangePage(
                preview.price().product().name(),
                quantity.signum() == 0
                        ? "No more from today on"
                        : PlanPage.price(preview.price(), quantity) + ", before tax",
                preview.price().product().code(),
                action,
                number,
                byThePiece
                        ? Field.text("quantity", "How many in all").type("number").value(number)
                        : null,
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
