package io.tributary.billing;

import java.util.Locale;

/** How often a price is charged. */
public enum Interval {
    MONTH("a month", 1),
    YEAR("a year", 12),
    ONCE("once", 0);

    private final String label;
    private final int months;

    Interval(String label, int months) {
        this.label = label;
        this.months = months;
    }

    /** For people, after an amount: {@code a month}. */
    public String label() {
        return label;
    }

    /** How many months one charge is for; 0 when it is charged once. */
    public int months() {
        return months;
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Interval of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
