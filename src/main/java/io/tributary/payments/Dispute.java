package io.tributary.payments;

import org.joda.money.Money;

import java.util.UUID;

/** A payment that the person who paid takes back through their bank. */
public record Dispute(UUID id, UUID payment, Money amount, String reason) {}
