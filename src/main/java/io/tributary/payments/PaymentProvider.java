package io.tributary.payments;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.net.URI;
import java.time.YearMonth;
import java.util.Optional;
import java.util.UUID;

/**
 * A company that moves money by card. Its calls take long and may end without an answer, so none is
 * made inside a transaction. What is asked twice with the same key is done once.
 */
interface PaymentProvider {
    /** A request to take money; the same each time it is sent. */
    record ChargeRequest(
            UUID payment,
            String key,
            Money amount,
            @Nullable String customer,
            String method,
            URI returnTo) {}

    /** A request to give money back; the same each time it is sent. */
    record RefundRequest(UUID refund, String key, String charge, Money amount) {}

    /** A card that the provider keeps. */
    record Card(String reference, String brand, String last4, @Nullable YearMonth expires) {}

    /**
     * A refund as the provider sees it now.
     *
     * @param charge the provider's reference of what was paid
     * @param ours the refund that we asked for; null when somebody else gave the money back
     */
    record RefundSeen(
            String reference,
            String charge,
            Money amount,
            @Nullable UUID ours,
            String reason,
            RefundState state) {}

    /** How a refund stands. */
    enum RefundState {
        PENDING,
        SUCCEEDED,
        FAILED
    }

    /** A dispute as the provider sees it now. */
    record DisputeSeen(
            String reference, String charge, Money amount, String reason, DisputeState state) {}

    /** How a dispute stands. */
    enum DisputeState {
        OPEN,
        WON,
        LOST
    }

    /** What the provider says of a charge. */
    sealed interface Answer {
        record Succeeded(String reference, Money fee) implements Answer {}

        record Declined(@Nullable String reference, String code, String message)
                implements Answer {}

        record Authentication(String reference, URI next) implements Answer {}

        record Processing(String reference) implements Answer {}

        /** No answer came, or one that tells nothing. The money may have been taken. */
        record Unknown(String why) implements Answer {}
    }

    /** What the provider says of a refund. */
    sealed interface RefundAnswer {
        record Succeeded(String reference) implements RefundAnswer {}

        record Failed(String message) implements RefundAnswer {}

        record Unknown(String why) implements RefundAnswer {}
    }

    String name();

    Answer charge(ChargeRequest request);

    /**
     * How a charge stands now.
     *
     * @param reference the provider's; null when it is not known, then it is looked up by our
     *     payment's id, which every charge carries
     */
    Answer look(ChargeRequest request, @Nullable String reference);

    RefundAnswer refund(RefundRequest request);

    /**
     * What became of a refund whose key the provider has forgotten; looked up by our refund's id.
     */
    RefundAnswer look(RefundRequest request);

    /** The refund of that reference, whoever asked for it. */
    Optional<RefundSeen> refund(String reference);

    /** The dispute of that reference; empty for an inquiry, by which no money moves. */
    Optional<DisputeSeen> dispute(String reference);
}
