package io.tributary.payments;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;
import io.tributary.ledger.AccountCode;
import io.tributary.platform.OneByOne;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.Money;

import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes money and gives it back. Row first, call second, outcome third: what is attempted is
 * committed before the provider is called, and what became of it is booked in a transaction that
 * also tells whoever it was for. An outcome that is not known is asked for, with the same key,
 * until it is.
 */
public final class Payments {
    /** The provider of receipts that the operator records. */
    static final String BANK = "bank";

    private static final Scope SCOPE = Scope.system("payments");

    private final PaymentStore store;
    private final Transactions transactions;
    private final Provider provider;
    private final Outcomes outcomes;
    private final Refunds refunds;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Payments(
            PaymentStore store,
            Transactions transactions,
            Provider provider,
            Outcomes outcomes,
            Refunds refunds,
            InstantSource clock) {
        this.store = store;
        this.transactions = transactions;
        this.provider = provider;
        this.outcomes = outcomes;
        this.refunds = refunds;
        this.clock = clock;
    }

    /**
     * Takes money. The same key takes it once, however often it is asked.
     *
     * @throws ProblemException {@link PaymentProblem#PAYMENT_UNDER_WAY} when another attempt for
     *     the purpose is not settled, {@link PaymentProblem#PAYMENT_DIFFERS}, {@link
     *     PaymentProblem#NO_SUCH_CARD}
     * @throws IllegalStateException inside a transaction
     */
    public Outcome charge(Charge charge) {
        provider.refuseInTransaction();
        var kept = begun(charge);
        if (kept.payment().state() != Payment.State.CREATED) {
            return outcome(kept);
        }
        return settled(kept.payment().id(), provider.charge(kept));
    }

    private PaymentStore.Kept begun(Charge charge) {
        return transactions.in(
                SCOPE,
                () -> {
                    provider.requireMethod(charge.customer(), charge.paymentMethod());
                    var now = clock.instant();
                    var id = UuidV7.at(now, random);
                    if (store.add(id, charge, provider.name(), now)) {
                        return store.find(id).orElseThrow();
                    }
                    return store.byKey(charge.key())
                            .map(kept -> same(kept, charge))
                            .orElseThrow(Payments::underWay);
                });
    }

    private static ProblemException underWay() {
        return new ProblemException(
                PaymentProblem.PAYMENT_UNDER_WAY,
                "Another attempt to pay this has no outcome yet. Nothing was charged.");
    }

    private static PaymentStore.Kept same(PaymentStore.Kept kept, Charge charge) {
        var payment = kept.payment();
        if (payment.customer().equals(charge.customer())
                && payment.purpose().equals(charge.purpose())
                && payment.amount().equals(charge.amount())
                && charge.paymentMethod().equals(kept.method())) {
            return kept;
        }
        throw new ProblemException(
                PaymentProblem.PAYMENT_DIFFERS,
                "The key " + charge.key() + " stands for another payment.");
    }

    /** Writes an answer down, once: what is settled stays. */
    private Outcome settled(UUID id, PaymentProvider.Answer answer) {
        return transactions.in(
                SCOPE,
                () -> {
                    var kept = store.lock(id);
                    if (!kept.payment().state().isSettled()) {
                        write(kept.payment(), answer);
                    }
                    return outcome(store.find(id).orElseThrow());
                });
    }

    private void write(Payment payment, PaymentProvider.Answer answer) {
        var id = payment.id();
        var now = clock.instant();
        switch (answer) {
            case PaymentProvider.Answer.Succeeded(var reference, var fee) -> {
                store.succeeded(id, reference, fee, now);
                outcomes.succeeded(store.find(id).orElseThrow().payment(), now);
            }
            case PaymentProvider.Answer.Declined(var reference, var code, var message) -> {
                store.failed(id, reference, code, message, now);
                outcomes.failed(store.find(id).orElseThrow().payment(), message);
            }
            case PaymentProvider.Answer.Authentication(var reference, var next) ->
                    store.waiting(id, Payment.State.AUTHENTICATION, reference, next.toString());
            case PaymentProvider.Answer.Processing(var reference) ->
                    store.waiting(id, Payment.State.PENDING, reference, null);
            case PaymentProvider.Answer.Unknown _ -> {
                // stays as it is, and is asked for
            }
        }
    }

    private static Outcome outcome(PaymentStore.Kept kept) {
        var id = kept.payment().id();
        return switch (kept.payment().state()) {
            case SUCCEEDED -> new Outcome.Succeeded(id);
            case FAILED ->
                    new Outcome.Declined(
                            id,
                            String.valueOf(kept.failureCode()),
                            String.valueOf(kept.payment().failure()));
            case AUTHENTICATION ->
                    new Outcome.AuthenticationNeeded(id, URI.create(String.valueOf(kept.next())));
            case CREATED, PENDING -> new Outcome.Pending(id);
        };
    }

    /**
     * Asks the provider how a payment stands now, and writes it down.
     *
     * @throws IllegalStateException inside a transaction
     */
    public Outcome refresh(UUID payment) {
        provider.refuseInTransaction();
        var kept = transactions.in(SCOPE, () -> store.find(payment).orElseThrow());
        if (kept.payment().state().isSettled() || kept.payment().provider().equals(BANK)) {
            return outcome(kept);
        }
        return settled(payment, provider.look(kept, clock.instant()));
    }

    /** Asks for what is due to be asked for; a slice at a time. */
    void resolve() {
        var due = transactions.in(SCOPE, () -> store.due(clock.instant(), 100));
        OneByOne.each("payments.resolve", due, id -> id, this::refresh);
        refunds.resolve();
    }

    /**
     * Books money that arrived at the house's bank.
     *
     * @param bankReference what the bank calls it
     * @param key books once
     */
    public Payment receive(
            OrganizationId customer,
            Purpose purpose,
            Money amount,
            String bankReference,
            String key) {
        return transactions.in(
                SCOPE,
                () -> {
                    var now = clock.instant();
                    var id = UuidV7.at(now, random);
                    var receipt = new Receipt(customer, purpose, amount, bankReference, key);
                    if (store.addReceipt(id, receipt, now)) {
                        outcomes.succeeded(store.find(id).orElseThrow().payment(), now);
                        return store.find(id).orElseThrow().payment();
                    }
                    return store.byKey(key)
                            .map(PaymentStore.Kept::payment)
                            .filter(receipt::isKept)
                            .orElseThrow(
                                    () ->
                                            new ProblemException(
                                                    PaymentProblem.PAYMENT_DIFFERS,
                                                    "This receipt was recorded otherwise before."));
                });
    }

    /** Money that arrived at the bank. */
    record Receipt(
            OrganizationId customer,
            Purpose purpose,
            Money amount,
            String bankReference,
            String key) {
        AccountCode credited() {
            return AccountCode.RECEIVABLE;
        }

        boolean isKept(Payment payment) {
            return payment.customer().equals(customer)
                    && payment.purpose().equals(purpose)
                    && payment.amount().equals(amount);
        }
    }

    /**
     * Gives money back. The same key gives once, however often it is asked.
     *
     * @throws ProblemException as {@link #setAside}
     * @throws IllegalStateException inside a transaction
     */
    public RefundOutcome refund(UUID payment, Money amount, String reason, String key) {
        provider.refuseInTransaction();
        return give(setAside(payment, amount, reason, key));
    }

    /**
     * Sets money aside that is to be given back, also inside the transaction in which somebody
     * decides so: from its commit on it is given by {@link #give}, or by and by. The same key sets
     * aside once.
     *
     * @return the refund
     * @throws ProblemException {@link PaymentProblem#REFUND_TOO_HIGH}, {@link
     *     PaymentProblem#NOT_REFUNDABLE} also while the payment is disputed
     */
    public UUID setAside(UUID payment, Money amount, String reason, String key) {
        return refunds.setAside(payment, amount, reason, key);
    }

    /**
     * Gives back what was set aside; what was given before is not given again.
     *
     * @throws IllegalStateException inside a transaction
     */
    public RefundOutcome give(UUID refund) {
        return refunds.give(refund);
    }

    /** Whether the provider refused to give back what was asked for under that key. */
    public boolean isRefused(String key) {
        return refunds.isRefused(key);
    }

    /** What was set aside of one organization's payments and has no outcome yet. */
    public List<Refund> underWay(OrganizationId customer) {
        return refunds.underWay(customer);
    }

    /** The payment of that reference at the provider. */
    Optional<UUID> byReference(String reference) {
        return transactions.in(SCOPE, () -> store.byReference(provider.name(), reference));
    }

    /** One organization's payment. */
    public Optional<Payment> find(OrganizationId customer, UUID id) {
        return transactions.in(
                Scope.of(customer),
                () ->
                        store.find(id)
                                .map(PaymentStore.Kept::payment)
                                .filter(payment -> payment.customer().equals(customer)));
    }

    /** The attempts to pay one thing, the newest first. */
    public List<Payment> of(OrganizationId customer, Purpose purpose) {
        return transactions.in(Scope.of(customer), () -> store.of(customer, purpose));
    }

    /**
     * Holds the attempts to pay one thing until the caller's transaction ends: meanwhile nobody
     * else gives anything of them back.
     */
    public void lock(OrganizationId customer, Purpose purpose) {
        transactions.run(Scope.of(customer), () -> store.lock(customer, purpose));
    }
}
