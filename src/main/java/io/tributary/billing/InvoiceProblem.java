package io.tributary.billing;

import io.tributary.kernel.Problem;

/** What can go wrong with documents. */
public enum InvoiceProblem implements Problem {
    NOT_A_DRAFT(
            "invoice-not-a-draft",
            409,
            "The document is final",
            "A final document does not change. Correct it with a credit note."),
    NOT_VOIDABLE(
            "invoice-not-voidable",
            409,
            "The document cannot be made void",
            "Something was paid or credited already. Correct it with a credit note."),
    CREDIT_TOO_HIGH(
            "credit-too-high",
            409,
            "More would be credited than was billed",
            "Credit notes of an invoice take back at most its total. Lower the amounts."),
    NOT_PAYABLE(
            "invoice-not-payable",
            409,
            "There is nothing to pay",
            "The invoice is paid, void or a draft. Reload the page."),
    NO_CARD(
            "no-card",
            409,
            "There is no card to charge",
            "Add a card on the billing page, then pay again."),
    NOT_REFUNDABLE(
            "credit-not-refundable",
            409,
            "This credit cannot be paid back",
            "Only what was paid by card for the invoice and is not used otherwise is paid back to"
                    + " it. Other credit is used for the next invoice."),
    KEY_REUSED(
            "invoice-key-reused",
            409,
            "The key stands for another customer's document",
            "Use a key of its own for each document.");

    private final Entry entry;

    InvoiceProblem(String code, int status, String title, String remedy) {
        this.entry = new Entry(code, status, title, remedy);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
