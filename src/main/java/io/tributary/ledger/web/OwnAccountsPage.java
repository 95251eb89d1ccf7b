package io.tributary.ledger.web;

import io.tributary.kernel.Amounts;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Balance;
import io.tributary.ledger.StatementLine;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What an organization sees of its own accounts. */
final class OwnAccountsPage {
    private static final Map<String, String> NAMES =
            Map.of(
                    AccountCode.RECEIVABLE.code(), "What you owe us",
                    AccountCode.CREDIT.code(), "Your credit",
                    AccountCode.PENDING.code(), "Your shares of sales, pending",
                    AccountCode.AVAILABLE.code(), "Your shares of sales, available",
                    AccountCode.RESERVE.code(), "Your shares of sales, in reserve",
                    AccountCode.IN_TRANSIT.code(), "Payouts on their way to you",
                    AccountCode.CLAWBACK.code(), "What you owe back of shares");

    private OwnAccountsPage() {}

    /** All of them. */
    record All(List<Row> rows) {}

    /** One account in the list. */
    record Row(String href, String name, String currency, String balance) {
        static Row of(Balance balance) {
            return new Row(
                    path(balance),
                    OwnAccountsPage.name(balance.account().code()),
                    balance.account().currency().getCode(),
                    Amounts.text(balance.amount()));
        }
    }

    /** One of them, and what moved it. */
    record One(
            String balance,
            String csv,
            List<Line> lines,
            @Nullable String first,
            @Nullable String next) {}

    /** A movement: what was added to the account, or taken from it. */
    record Line(String what, Instant at, String amount, String balance) {
        static Line of(StatementLine line, Balance.Nature nature) {
            var amount = nature.isDebit() ? line.amount() : line.amount().negated();
            return new Line(
                    words(line.kind()),
                    line.effectiveAt(),
                    Amounts.text(amount),
                    Amounts.text(line.balance()));
        }
    }

    static String path(Balance balance) {
        return OwnAccountsController.HOME
                + "/"
                + balance.account().code()
                + "/"
                + balance.account().currency().getCode();
    }

    static String name(AccountCode code) {
        return NAMES.getOrDefault(code.code(), words(code.code()));
    }

    /** {@code invoice.finalized} is “Invoice finalized”. */
    static String words(String kind) {
        var spaced = kind.replace('.', ' ').replace('-', ' ');
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }
}
