package io.tributary.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The colours that an organization chooses: an accent for links and buttons and the ground of the
 * page, for the light theme and for the dark one. All others of a page follow or stay.
 */
public record BrandColours(Colour accent, Colour accentDark, Colour ground, Colour groundDark) {
    /** The house's own. */
    public static final BrandColours HOUSE =
            new BrandColours(
                    Colour.ofHex("#0b6a73"),
                    Colour.ofHex("#5cc4ca"),
                    Colour.ofHex("#f4f7f9"),
                    Colour.ofHex("#0c141a"));

    /** What text needs at least (WCAG 2.2, 1.4.3). */
    public static final double NEEDED = 4.5;

    /** What can be chosen. */
    public enum Token {
        ACCENT("accent", "Accent, light theme"),
        ACCENT_DARK("accent_dark", "Accent, dark theme"),
        GROUND("ground", "Ground, light theme"),
        GROUND_DARK("ground_dark", "Ground, dark theme");

        private final String field;
        private final String label;

        Token(String field, String label) {
            this.field = field;
            this.label = label;
        }

        /** The name of its field in forms. */
        public String field() {
            return field;
        }

        /** What people call it. */
        public String label() {
            return label;
        }

        BrandTheme theme() {
            return this == ACCENT || this == GROUND ? BrandTheme.LIGHT : BrandTheme.DARK;
        }

        private boolean isAccent() {
            return this == ACCENT || this == ACCENT_DARK;
        }
    }

    /**
     * Two colours that meet, and how well they go together.
     *
     * @param token the chosen colour that is to blame when they do not
     * @param where in words
     */
    public record Meeting(Token token, String where, Colour text, Colour ground) {
        public double ratio() {
            return text.contrast(ground);
        }

        public boolean passes() {
            return ratio() >= NEEDED;
        }

        /** {@code 4.52 : 1}, never rounded up to what is needed. */
        public String told() {
            return String.format(Locale.ROOT, "%.2f : 1", Math.floor(ratio() * 100) / 100);
        }
    }

    /** The chosen colour. */
    public Colour of(Token token) {
        return switch (token) {
            case ACCENT -> accent;
            case ACCENT_DARK -> accentDark;
            case GROUND -> ground;
            case GROUND_DARK -> groundDark;
        };
    }

    /** The same with one of them replaced. */
    public BrandColours with(Token token, Colour colour) {
        return new BrandColours(
                token == Token.ACCENT ? colour : accent,
                token == Token.ACCENT_DARK ? colour : accentDark,
                token == Token.GROUND ? colour : ground,
                token == Token.GROUND_DARK ? colour : groundDark);
    }

    /** Every pair of colours that meets on a page, in both themes. */
    public List<Meeting> meetings() {
        return Stream.of(Token.values()).flatMap(token -> meetings(token).stream()).toList();
    }

    private List<Meeting> meetings(Token token) {
        var theme = token.theme();
        var chosen = of(token);
        var found = new ArrayList<Meeting>();
        if (token.isAccent()) {
            var below = token == Token.ACCENT ? ground : groundDark;
            found.add(new Meeting(token, "Links on cards", chosen, theme.surface()));
            found.add(new Meeting(token, "Links on the ground", chosen, below));
            found.add(new Meeting(token, "Marked entries", chosen, theme.wash(chosen)));
            found.add(new Meeting(token, "Words on buttons", theme.accentInk(), chosen));
        } else {
            found.add(new Meeting(token, "Text on the ground", theme.ink(), chosen));
            found.add(
                    new Meeting(token, "The faintest text on the ground", faintest(theme), chosen));
        }
        return found;
    }

    private Colour faintest(BrandTheme theme) {
        var below = theme.isLight() ? ground : groundDark;
        return theme.softer().stream()
                .min((one, other) -> Double.compare(one.contrast(below), other.contrast(below)))
                .orElseThrow();
    }

    /** What does not pass, the worst of each chosen colour. */
    public List<Meeting> faults() {
        return Stream.of(Token.values())
                .flatMap(
                        token ->
                                meetings(token).stream()
                                        .filter(Predicate.not(Meeting::passes))
                                        .min(
                                                (one, other) ->
                                                        Double.compare(one.ratio(), other.ratio()))
                                        .stream())
                .toList();
    }

    /** The colour nearest to the chosen one that passes; empty when none on the way does. */
    public Optional<Colour> nearest(Token token) {
        var theme = token.theme();
        var end = token.isAccent() ? theme.away() : theme.surface();
        return IntStream.rangeClosed(0, 200)
                .mapToObj(step -> of(token).mixed(end, step / 200.0))
                .filter(
                        shade ->
                                with(token, shade).meetings(token).stream()
                                        .allMatch(Meeting::passes))
                .findFirst();
    }

    /** What is wrong with a colour, for whoever chose it. */
    public String complaint(Meeting fault) {
        var chosen = of(fault.token());
        return "%s reaches %s (%s); text needs 4.5 : 1.%s"
                .formatted(
                        chosen.hex(),
                        fault.told(),
                        fault.where().toLowerCase(Locale.ROOT),
                        nearest(fault.token())
                                .map(
                                        shade ->
                                                " The nearest shade that passes is "
                                                        + shade.hex()
                                                        + ".")
                                .orElse(""));
    }
}
