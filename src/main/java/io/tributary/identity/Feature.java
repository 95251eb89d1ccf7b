package io.tributary.identity;

/** Something an organization may do, or not. */
public enum Feature implements Entitled {
    /** Calls with live keys. Comes with a subscription, a trial or a contract. */
    LIVE_API,
    /** Integrations built for it. */
    CUSTOM_INTEGRATIONS,
    /** Its own name, colours and address on the pages. */
    WHITE_LABEL,
    /** A service level that is measured, and credited when it is missed. */
    SLA,
    /** Development for it. */
    CUSTOM_DEVELOPMENT,
    /** Attendees are matched before an event. */
    PRE_EVENT_MATCHING,
    /** Its events are matched first. */
    PRIORITY_MATCHING,
    /** Analytics after an event. */
    POST_EVENT_ANALYTICS,
    /** Analytics of its own. */
    CUSTOM_ANALYTICS,
    /** Its brand is shown. */
    BRAND_VISIBILITY,
    /** Anonymised data. */
    ANONYMISED_DATA,
    /** Reports every quarter. */
    QUARTERLY_REPORTS
}
