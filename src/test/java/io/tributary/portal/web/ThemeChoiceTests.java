package io.tributary.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThemeChoiceTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "/\\evil.example",
                "https://evil.example",
                "/%5cevil.example",
                "javascript:alert(1)",
                "",
                "/a b",
                "/a\r\nSet-Cookie: b=c"
            })
    void leads_nowhere_else(String back) {
        assertThat(ThemeChoice.ownPath(back)).isEqualTo("/");
    }

    @Test
    void leads_back_to_where_the_visitor_was() {
        assertThat(ThemeChoice.ownPath("/partner/analytics?from=2026-11-01&by=day"))
                .isEqualTo("/partner/analytics?from=2026-11-01&by=day");
    }
}
