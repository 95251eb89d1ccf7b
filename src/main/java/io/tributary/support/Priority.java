package io.tributary.support;

import java.util.Locale;

/** How urgent a ticket is among others. It begins with what its level says. */
public enum Priority {
    LOW("Low"),
    NORMAL("Normal"),
    HIGH("High"),
    URGENT("Urgent");

    private final String label;

    Priority(String label) {
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

    static Priority of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** One step more urgent, if there is one. */
    public Priority raised() {
        return switch (this) {
            case LOW -> NORMAL;
            case NORMAL -> HIGH;
            case HIGH, URGENT -> URGENT;
        };
    }
}
