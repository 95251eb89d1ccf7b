package io.tributary.kernel;

import java.util.Locale;

/** Where money comes from. The books tell revenue by it. */
public enum RevenueStream {
    API_LICENCES("API licences"),
    TEAM_ASSESSMENTS("Team assessments"),
    SPONSORSHIPS("Sponsorships"),
    RESEARCH("Research access"),
    DATA_LICENSING("Data licensing"),
    INSTITUTIONAL_LICENCES("Institutional licences"),
    ANALYTICS("Analytics products"),
    TICKETS("Tickets"),
    APP_SALES("App sales");

    private final String label;

    RevenueStream(String label) {
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }

    /** For tables and the API: {@code api-licences}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * The stream of that code.
     *
     * @throws IllegalArgumentException when there is no stream of that code
     */
    public static RevenueStream of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
