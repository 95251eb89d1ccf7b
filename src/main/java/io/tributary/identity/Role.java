package io.tributary.identity;

import java.util.Locale;

/** What a person does for an organization. */
public enum Role {
    /** Everything, and the only one who may make owners. */
    OWNER("Owner"),
    /** Everything but owners. */
    ADMIN("Admin"),
    /** Keys, usage and documentation. */
    DEVELOPER("Developer"),
    /** Usage and money. */
    FINANCE("Finance"),
    /** Looks, and changes nothing. */
    VIEWER("Viewer");

    private final String label;

    Role(String label) {
        this.label = label;
    }

    /** What people call it. */
    public String label() {
        return label;
    }

    /** Its stable name, in lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Role of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
