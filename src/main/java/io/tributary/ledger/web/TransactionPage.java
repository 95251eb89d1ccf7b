package io.tributary.ledger.web;

import io.tributary.ledger.Entry;
import io.tributary.ledger.JournalTransaction;

/** One transaction with its entries. */
record TransactionPage(JournalTransaction transaction) {
    static String account(Entry entry) {
        return AccountPage.path(entry.account());
    }

    static String debit(Entry entry) {
        return entry.amount().isPositive() ? Amount.of(entry.amount()) : "";
    }

    static String credit(Entry entry) {
        return entry.amount().isNegative() ? Amount.of(entry.amount().negated()) : "";
    }
}
