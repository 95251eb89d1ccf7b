package io.tributary.identity;

import io.tributary.platform.Sha256;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The style sheet of a brand: the tokens of {@code tributary.css} that its colours replace. It
 * follows from the colours alone, so its address holds them and a digest, and it is cached for
 * ever.
 */
public final class BrandStyle {
    private static final int DIGEST = 10;

    private final String text;
    private final String path;

    private BrandStyle(BrandColours colours) {
        this.text =
                rules(
                                ":root:root,\n.brand-preview.is-light",
                                BrandTheme.LIGHT,
                                colours.accent(),
                                colours.ground())
                        + rules(
                                ":root[data-bs-theme=\"dark\"],\n.brand-preview.is-dark",
                                BrandTheme.DARK,
                                colours.accentDark(),
                                colours.groundDark());
        this.path = "/brand/style/" + digest(text) + "/" + name(colours) + ".css";
    }

    public static BrandStyle of(BrandColours colours) {
        return new BrandStyle(colours);
    }

    /**
     * The one of that name, {@code 0b6a73-5cc4ca-f4f7f9-0c141a}; empty for colours that nobody
     * could save.
     */
    public static Optional<BrandStyle> named(String name) {
        var colours = List.of(name.split("-", -1)).stream().map(Colour::of).toList();
        if (colours.size() != 4 || colours.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        var read =
                new BrandColours(
                        colours.get(0).orElseThrow(),
                        colours.get(1).orElseThrow(),
                        colours.get(2).orElseThrow(),
                        colours.get(3).orElseThrow());
        return name.equals(name(read)) ? Optional.of(of(read)) : Optional.empty();
    }

    /** CSS. */
    public String text() {
        return text;
    }

    /** Where it may be loaded from, and cached for ever. */
    public String path() {
        return path;
    }

    private static String name(BrandColours colours) {
        return String.join(
                        "-",
                        colours.accent().hex(),
                        colours.accentDark().hex(),
                        colours.ground().hex(),
                        colours.groundDark().hex())
                .replace("#", "");
    }

    private static String rules(String selector, BrandTheme theme, Colour accent, Colour ground) {
        var deep = theme.deep(accent);
        boolean isLight = theme.isLight();
        var strongest = theme.surface().mixed(accent, isLight ? 0.62 : 0.76);
        return """
        %s {
            --accent: %s;
            --accent-deep: %s;
            --accent-ink: %s;
            --accent-wash: %s;
            --ground: %s;
            --series-1: %s;
            --heat-3: %d%%;
            --heat-4-ink: %s;
            --tblr-primary-rgb: %s;
            --tblr-link-color-rgb: %s;
            --tblr-link-hover-color-rgb: %s;
        }
        """
                .formatted(
                        selector,
                        accent.hex(),
                        deep.hex(),
                        theme.accentInk().hex(),
                        theme.wash(accent).hex(),
                        ground.hex(),
                        accent.hex(),
                        readableShare(theme, accent, isLight ? 38 : 40),
                        (strongest.contrast(Colour.BLACK) > strongest.contrast(Colour.WHITE)
                                        ? Colour.BLACK
                                        : Colour.WHITE)
                                .hex(),
                        accent.parts(),
                        accent.parts(),
                        deep.parts());
    }

    /** How many hundredths of the accent the surface bears, at most, below ink. */
    private static int readableShare(BrandTheme theme, Colour accent, int most) {
        return IntStream.rangeClosed(0, most)
                .filter(
                        share ->
                                theme.surface().mixed(accent, share / 100.0).contrast(theme.ink())
                                        >= BrandColours.NEEDED)
                .max()
                .orElse(0);
    }

    private static String digest(String text) {
        return Sha256.hex(text).substring(0, DIGEST);
    }
}
