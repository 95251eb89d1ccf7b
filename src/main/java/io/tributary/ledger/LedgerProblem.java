package io.tributary.ledger;

import io.tributary.kernel.Problem;

/** What can go wrong in the books. */
public enum LedgerProblem implements Problem {
    POSTING_DIFFERS(
            "posting-differs",
            422,
            "This key was booked with other content",
            "Repeat a posting with exactly the same kind, source and entries, or give a new one a"
                    + " key of its own."),
    ACCOUNT_FLOOR(
            "account-floor",
            409,
            "The account does not hold so much",
            "Nothing was booked. Take at most what the account holds."),
    ALREADY_REVERSED(
            "already-reversed",
            409,
            "The transaction was reversed before",
            "A transaction is reversed whole, and once. Look at the reversal that stands.");

    private final Entry entry;

    LedgerProblem(String code, int status, String title, String remedy) {
        this.entry = new Entry(code, status, title, remedy);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
