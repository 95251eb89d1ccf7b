package io.tributary.identity;

import java.util.List;

/**
 * What of a theme stays when an organization chooses its colours: surfaces and inks of the style
 * sheet {@code tributary.css}, which the brand's colours must go with.
 *
 * @param surface what cards are made of
 * @param softer softer ink, and what warns, praises and refuses
 * @param accentInk what is written on the accent
 */
record BrandTheme(
        boolean isLight, Colour surface, Colour ink, List<Colour> softer, Colour accentInk) {
    static final BrandTheme LIGHT =
            new BrandTheme(
                    true,
                    Colour.WHITE,
                    Colour.ofHex("#13212c"),
                    inks("#4d5e6b", "#a04c08", "#14694a", "#b0272d"),
                    Colour.WHITE);
    static final BrandTheme DARK =
            new BrandTheme(
                    false,
                    Colour.ofHex("#141f28"),
                    Colour.ofHex("#e4ecf1"),
                    inks("#9fb1be", "#f2ad63", "#66d0a0", "#ff948f"),
                    Colour.ofHex("#0c141a"));

    BrandTheme {
        softer = List.copyOf(softer);
    }

    private static List<Colour> inks(String... hex) {
        return List.of(hex).stream().map(Colour::ofHex).toList();
    }

    /** Where colours of this theme go to gain contrast. */
    Colour away() {
        return isLight ? Colour.BLACK : Colour.WHITE;
    }

    /** A breath of the accent on the surface. */
    Colour wash(Colour accent) {
        return surface.mixed(accent, isLight ? 0.10 : 0.16);
    }

    /** The accent when it is pointed at. */
    Colour deep(Colour accent) {
        return accent.mixed(away(), isLight ? 0.22 : 0.30);
    }
}
