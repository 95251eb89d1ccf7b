package io.tributary.settlement;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RevenueStream;

import org.joda.money.Money;

import java.time.Instant;
import java.util.UUID;

/**
 * One party's part of one sale.
 *
 * @param reversed what was taken back of it
 * @param reserve what is kept of it for refunds to come
 * @param maturesAt when it can be paid, unless something holds it
 */
public record Earning(
        UUID id,
        OrganizationId payee,
        UUID sale,
        String party,
        RevenueStream stream,
        String title,
        Money amount,
        Money reversed,
        Money reserve,
        State state,
        Instant earnedAt,
        Instant maturesAt) {
    /** How far it is. */
    public enum State {
        /** The hold runs. */
        PENDING("Pending"),
        /** Somebody has to approve it. */
        ASKED("Waits for approval"),
        /** Somebody said no: it went to the party for the rest. */
        DECLINED("Declined"),
        /** The payment is disputed. */
        DISPUTED("Held: disputed"),
        /** The event was cancelled. */
        CANCELLED("Held: event cancelled"),
        /** All of it was taken back. */
        REVERSED("Taken back"),
        /** It can be paid, or was. */
        MATURED("Matured");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }
    }

    /** What is left of it. */
    public Money left() {
        return amount.minus(reversed);
    }
}
