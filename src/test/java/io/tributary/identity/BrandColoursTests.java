package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.BrandColours.Token;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

class BrandColoursTests {
    private static final Path SHEET = Path.of("src/main/resources/static/assets/tributary.css");

    @Test
    void the_houses_own_colours_pass() {
        assertThat(BrandColours.HOUSE.faults()).isEmpty();
    }

    @Test
    void a_pale_accent_is_refused_with_its_ratio_and_the_nearest_shade_that_passes() {
        var pale = BrandColours.HOUSE.with(Token.ACCENT, Colour.ofHex("#ffcc00"));

        assertThat(pale.faults()).hasSize(1);
        var fault = pale.faults().getFirst();
        var shade = pale.nearest(Token.ACCENT).orElseThrow();

        assertThat(fault.token()).isEqualTo(Token.ACCENT);
        assertThat(pale.complaint(fault))
                .startsWith("#ffcc00 reaches 1.")
                .contains("text needs 4.5 : 1")
                .endsWith("The nearest shade that passes is " + shade.hex() + ".");
        assertThat(pale.with(Token.ACCENT, shade).faults()).isEmpty();
        assertThat(shade.red()).as("still a yellow").isGreaterThan(shade.blue());
    }

    @Test
    void a_dark_ground_in_the_light_theme_is_refused() {
        var dim = BrandColours.HOUSE.with(Token.GROUND, Colour.ofHex("#8a8a8a"));

        assertThat(dim.faults()).extracting(BrandColours.Meeting::token).contains(Token.GROUND);
        assertThat(dim.nearest(Token.GROUND)).isPresent();
    }

    @Test
    void a_ratio_is_never_rounded_up_to_what_is_needed() {
        var meeting =
                new BrandColours.Meeting(
                        Token.ACCENT, "Links", Colour.ofHex("#777777"), Colour.WHITE);

        assertThat(meeting.passes()).isFalse();
        assertThat(meeting.told()).isEqualTo("4.47 : 1");
    }

    @Test
    void whatever_is_chosen_the_nearest_shade_passes() {
        var random = new SplittableRandom(20261121);
        for (int round = 0; round < 500; round++) {
            for (var token : Token.values()) {
                var colours = BrandColours.HOUSE.with(token, colour(random));
                var shade = colours.nearest(token);
                assertThat(shade).as("for %s", colours).isPresent();
                var mended = colours.with(token, shade.orElseThrow());
                assertThat(mended.meetings())
                        .as("%s with %s", colours, shade)
                        .filteredOn(meeting -> meeting.token() == token)
                        .allMatch(BrandColours.Meeting::passes);
            }
        }
    }

    @Test
    void surfaces_and_inks_are_those_of_the_style_sheet() throws IOException {
        var sheet = Files.readString(SHEET);
        var light = sheet.substring(0, sheet.indexOf("data-bs-theme=\"dark\""));
        var dark = sheet.substring(light.length(), sheet.indexOf("color-scheme: dark"));

        assertStands(
                light, BrandTheme.LIGHT, BrandColours.HOUSE.accent(), BrandColours.HOUSE.ground());
        assertStands(
                dark,
                BrandTheme.DARK,
                BrandColours.HOUSE.accentDark(),
                BrandColours.HOUSE.groundDark());
    }

    private static void assertStands(String rules, BrandTheme theme, Colour accent, Colour ground) {
        var softer = theme.softer();
        assertThat(rules)
                .contains(
                        "--surface: " + theme.surface().hex() + ";",
                        "--ground: " + ground.hex() + ";",
                        "--ink: " + theme.ink().hex() + ";",
                        "--ink-soft: " + softer.get(0).hex() + ";",
                        "--accent: " + accent.hex() + ";",
                        "--warm: " + softer.get(1).hex() + ";",
                        "--good: " + softer.get(2).hex() + ";",
                        "--bad: " + softer.get(3).hex() + ";");
    }

    private static Colour colour(SplittableRandom random) {
        return new Colour(random.nextInt(256), random.nextInt(256), random.nextInt(256));
    }
}
