package io.tributary.privacy;

import java.util.Locale;
import java.util.Optional;

/** What somebody may agree to. Each is asked for alone, and nothing else depends on it. */
public enum Purpose {
    MATCHING("Matching", "Find people I go well with"),
    RESEARCH("Research", "Let my answers count in research"),
    MARKETING("News", "Send me news"),
    SHARING_WITH_ORGANISER("Organisers", "Tell organisers who I am");

    private final String label;
    private final String ask;

    Purpose(String label, String ask) {
        this.label = label;
        this.ask = ask;
    }

    /** For people, in one word. */
    public String label() {
        return label;
    }

    /** For people, as what they say yes to. */
    public String ask() {
        return ask;
    }

    /** For tables and addresses: {@code sharing-with-organiser}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The purpose of that code. */
    public static Optional<Purpose> of(String code) {
        for (var purpose : values()) {
            if (purpose.code().equals(code)) {
                return Optional.of(purpose);
            }
        }
        return Optional.empty();
    }
}
