package io.tributary.identity;

/** Something an organization may do, or not. */
public enum Feature implements Entitled {
    /** Calls with live keys. Enterprise and Research need a contract for it. */
    LIVE_API
}
