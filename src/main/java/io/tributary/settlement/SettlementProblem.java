package io.tributary.settlement;

import io.tributary.kernel.Problem;

/** What can go wrong with shares and payouts. */
public enum SettlementProblem implements Problem {
    NO_SUCH_SPLIT(
            "no-such-split",
            409,
            "There is no rule to divide this sale by",
            "Publish a version of the rule that counts at the time of the sale."),
    SPLIT_TOO_EARLY(
            "split-too-early",
            409,
            "The version would change the past",
            "Let it count from now or later, and after the version before it."),
    PARTY_MISSING(
            "party-missing",
            409,
            "Nobody plays a party that the rule needs",
            "Name the organization for the party that takes the rest, and for the one whose sales"
                    + " choose the tier."),
    SALE_DIFFERS(
            "sale-differs",
            409,
            "The key stands for another sale",
            "Use a key of its own for each sale."),
    REVERSAL_TOO_HIGH(
            "reversal-too-high",
            409,
            "More would be taken back than was sold",
            "Take back at most what is left of the sale."),
    NOT_ASKED(
            "share-not-asked",
            409,
            "The share does not wait for approval",
            "Somebody decided already. Reload the page."),
    PAYOUT_NOT_OPEN(
            "payout-not-open",
            409,
            "The payout is not where this can be done to it",
            "Its state has changed. Reload the page."),
    NOTHING_TO_PAY(
            "nothing-to-pay",
            409,
            "There is nothing to pay out",
            "The page of the payee says what is missing and when more is free.");

    private final Entry entry;

    SettlementProblem(String code, int status, String title, String remedy) {
        this.entry = new Entry(code, status, title, remedy);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
