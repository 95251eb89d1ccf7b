package io.tributary.portal.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;

class AssetsTests {
    private final Assets assets = new Assets();

    @ParameterizedTest
    @ValueSource(strings = {"tabler.css", "chart.js", "tributary.css", "page.js", "favicon.svg"})
    void finds_what_every_page_may_ask_for(String name) {
        assertThat(assets.path(name)).matches("/assets/[0-9a-f]{10}/" + name);
    }

    @Test
    void changes_its_address_with_its_content() {
        assertThat(asset("a").path()).isNotEqualTo(asset("b").path()).isEqualTo(asset("a").path());
    }

    @Test
    void compresses_without_loss() throws IOException {
        var text = "a river and its tributaries ".repeat(100);
        var asset = asset(text);
        assertThat(asset.shrinks()).isTrue();
        try (var gzip = new GZIPInputStream(new ByteArrayInputStream(asset.compressed()))) {
            assertThat(new String(gzip.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../application.yaml",
                "..",
                "",
                "a/b.css",
                "nothing.css",
                "Tributary.css",
                "*.css"
            })
    void has_nothing_outside_its_folder(String name) {
        assertThat(assets.find(name)).isEmpty();
    }

    @Test
    void tells_a_template_that_it_is_wrong() {
        assertThatThrownBy(() -> assets.path("nothing.css"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Asset asset(String text) {
        return new Asset("a.css", text.getBytes(StandardCharsets.UTF_8));
    }
}
