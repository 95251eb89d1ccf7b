package io.tributary.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an organization signed up for: a set of entitlement rows. */
public enum Tier {
    STARTER("Starter"),
    PROFESSIONAL("Professional"),
    ENTERPRISE("Enterprise"),
    RESEARCH("Research");

    private final String label;

    Tier(String label) {
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

    /** The tier of that name, if there is one. */
    public static Optional<Tier> ofCode(String code) {
        return Arrays.stream(values()).filter(tier -> tier.code().equals(code)).findFirst();
    }
}
