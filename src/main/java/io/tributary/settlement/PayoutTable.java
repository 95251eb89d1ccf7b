package io.tributary.settlement;

import io.tributary.kernel.Csv;

import java.util.List;

/** Payouts as a table for whoever makes them by hand. */
final class PayoutTable {
    private PayoutTable() {}

    static String csv(List<Payout> payouts) {
        var csv =
                new Csv(
                        "payout",
                        "method",
                        "holder",
                        "destination",
                        "bank",
                        "currency",
                        "amount",
                        "day");
        for (var payout : payouts) {
            csv.row(
                    payout.id(),
                    payout.method().kind().code(),
                    payout.method().holder(),
                    payout.method().destination(),
                    payout.method().bank(),
                    payout.gross().getCurrencyUnit().getCode(),
                    payout.net().getAmount(),
                    payout.dueOn());
        }
        return csv.toString();
    }
}
