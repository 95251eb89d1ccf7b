package io.tributary.ledger;

import org.joda.money.Money;

import java.time.Instant;
import java.util.UUID;

/**
 * One entry on the statement of an account.
 *
 * @param amount a debit is positive, a credit negative
 * @param balance what the account held after it, in its normal sign
 */
public record StatementLine(
        UUID transaction,
        String kind,
        Instant effectiveAt,
        Source source,
        Money amount,
        Money balance) {}
