package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.BrandColours.Token;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrandStyleTests {
    private static final BrandColours VIOLET =
            BrandColours.HOUSE.with(Token.ACCENT, Colour.ofHex("#5b2a86"));

    @Test
    void holds_the_colours_of_both_themes() {
        assertThat(BrandStyle.of(VIOLET).text())
                .contains(":root:root", "--accent: #5b2a86;", "--tblr-primary-rgb: 91, 42, 134;")
                .contains("[data-bs-theme=\"dark\"]", "--accent: #5cc4ca;")
                .doesNotContain("url(", "@import");
    }

    @Test
    void its_address_changes_with_it_and_leads_back_to_it() {
        var style = BrandStyle.of(VIOLET);
        var path = style.path();
        var name = path.substring(path.lastIndexOf('/') + 1, path.length() - ".css".length());

        assertThat(path).isNotEqualTo(BrandStyle.of(BrandColours.HOUSE).path());
        assertThat(BrandStyle.named(name).orElseThrow().text()).isEqualTo(style.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5b2a86",
                "5b2a86-5cc4ca-f4f7f9",
                "5b2a86-5cc4ca-f4f7f9-0c141a-0c141a",
                "5B2A86-5cc4ca-f4f7f9-0c141a",
                "#5b2a86-5cc4ca-f4f7f9-0c141a",
                "5b2a86-5cc4ca-f4f7f9-0c141a}body{"
            })
    void nothing_else_is_a_name(String name) {
        assertThat(BrandStyle.named(name)).isEmpty();
    }
}
