package io.tributary.billing;

import java.util.Arrays;

/** Something that is counted while it is used. */
public enum Meter {
    /** Live calls that were admitted; a batch of n is n calls. */
    API_CALLS("api-calls", "API calls");

    private final String code;
    private final String label;

    Meter(String code, String label) {
        this.code = code;
        this.label = label;
    }

    /** For people. */
    public String label() {
        return label;
    }

    String code() {
        return code;
    }

    static Meter of(String code) {
        return Arrays.stream(values())
                .filter(meter -> meter.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no meter " + code));
    }
}
