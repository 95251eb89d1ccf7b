package io.tributary.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ColourTests {
    /** Known figures: the extremes, and the greys on either side of what text needs on white. */
    @ParameterizedTest
    @CsvSource({
        "#000000, #ffffff, 21.0",
        "#ffffff, #ffffff, 1.0",
        "#767676, #ffffff, 4.54",
        "#777777, #ffffff, 4.48",
        "#ff0000, #ffffff, 4.00",
        "#0000ff, #ffffff, 8.59"
    })
    void contrast_is_what_the_guidelines_define(String one, String other, double ratio) {
        assertThat(Colour.ofHex(one).contrast(Colour.ofHex(other))).isCloseTo(ratio, within(0.005));
        assertThat(Colour.ofHex(other).contrast(Colour.ofHex(one))).isCloseTo(ratio, within(0.005));
    }

    @Test
    void is_read_with_and_without_its_sign_and_in_any_case() {
        assertThat(Colour.of(" #0B6A73 ")).contains(new Colour(11, 106, 115));
        assertThat(Colour.of("0b6a73").orElseThrow().hex()).isEqualTo("#0b6a73");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "#fff", "red", "#0b6a7g", "#0b6a73;}body{display:none", "##0b6a73"})
    void is_nothing_but_six_digits(String typed) {
        assertThat(Colour.of(typed)).isEmpty();
    }
}
