package io.tributary.identity;

/** Something an organization may do, or not. */
public enum Feature implements Entitled {
    /** Calls with live keys. Comes with a subscription, a trial or a contract. */
    LIVE_API("Live calls"),
    /** Integrations built for it. */
    CUSTOM_INTEGRATIONS("Custom integrations"),
    /** Its own name, colours and address on the pages. */
    WHITE_LABEL("White label"),
    /** A service level that is measured, and credited when it is missed. */
    SLA("Service level with credits"),
    /** Development for it. */
    CUSTOM_DEVELOPMENT("Custom development"),
    /** Attendees are matched before an event. */
    PRE_EVENT_MATCHING("Matching before events"),
    /** Its events are matched first. */
    PRIORITY_MATCHING("Priority in matching"),
    /** Analytics after an event. */
    POST_EVENT_ANALYTICS("Analytics after events"),
    /** Analytics of its own. */
    CUSTOM_ANALYTICS("Custom analytics"),
    /** Its brand is shown. */
    BRAND_VISIBILITY("Brand shown to attendees"),
    /** Anonymised data. */
    ANONYMISED_DATA("Anonymised data"),
    /** Reports every quarter. */
    QUARTERLY_REPORTS("Quarterly reports");

    private final String label;

    Feature(String label) {
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }
}
