package io.tributary.identity;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A colour of the sRGB space; each part from 0 to 255. */
public record Colour(int red, int green, int blue) {
    static final Colour WHITE = new Colour(255, 255, 255);
    static final Colour BLACK = new Colour(0, 0, 0);

    private static final Pattern HEX = Pattern.compile("#?([0-9a-f]{6})");

    /** What a person typed: six hexadecimal digits, with or without a # before them. */
    public static Optional<Colour> of(String typed) {
        var match = HEX.matcher(typed.strip().toLowerCase(Locale.ROOT));
        if (!match.matches()) {
            return Optional.empty();
        }
        int value = Integer.parseInt(match.group(1), 16);
        return Optional.of(new Colour(value >> 16, value >> 8 & 0xff, value & 0xff));
    }

    static Colour ofHex(String hex) {
        return of(hex).orElseThrow();
    }

    /** {@code #0b6a73}. */
    public String hex() {
        return "#%06x".formatted(red << 16 | green << 8 | blue);
    }

    /** {@code 11, 106, 115}. */
    String parts() {
        return red + ", " + green + ", " + blue;
    }

    /**
     * The relative luminance of WCAG 2.2, from 0 (black) to 1 (white).
     *
     * @see <a href="https://www.w3.org/TR/WCAG22/#dfn-relative-luminance">its definition</a>
     */
    double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    /** The contrast ratio of WCAG 2.2 with another colour, from 1 to 21. */
    public double contrast(Colour other) {
        double one = luminance();
        double two = other.luminance();
        return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
    }

    /** So much of the other colour (0 to 1), and the rest of this, as CSS's color-mix in srgb. */
    Colour mixed(Colour other, double share) {
        return new Colour(
                between(red, other.red, share),
                between(green, other.green, share),
                between(blue, other.blue, share));
    }

    private static int between(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    private static double linear(int part) {
        double share = part / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }
}
