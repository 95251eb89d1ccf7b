package io.tributary.privacy;

import io.tributary.kernel.PersonId;

/**
 * Somebody took back what they had agreed to. Told in the transaction in which they did: whoever
 * hears it undoes what hung on it, or the withdrawal fails.
 */
public record ConsentWithdrawn(PersonId person, Purpose purpose) {}
