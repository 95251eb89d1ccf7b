package io.tributary.identity;

import io.tributary.kernel.PersonId;

/**
 * Somebody who can sign in.
 *
 * @param operator whether they run the house
 */
public record Person(PersonId id, String name, String email, boolean operator) {}
