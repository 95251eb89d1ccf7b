package io.tributary.support;

import java.util.Locale;

/** What a ticket is about. */
public enum Category {
    QUESTION("A question"),
    TROUBLE("Something does not work"),
    BILLING("Invoices and payments"),
    SECURITY("Security and privacy"),
    OTHER("Something else");

    private final String label;

    Category(String label) {
        this.label = label;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** For tables, in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Category of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
