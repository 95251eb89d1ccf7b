package io.tributary.settlement;

import org.joda.money.Money;

import java.time.Instant;
import java.util.UUID;

/**
 * An order to a bank or a provider, with the payouts it orders.
 *
 * @param name of the file
 */
public record PayoutFile(UUID id, String name, int payouts, Money total, Instant createdAt) {}
