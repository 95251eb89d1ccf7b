package io.tributary.portal.spi;

import java.util.Locale;

/** What a mark or a note says by its shape and colour; a word always says it too. */
public enum Tone {
    /** As it should be. */
    GOOD("check-circle"),
    /** Somebody should look. */
    WARM("alert"),
    /** Broken, refused, gone. */
    BAD("stop"),
    /** New or noteworthy. */
    INFO("info"),
    /** Neither good nor bad. */
    PLAIN("info");

    private final String icon;

    Tone(String icon) {
        this.icon = icon;
    }

    /** As it stands in class names: {@code mark-good}, {@code note-good}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The icon of the shell's set that goes with it. */
    public String icon() {
        return icon;
    }
}
