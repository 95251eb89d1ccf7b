package io.tributary.identity;

import java.util.Locale;

/** Anything an organization can be entitled to. */
public sealed interface Entitled permits Limit, Feature, Level, Countable {
    /** The constant's name. */
    String name();

    /** The stable name, in lower case. */
    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
