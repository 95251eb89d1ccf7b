package io.tributary.payments;

import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.Posting;
import io.tributary.ledger.Source;

import org.joda.money.Money;
import org.springframework.beans.factory.ObjectProvider;

import java.time.Instant;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Books what became of payments, and tells whoever they were for, in the surrounding transaction.
 */
final class Outcomes {
    private final Ledger ledger;
    private final ObjectProvider<PaymentListener> listeners;

    Outcomes(Ledger ledger, ObjectProvider<PaymentListener> listeners) {
        this.ledger = ledger;
        this.listeners = listeners;
    }

    void succeeded(Payment payment, Instant now) {
        ledger.record(
                posting("payment.succeeded", payment.id(), now)
                        .debit(cash(payment), payment.amount().minus(payment.fee()))
                        .debit(ofHouse(AccountCode.PROVIDER_FEES, payment), payment.fee())
                        .credit(credited(payment), payment.amount())
                        .done());
        tell(payment, listener -> listener.succeeded(payment));
    }

    void failed(Payment payment, String why) {
        tell(payment, listener -> listener.failed(payment, why));
    }

    void refunded(Payment payment, Refund refund, Instant now) {
        ledger.record(
                posting("payment.refunded", refund.id(), now)
                        .debit(credited(payment), refund.amount())
                        .credit(cash(payment), refund.amount())
                        .done());
        tell(payment, listener -> listener.refunded(payment, refund));
    }

    /** What had been given back came back to the provider's account. */
    void refundFailed(Payment payment, Refund refund, Instant now) {
        ledger.record(
                posting("payment.refund-failed", refund.id(), now)
                        .debit(cash(payment), refund.amount())
                        .credit(credited(payment), refund.amount())
                        .done());
        tell(payment, listener -> listener.refundFailed(payment, refund));
    }

    void disputeOpened(Payment payment, Dispute dispute, Instant now) {
        move(
                "payment.dispute-opened",
                dispute,
                ofHouse(AccountCode.DISPUTED, payment),
                cash(payment),
                now);
        tell(payment, listener -> listener.disputeOpened(payment, dispute));
    }

    void disputeWon(Payment payment, Dispute dispute, Instant now) {
        move(
                "payment.dispute-won",
                dispute,
                cash(payment),
                ofHouse(AccountCode.DISPUTED, payment),
                now);
        tell(payment, listener -> listener.disputeWon(payment, dispute));
    }

    void disputeLost(Payment payment, Dispute dispute, Instant now) {
        move(
                "payment.dispute-lost",
                dispute,
                credited(payment),
                ofHouse(AccountCode.DISPUTED, payment),
                now);
        tell(payment, listener -> listener.disputeLost(payment, dispute));
    }

    private void move(String kind, Dispute dispute, Account to, Account from, Instant now) {
        ledger.record(
                posting(kind, dispute.id(), now)
                        .debit(to, dispute.amount())
                        .credit(from, dispute.amount())
                        .done());
    }

    private static Posting.Draft posting(String kind, UUID id, Instant now) {
        return Posting.of(kind, kind + "/" + id, now, new Source("payment", id));
    }

    private static Account cash(Payment payment) {
        var code =
                payment.provider().equals(Payments.BANK)
                        ? AccountCode.BANK
                        : AccountCode.cash(payment.provider());
        return ofHouse(code, payment);
    }

    private static Account ofHouse(AccountCode code, Payment payment) {
        return Account.ofHouse(code, payment.amount().getCurrencyUnit());
    }

    /** What customers owe and hold is theirs; every other account is the house's. */
    private static Account credited(Payment payment) {
        var code = payment.credited();
        boolean ofCustomer = code.equals(AccountCode.RECEIVABLE) || code.equals(AccountCode.CREDIT);
        return ofCustomer
                ? new Account(payment.customer(), code, payment.amount().getCurrencyUnit())
                : ofHouse(code, payment);
    }

    private void tell(Payment payment, Consumer<PaymentListener> news) {
        listeners.stream().filter(listener -> listener.hears(payment.purpose())).forEach(news);
    }

    static Money nothing(Payment payment) {
        return Money.zero(payment.amount().getCurrencyUnit());
    }
}
