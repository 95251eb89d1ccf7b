package io.tributary.payments;

import java.util.UUID;

/**
 * What a payment is for.
 *
 * @param type {@code invoice}
 */
public record Purpose(String type, UUID id) {}
