package io.tributary.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.math.BigDecimal;
import java.util.SplittableRandom;

class ShortDecimalTests {
    @Test
    void reads_every_short_decimal_to_the_same_bits_as_the_general_way() {
        var random = new SplittableRandom(1990);
        for (int i = 0; i < 200_000; i++) {
            var text = decimal(random);

            assertThat(read(text)).as(text).isEqualTo(Double.parseDouble(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "0.0",
                "1.0",
                "0.000000000000001",
                "9007199254740992",
                "9.007199254740991"
            })
    void reads_the_edges(String text) {
        assertThat(read(text)).isEqualTo(Double.parseDouble(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"-0.5", "1e3", "NaN", "0.1234567890123456", "9007199254740993", "1.2.3"})
    void leaves_everything_else_to_the_general_way(String text) {
        assertThat(read(text)).isEqualTo(ShortDecimal.OTHER);
    }

    private static double read(String text) {
        return ShortDecimal.read(("xx" + text + "yy").toCharArray(), 2, text.length());
    }

    private static String decimal(SplittableRandom random) {
        int digits = random.nextInt(1, 16);
        int scale = random.nextInt(0, digits + 1);
        long unscaled = random.nextLong((long) Math.pow(10, digits));
        return BigDecimal.valueOf(unscaled, scale).toPlainString();
    }
}
