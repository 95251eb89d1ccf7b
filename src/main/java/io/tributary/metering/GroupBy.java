package io.tributary.metering;

/** What usage is told apart by. */
public enum GroupBy {
    /** The route of the call. */
    ENDPOINT,
    /** The id of the API key. */
    KEY,
    /** The hour in UTC, named by its first instant: {@code 2026-03-01T14:00:00Z}. */
    HOUR,
    /** The UTC day: {@code 2026-03-01}. */
    DAY,
    /** The HTTP status. */
    STATUS,
    /** The caller's country, ISO 3166-1 alpha-2; ZZ when unknown. */
    COUNTRY
}
