package io.tributary;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.ColorScheme;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The browser itself: that journeys see what they believe they see. */
@ExtendWith(Browser.Journeys.class)
class BrowserJourney {
    @Test
    void shows_the_theme_that_was_asked_for(Browser browser) {
        var page = browser.page(390, ColorScheme.DARK);
        page.setContent("<p>here</p>");

        assertThat(page.innerText("p")).isEqualTo("here");
        assertThat(page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches"))
                .isEqualTo(true);
        assertThat(page.evaluate("innerWidth")).isEqualTo(390);
    }

    @Test
    void axe_finds_a_picture_without_words(Browser browser) {
        var page = browser.page();
        page.setContent(
                "<html lang=en><title>a</title><main><h1>a</h1><img src=data:,></main></html>");

        assertThat(Browser.violations(page)).singleElement().asString().startsWith("image-alt");
    }
}
