package io.tributary.payments;

import org.joda.money.Money;

import java.util.UUID;

/** Money given back of one payment. */
public record Refund(UUID id, UUID payment, Money amount, String reason) {}
