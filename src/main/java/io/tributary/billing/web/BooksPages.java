package io.tributary.billing.web;

import io.tributary.billing.AgedReceivables;
import io.tributary.billing.Dunning;
import io.tributary.kernel.Amounts;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Field;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;

/** What operators see of documents. */
final class BooksPages {
    private BooksPages() {}

    /** What customers owe, by age. */
    record Receivables(List<AgeSum> sums, List<OpenRow> open) {}

    record AgeSum(String label, String amount) {
        static AgeSum of(AgedReceivables.Sum sum) {
            return new AgeSum(
                    sum.age().label() + ", " + sum.currency().getCode(),
                    Amounts.text(sum.amount()));
        }
    }

    record OpenRow(
            String href, String number, String customer, String due, Badge age, String amount) {
        static OpenRow of(AgedReceivables.Open open) {
            var label = open.age().label();
            return new OpenRow(
                    ReceivablesController.INVOICES + "/" + open.invoice(),
                    open.number(),
                    open.customerName(),
                    InvoiceRow.day(open.dueOn()),
                    open.outstanding().isNegative()
                            ? Badge.info("Credit")
                            : switch (open.age()) {
                                case NOT_DUE -> Badge.plain(label);
                                case TO_30 -> Badge.warm(label);
                                case TO_60, TO_90, OVER_90 -> Badge.bad(label);
                            },
                    Amounts.text(open.outstanding()));
        }
    }

    /** Late invoices, what is next first. */
    record Late(List<LateRow> rows) {}

    record LateRow(
            String href,
            String number,
            String customer,
            String amount,
            Badge stage,
            Instant began,
            @Nullable Instant next) {
        static LateRow of(Dunning.Case late, String customer) {
            return new LateRow(
                    ReceivablesController.INVOICES + "/" + late.invoice(),
                    late.number(),
                    customer,
                    Amounts.text(late.outstanding()),
                    switch (late.stage()) {
                        case "suspended" -> Badge.bad("Suspended");
                        case "grace" -> Badge.warm("Grace");
                        default -> Badge.info("Retrying");
                    },
                    late.beganAt(),
                    late.nextAt());
        }
    }

    /** One document, and what may be done with it. */
    record One(
            InvoicePage document,
            String path,
            String organization,
            String customer,
            boolean mayReceive,
            boolean mayCredit,
            boolean mayRefund,
            boolean mayVoid,
            Field received,
            Field reference,
            Field credit,
            Field reason,
            String key,
            List<InputError> errors) {}
}
