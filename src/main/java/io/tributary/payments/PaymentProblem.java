package io.tributary.payments;

import io.tributary.kernel.Problem;

/** What can go wrong with payments. */
public enum PaymentProblem implements Problem {
    PAYMENT_UNDER_WAY(
            "payment-under-way",
            409,
            "A payment for this is under way",
            "Wait for its outcome: one attempt is made at a time."),
    PAYMENT_DIFFERS(
            "payment-differs",
            422,
            "This key was used for another payment",
            "Repeat a payment with exactly the same amount, purpose and card, or give it a key of"
                    + " its own."),
    NO_SUCH_CARD(
            "no-such-card",
            404,
            "There is no such card",
            "Add a card, or choose one of those that are there."),
    CARD_NOT_ACCEPTED(
            "card-not-accepted",
            422,
            "The card is not accepted",
            "Check the number and the date, or use another card."),
    REFUND_TOO_HIGH(
            "refund-too-high",
            422,
            "More than is left of the payment",
            "Give back at most what was paid and not yet given back."),
    NOT_REFUNDABLE(
            "not-refundable",
            409,
            "The payment cannot be refunded now",
            "Only a payment that succeeded can be refunded, and not while it is disputed: the bank"
                    + " decides on that money."),
    BAD_SIGNATURE(
            "bad-webhook-signature",
            400,
            "The signature of the event is not valid",
            "Send events signed with the secret of this endpoint; nothing was done.");

    private final Entry entry;

    PaymentProblem(String code, int status, String title, String remedy) {
        this.entry = new Entry(code, status, title, remedy);
    }

    @Override
    public Entry entry() {
        return entry;
    }
}
