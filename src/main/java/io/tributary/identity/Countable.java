package io.tributary.identity;

/** Something an organization may hold so many of at a time. */
public enum Countable implements Entitled {
    /** Keys that are neither revoked nor expired. */
    ACTIVE_KEYS,
    /** People who work for it, and open invitations. */
    STAFF_SEATS
}
