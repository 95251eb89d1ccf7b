package io.tributary.payments;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * The provider at work: what is sent to it, always the same for the same row, and no answer taken
 * for an answer.
 */
final class Provider {
    private static final Logger LOG = LoggerFactory.getLogger(Provider.class);

    /** Stripe keeps keys for 24 hours; a while before that we rather look than send again. */
    private static final Duration KEYS_KEPT = Duration.ofHours(23);

    private final PaymentProvider provider;
    private final MethodStore methods;
    private final URI publicUrl;

    Provider(PaymentProvider provider, MethodStore methods, URI publicUrl) {
        this.provider = provider;
        this.methods = methods;
        this.publicUrl = publicUrl;
    }

    String name() {
        return provider.name();
    }

    /** The call would hold the transaction's locks for as long as it takes. */
    void refuseInTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("no provider is called inside a transaction");
        }
    }

    /** In the surrounding transaction. */
    void requireMethod(OrganizationId customer, UUID method) {
        if (methods.find(customer, method).isEmpty()) {
            throw new ProblemException(
                    PaymentProblem.NO_SUCH_CARD, "There is no card " + method + ".");
        }
    }

    PaymentProvider.Answer charge(PaymentStore.Kept kept) {
        refuseInTransaction();
        try {
            return provider.charge(request(kept));
        } catch (RuntimeException failed) {
            LOG.warn("payment {}: no answer", kept.payment().id(), failed);
            return new PaymentProvider.Answer.Unknown(String.valueOf(failed.getMessage()));
        }
    }

    /** How it stands: sent again with its key as long as the key is good, later looked up. */
    PaymentProvider.Answer look(PaymentStore.Kept kept, Instant now) {
        refuseInTransaction();
        boolean young = kept.payment().at().plus(KEYS_KEPT).isAfter(now);
        if (kept.reference() == null && young) {
            return charge(kept);
        }
        try {
            return provider.look(request(kept), kept.reference());
        } catch (RuntimeException failed) {
            LOG.warn("payment {}: no answer", kept.payment().id(), failed);
            return new PaymentProvider.Answer.Unknown(String.valueOf(failed.getMessage()));
        }
    }

    /**
     * Sent with its key as long as the key is good, later looked up: never sent under a new one.
     */
    PaymentProvider.RefundAnswer refund(
            PaymentStore.Kept kept, CorrectionStore.KeptRefund keptRefund, Instant now) {
        refuseInTransaction();
        var refund = keptRefund.refund();
        var request =
                new PaymentProvider.RefundRequest(
                        refund.id(),
                        "refund/" + refund.id(),
                        String.valueOf(kept.reference()),
                        refund.amount());
        boolean young = keptRefund.at().plus(KEYS_KEPT).isAfter(now);
        try {
            return young ? provider.refund(request) : provider.look(request);
        } catch (RuntimeException failed) {
            LOG.warn("refund {}: no answer", refund.id(), failed);
            return new PaymentProvider.RefundAnswer.Unknown(String.valueOf(failed.getMessage()));
        }
    }

    private PaymentProvider.ChargeRequest request(PaymentStore.Kept kept) {
        var payment = kept.payment();
        var method = methods.reference(payment.customer(), kept.method());
        return new PaymentProvider.ChargeRequest(
                payment.id(),
                "payment/" + payment.id(),
                payment.amount(),
                method.customer(),
                method.reference(),
                publicUrl.resolve("/partner/billing/payments/" + payment.id()));
    }
}
