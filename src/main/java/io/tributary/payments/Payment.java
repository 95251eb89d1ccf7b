package io.tributary.payments;

import io.tributary.kernel.OrganizationId;
import io.tributary.ledger.AccountCode;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * One attempt to be paid.
 *
 * @param provider {@code stripe}, {@code sandbox}, or {@code bank} for a receipt
 * @param fee what the provider kept
 * @param refunded what was given back, or is being given back
 * @param failure why it failed, for the person who pays; null when it did not
 * @param at when it was begun
 */
public record Payment(
        UUID id,
        OrganizationId customer,
        Purpose purpose,
        Money amount,
        Money fee,
        Money refunded,
        AccountCode credited,
        String provider,
        State state,
        boolean disputed,
        @Nullable String failure,
        Instant at) {
    /** How far it is. */
    public enum State {
        /** Its provider was called, or is about to be. */
        CREATED("Being paid"),
        /** Waits for the person who pays. */
        AUTHENTICATION("Waiting for confirmation"),
        /** The provider does not know yet. */
        PENDING("On its way"),
        SUCCEEDED("Paid"),
        FAILED("Failed");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }

        /** Whether nothing more will come of it. */
        public boolean isSettled() {
            return this == SUCCEEDED || this == FAILED;
        }
    }
}
