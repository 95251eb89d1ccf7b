package io.tributary.ledger.web;

import io.tributary.ledger.Account;
import io.tributary.ledger.StatementLine;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.util.List;

/**
 * The statement of one account.
 *
 * @param owner whose it is, in words
 */
record AccountPage(
        String owner,
        Account account,
        Money holds,
        List<StatementLine> lines,
        @Nullable String first,
        @Nullable String next) {
    AccountPage {
        lines = List.copyOf(lines);
    }

    static String path(Account account) {
        return JournalController.HOME
                + "/accounts/"
                + account.organization()
                + "/"
                + account.code()
                + "/"
                + account.currency().getCode();
    }

    String balance() {
        return Amount.of(holds) + " " + account.currency().getCode();
    }

    String csv() {
        return path(account) + ".csv";
    }

    static String what(StatementLine line) {
        return OwnAccountsPage.words(line.kind());
    }

    static String source(StatementLine line) {
        return OwnAccountsPage.words(line.source().type());
    }

    static String transaction(StatementLine line) {
        return JournalController.HOME + "/transactions/" + line.transaction();
    }

    static String debit(StatementLine line) {
        return line.amount().isPositive() ? Amount.of(line.amount()) : "";
    }

    static String credit(StatementLine line) {
        return line.amount().isNegative() ? Amount.of(line.amount().negated()) : "";
    }

    static String balance(StatementLine line) {
        return Amount.of(line.balance());
    }
}
