package io.tributary.portal.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumeralsTests {
    @Test
    void separates_thousands() {
        assertThat(Numerals.count(1_234_567)).isEqualTo("1,234,567");
    }

    @Test
    void shortens_to_at_most_four_characters() {
        assertThat(Numerals.compact(999)).isEqualTo("999");
        assertThat(Numerals.compact(1_249)).isEqualTo("1.2k");
        assertThat(Numerals.compact(9_960)).isEqualTo("10k");
        assertThat(Numerals.compact(999_499)).isEqualTo("999k");
        assertThat(Numerals.compact(999_500)).isEqualTo("1.0M");
        assertThat(Numerals.compact(12_345_678)).isEqualTo("12M");
    }

    @Test
    void shows_as_many_decimals_as_the_size_deserves() {
        assertThat(Numerals.decimal(0.4249)).isEqualTo("0.42");
        assertThat(Numerals.decimal(8.14)).isEqualTo("8.1");
        assertThat(Numerals.decimal(1250.6)).isEqualTo("1,251");
        assertThat(Numerals.decimal(7)).isEqualTo("7");
        assertThat(Numerals.percent(0.0321)).isEqualTo("3.2%");
    }
}
