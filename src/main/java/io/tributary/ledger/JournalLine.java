package io.tributary.ledger;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.UUID;

/**
 * One entry of the journal with its transaction.
 *
 * @param sequence of the transaction; transactions are sealed in this order
 * @param reverses the transaction that this one undoes; null for any other
 * @param amount a debit is positive, a credit negative
 */
public record JournalLine(
        long sequence,
        UUID transaction,
        String kind,
        String key,
        Instant effectiveAt,
        Instant bookedAt,
        Source source,
        @Nullable UUID reverses,
        Account account,
        Money amount) {}
