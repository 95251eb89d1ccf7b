package io.tributary.payments;

/**
 * Hears what becomes of payments for its purposes. It is told in the transaction that books the
 * outcome, of the whole house, exactly once each.
 */
public interface PaymentListener {
    /** Whether payments for that purpose are its business. */
    boolean hears(Purpose purpose);

    /** The money is there. */
    void succeeded(Payment payment);

    /** No money will come of this attempt. */
    void failed(Payment payment, String why);

    /** Some of it, or all, was given back. */
    void refunded(Payment payment, Refund refund);

    /** A refund it was told of did not reach whoever paid; the money is with us again. */
    void refundFailed(Payment payment, Refund refund);

    /** The provider took the money away until the dispute is decided. */
    void disputeOpened(Payment payment, Dispute dispute);

    /** The money came back. */
    void disputeWon(Payment payment, Dispute dispute);

    /** The money is gone; the account that was credited is debited again. */
    void disputeLost(Payment payment, Dispute dispute);
}
