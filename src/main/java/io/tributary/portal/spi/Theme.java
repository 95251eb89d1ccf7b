package io.tributary.portal.spi;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Light, dark, or whatever the visitor's system says. */
public enum Theme {
    SYSTEM,
    LIGHT,
    DARK;

    /** The cookie that keeps the visitor's choice. */
    public static final String COOKIE = "theme";

    /** The header in which a browser may tell the system's choice. */
    public static final String HINT = "Sec-CH-Prefers-Color-Scheme";

    /** As it stands in a cookie and in a form. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As a person reads it. */
    public String label() {
        return switch (this) {
            case SYSTEM -> "Like my system";
            case LIGHT -> "Light";
            case DARK -> "Dark";
        };
    }

    /** Whether the visitor said so, here. */
    public boolean isChosen() {
        return this != SYSTEM;
    }

    public static Optional<Theme> of(@Nullable String code) {
        return Arrays.stream(values()).filter(theme -> theme.code().equals(code)).findFirst();
    }

    /** What this visitor chose. */
    static Theme chosenBy(HttpServletRequest request) {
        var cookies = request.getCookies();
        return cookies == null
                ? SYSTEM
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(COOKIE))
                        .map(Cookie::getValue)
                        .flatMap(code -> of(code).stream())
                        .findFirst()
                        .orElse(SYSTEM);
    }

    /** The theme to draw in, as far as the server can know; null leaves it to the browser. */
    static @Nullable String drawnFor(HttpServletRequest request) {
        var chosen = chosenBy(request);
        var theme = chosen.isChosen() ? chosen : of(hint(request)).orElse(SYSTEM);
        return theme.isChosen() ? theme.code() : null;
    }

    /** The header's value is a string of structured fields: it stands in quotes. */
    private static @Nullable String hint(HttpServletRequest request) {
        var hint = request.getHeader(HINT);
        return hint == null ? null : hint.replace("\"", "");
    }
}
