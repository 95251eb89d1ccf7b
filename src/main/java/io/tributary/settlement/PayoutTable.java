package io.tributary.settlement;

import java.util.List;
import java.util.regex.Pattern;

/** Payouts as comma-separated values (RFC 4180). */
final class PayoutTable {
    /** What a spreadsheet would take for a formula. */
    private static final Pattern FORMULA = Pattern.compile("^[=+@\\t-]");

    private PayoutTable() {}

    static String csv(List<Payout> payouts) {
        var text =
                new StringBuilder("payout,method,holder,destination,bank,currency,amount,day\r\n");
        for (var payout : payouts) {
            row(
                    text,
                    List.of(
                            payout.id().toString(),
                            payout.method().kind().code(),
                            payout.method().holder(),
                            payout.method().destination(),
                            payout.method().bank(),
                            payout.gross().getCurrencyUnit().getCode(),
                            payout.net().getAmount().toPlainString(),
                            payout.dueOn().toString()));
        }
        return text.toString();
    }

    private static void row(StringBuilder text, List<String> cells) {
        text.append(String.join(",", cells.stream().map(PayoutTable::cell).toList()))
                .append("\r\n");
    }

    private static String cell(String value) {
        var safe = FORMULA.matcher(value).find() ? "'" + value : value;
        return safe.matches("[^\",\\r\\n]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
