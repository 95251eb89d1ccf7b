package io.tributary.payments;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.OneByOne;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Money given back: by us, row first and call second, or by somebody at the provider's own pages,
 * of which we are told. What the provider first gave and then could not deliver is taken back into
 * the books.
 */
final class Refunds {
    private static final Scope SCOPE = Scope.system("refunds");

    private final PaymentStore store;
    private final CorrectionStore corrections;
    private final Transactions transactions;
    private final Provider provider;
    private final Outcomes outcomes;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Refunds(
            PaymentStore store,
            CorrectionStore corrections,
            Transactions transactions,
            Provider provider,
            Outcomes outcomes,
            InstantSource clock) {
        this.store = store;
        this.corrections = corrections;
        this.transactions = transactions;
        this.provider = provider;
        this.outcomes = outcomes;
        this.clock = clock;
    }

    /** As {@link Payments#setAside}. */
    UUID setAside(UUID payment, Money amount, String reason, String key) {
        return transactions.in(SCOPE, () -> begun(payment, amount, reason, key));
    }

    /** As {@link Payments#underWay}. */
    List<Refund> underWay(OrganizationId customer) {
        return transactions.in(Scope.of(customer), () -> corrections.underWay(customer));
    }

    /** As {@link Payments#isRefused}. */
    boolean isRefused(String key) {
        return transactions.in(SCOPE, () -> corrections.refundByKey(key)).stream()
                .anyMatch(kept -> kept.isSettled() && !kept.isGiven());
    }

    /** Asks for what is due to be asked for; a slice at a time. */
    void resolve() {
        var due = transactions.in(SCOPE, () -> corrections.dueRefunds(clock.instant(), 100));
        OneByOne.each("payments.resolve", due, id -> id, this::give);
    }

    private UUID begun(UUID payment, Money amount, String reason, String key) {
        var kept = store.lock(payment);
        var before = corrections.refundByKey(key);
        if (before.isPresent()) {
            return same(before.get().refund(), payment, amount);
        }
        if (kept.payment().state() != Payment.State.SUCCEEDED
                || kept.payment().disputed()
                || kept.payment().provider().equals(Payments.BANK)) {
            throw new ProblemException(
                    PaymentProblem.NOT_REFUNDABLE,
                    kept.payment().disputed()
                            ? "The payment is disputed; its bank decides. Nothing was given back."
                            : "There is no payment by card that could be given back.");
        }
        if (!amount.isPositive() || !store.takeForRefund(payment, amount.getAmountMinorLong())) {
            throw new ProblemException(
                    PaymentProblem.REFUND_TOO_HIGH,
                    "Of %s paid, %s is given back already."
                            .formatted(kept.payment().amount(), kept.payment().refunded()));
        }
        return add(kept.payment(), amount, reason, key).id();
    }

    private Refund add(Payment payment, Money amount, String reason, String key) {
        var now = clock.instant();
        var refund = new Refund(UuidV7.at(now, random), payment.id(), amount, reason, key);
        corrections.addRefund(payment.customer(), refund, now);
        return refund;
    }

    private static UUID same(Refund refund, UUID payment, Money amount) {
        if (refund.payment().equals(payment) && refund.amount().equals(amount)) {
            return refund.id();
        }
        throw new ProblemException(
                PaymentProblem.PAYMENT_DIFFERS, "The key stands for another refund.");
    }

    /** As {@link Payments#give}. */
    RefundOutcome give(UUID refund) {
        provider.refuseInTransaction();
        var kept = transactions.in(SCOPE, () -> corrections.refund(refund).orElseThrow());
        if (kept.isSettled()) {
            return outcome(kept);
        }
        var payment =
                transactions.in(SCOPE, () -> store.find(kept.refund().payment()).orElseThrow());
        var answer = provider.refund(payment, kept, clock.instant());
        return transactions.in(
                SCOPE,
                () -> {
                    var locked = store.lock(kept.refund().payment()).payment();
                    var now = corrections.refund(refund).orElseThrow();
                    if (!now.isSettled()) {
                        write(locked, now.refund(), answer);
                    }
                    return outcome(corrections.refund(refund).orElseThrow());
                });
    }

    private void write(Payment payment, Refund refund, PaymentProvider.RefundAnswer answer) {
        switch (answer) {
            case PaymentProvider.RefundAnswer.Succeeded(var reference) ->
                    given(payment, refund, reference);
            case PaymentProvider.RefundAnswer.Failed(var message) ->
                    failed(payment, refund, null, message);
            case PaymentProvider.RefundAnswer.Unknown _ -> {
                // stays as it is, and is asked for
            }
        }
    }

    private void given(Payment payment, Refund refund, String reference) {
        var now = clock.instant();
        corrections.settleRefund(refund.id(), "succeeded", reference, null, now);
        outcomes.refunded(payment, refund, now);
    }

    private void failed(Payment payment, Refund refund, @Nullable String reference, String why) {
        corrections.settleRefund(refund.id(), "failed", reference, why, clock.instant());
        store.giveBack(payment.id(), refund.amount().getAmountMinorLong());
    }

    private static RefundOutcome outcome(CorrectionStore.KeptRefund kept) {
        var id = kept.refund().id();
        return switch (kept.state()) {
            case "succeeded" -> new RefundOutcome.Succeeded(id);
            case "failed" -> new RefundOutcome.Failed(id, String.valueOf(kept.failure()));
            default -> new RefundOutcome.Pending(id);
        };
    }

    /**
     * Writes down how a refund stands at the provider, also one that nobody asked us for. What is
     * known already changes nothing.
     *
     * @throws IllegalStateException when more was given back there than is left of the payment
     *     here: the event stays, and is looked at again
     */
    void seen(String providerName, PaymentProvider.RefundSeen seen) {
        transactions.run(
                SCOPE,
                () ->
                        store.byReference(providerName, seen.charge())
                                .ifPresent(id -> write(store.lock(id).payment(), seen)));
    }

    private void write(Payment payment, PaymentProvider.RefundSeen seen) {
        var known = known(payment, seen);
        if (known.isEmpty()) {
            if (seen.state() != PaymentProvider.RefundState.FAILED) {
                given(payment, addGiven(payment, seen), seen.reference());
            }
        } else if (seen.state() == PaymentProvider.RefundState.FAILED) {
            fail(payment, known.get(), seen.reference());
        } else if (!known.get().isSettled()) {
            given(payment, known.get().refund(), seen.reference());
        }
    }

    private Optional<CorrectionStore.KeptRefund> known(
            Payment payment, PaymentProvider.RefundSeen seen) {
        var ours = seen.ours();
        return corrections
                .refundByReference(payment.id(), seen.reference())
                .or(() -> ours == null ? Optional.empty() : corrections.refund(ours))
                .filter(kept -> kept.refund().payment().equals(payment.id()));
    }

    private Refund addGiven(Payment payment, PaymentProvider.RefundSeen seen) {
        if (!store.takeForRefund(payment.id(), seen.amount().getAmountMinorLong())) {
            throw new IllegalStateException(
                    "%s was given back of payment %s at the provider, but only %s is left of it"
                            .formatted(
                                    seen.amount(),
                                    payment.id(),
                                    payment.amount().minus(payment.refunded())));
        }
        return add(
                payment, seen.amount(), seen.reason(), payment.provider() + "/" + seen.reference());
    }

    private void fail(Payment payment, CorrectionStore.KeptRefund kept, String reference) {
        if (kept.isSettled() && !kept.isGiven()) {
            return;
        }
        failed(payment, kept.refund(), reference, "The provider could not deliver it.");
        if (kept.isGiven()) {
            outcomes.refundFailed(payment, kept.refund(), clock.instant());
        }
    }
}
