package io.tributary.settlement;

import io.tributary.kernel.OrganizationId;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * What is or was sent to a payee.
 *
 * @param dueOn the day of the schedule that it is for
 * @param gross what it takes of what the payee has
 * @param withheld what of that is kept back for the tax office; the rest is sent
 * @param method where it goes, as it was when it was made
 * @param provider who carries it out; null for the operator's files
 * @param reference what the provider or the bank calls it; null before it is known
 * @param failure why it did not arrive; null when it did
 */
public record Payout(
        UUID id,
        OrganizationId payee,
        LocalDate dueOn,
        Money gross,
        Money withheld,
        int withholdingBps,
        PayoutMethod method,
        State state,
        @Nullable String provider,
        @Nullable String reference,
        @Nullable String failure,
        Instant createdAt,
        @Nullable Instant settledAt) {
    /** How far it is. */
    public enum State {
        /** Waits to be sent. */
        READY("Ready"),
        /** The provider is told, or about to be. */
        SENDING("Being sent"),
        /** Is with the bank or the provider. */
        SENT("On its way"),
        PAID("Paid"),
        /** Did not go out: its money is available again. */
        FAILED("Failed"),
        /** Came back: its money is available again. */
        RETURNED("Returned");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }

        /** For tables. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        /** Whether it holds money that has not arrived. */
        public boolean isOpen() {
            return this == READY || this == SENDING || this == SENT;
        }
    }

    /**
     * A piece of it.
     *
     * @param kind {@code earning}, {@code reserve}, {@code reversal}, {@code clawback}
     */
    public record Item(String kind, String title, Money amount, Instant at) {}

    /** What is sent. */
    public Money net() {
        return gross.minus(withheld);
    }
}
