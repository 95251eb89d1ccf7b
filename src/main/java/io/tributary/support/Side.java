package io.tributary.support;

import java.util.Locale;

/** From where a message comes. */
public enum Side {
    /** Somebody who works for the organization. */
    PARTNER,
    /** Somebody who runs the house. */
    OPERATOR,
    /** No person: the house itself. */
    HOUSE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Side of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
