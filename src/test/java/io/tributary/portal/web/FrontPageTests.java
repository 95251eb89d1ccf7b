package io.tributary.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.util.Locale;

class FrontPageTests {
    private static final double ROUNDED = 0.0005;

    @Test
    void shows_what_the_model_answers() throws IOException {
        var expected = referenceAnswer();
        assertThat(FrontPage.SCORE)
                .isCloseTo(number(expected, "compatibility_score"), within(ROUNDED));
        assertThat(FrontPage.TRAITS)
                .isCloseTo(number(expected, "trait_compatibility"), within(ROUNDED));
        assertThat(FrontPage.RESONANCE)
                .isCloseTo(number(expected, "resonance_compatibility"), within(ROUNDED));
        assertThat(FrontPage.GROUPS)
                .hasSize(expected.get("dimension_breakdown").size())
                .allSatisfy(
                        group -> {
                            var name = group.name().toLowerCase(Locale.ROOT).replace(' ', '_');
                            assertThat(group.alignment())
                                    .isCloseTo(
                                            number(expected.get("dimension_breakdown"), name),
                                            within(ROUNDED));
                        });
    }

    @Test
    void promises_as_open_only_what_can_be_used() {
        assertThat(FrontPage.today("http://localhost:8080").streams())
                .filteredOn(FrontPage.Stream::open)
                .extracting(FrontPage.Stream::name)
                .containsExactly("API licences", "Free assessment");
    }

    private static JsonNode referenceAnswer() throws IOException {
        try (var cases =
                FrontPageTests.class.getResourceAsStream("/compatibility/reference-cases.json")) {
            return JsonMapper.shared().readTree(cases).get(59).get("expected");
        }
    }

    private static double number(JsonNode node, String name) {
        return node.get(name).doubleValue();
    }
}
