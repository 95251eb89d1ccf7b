package io.tributary.payments;

import org.joda.money.Money;

import java.util.UUID;

/**
 * Money given back of one payment.
 *
 * @param key what whoever asked for it calls it; it gives once
 */
public record Refund(UUID id, UUID payment, Money amount, String reason, String key) {}
