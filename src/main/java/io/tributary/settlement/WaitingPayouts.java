package io.tributary.settlement;

import org.joda.money.Money;

/**
 * Payouts of one kind and currency that wait for a file.
 *
 * @param total what is paid by them
 */
public record WaitingPayouts(PayoutMethod.Kind kind, int count, Money total) {}
