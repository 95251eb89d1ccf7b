package io.tributary.privacy;

import io.tributary.kernel.PersonId;

/** Somebody agreed. Told in the transaction in which they did. */
public record ConsentGiven(PersonId person, Purpose purpose, int version) {}
