package io.tributary.settlement;

import org.joda.money.Money;

import java.util.Set;

/**
 * Somebody who sends money to payees. Called outside transactions, after the payout was written
 * down; the same key again is the same transfer, never another.
 */
public interface PayoutProvider {
    /** Stands in the books: {@code sandbox}. */
    String name();

    /** What it can send by. */
    Set<PayoutMethod.Kind> kinds();

    /**
     * Sends, or tells what became of it when the key is known.
     *
     * @param key one transfer each
     * @throws RuntimeException when it is not known whether it was sent: the same is asked again
     */
    Answer send(String key, PayoutMethod to, Money amount);

    /** What became of a transfer. */
    sealed interface Answer {
        /** It arrived. */
        record Paid(String reference) implements Answer {}

        /** It is on its way; the same is asked again later. */
        record Underway(String reference) implements Answer {}

        /** It will not arrive. */
        record Refused(String why) implements Answer {}
    }
}
