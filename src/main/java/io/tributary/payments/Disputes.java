package io.tributary.payments;

import io.tributary.kernel.UuidV7;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import java.security.SecureRandom;
import java.time.InstantSource;

/** Payments that somebody takes back through their bank. */
final class Disputes {
    private static final Scope SCOPE = Scope.system("disputes");

    private final PaymentStore store;
    private final CorrectionStore corrections;
    private final Transactions transactions;
    private final Outcomes outcomes;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Disputes(
            PaymentStore store,
            CorrectionStore corrections,
            Transactions transactions,
            Outcomes outcomes,
            InstantSource clock) {
        this.store = store;
        this.corrections = corrections;
        this.transactions = transactions;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** Writes down how a dispute stands; what is known already changes nothing. */
    void seen(String provider, PaymentProvider.DisputeSeen seen) {
        transactions.run(
                SCOPE,
                () ->
                        store.byReference(provider, seen.charge())
                                .ifPresent(id -> write(store.lock(id).payment(), seen)));
    }

    private void write(Payment payment, PaymentProvider.DisputeSeen seen) {
        var now = clock.instant();
        var dispute =
                new Dispute(UuidV7.at(now, random), payment.id(), seen.amount(), seen.reason());
        if (corrections.addDispute(
                payment.customer(), dispute, payment.provider(), seen.reference(), now)) {
            store.disputed(payment.id(), true);
            outcomes.disputeOpened(payment, dispute, now);
        }
        var kept = corrections.dispute(payment.provider(), seen.reference()).orElseThrow();
        if (!kept.isOpen() || seen.state() == PaymentProvider.DisputeState.OPEN) {
            return;
        }
        store.disputed(payment.id(), false);
        if (seen.state() == PaymentProvider.DisputeState.WON) {
            corrections.closeDispute(kept.dispute().id(), "won", now);
            outcomes.disputeWon(payment, kept.dispute(), now);
        } else {
            corrections.closeDispute(kept.dispute().id(), "lost", now);
            takeAll(payment, kept.dispute());
            outcomes.disputeLost(payment, kept.dispute(), now);
        }
    }

    /** What a lost dispute took cannot be refunded again. */
    private void takeAll(Payment payment, Dispute dispute) {
        long left = payment.amount().minus(payment.refunded()).getAmountMinorLong();
        store.takeForRefund(payment.id(), Math.min(left, dispute.amount().getAmountMinorLong()));
    }
}
