package io.tributary.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

import java.util.List;
import java.util.SplittableRandom;

class SharesTests {
    @Test
    void what_is_left_goes_to_the_largest_remainders() {
        assertThat(Shares.split(100, List.of(1, 1, 1))).containsExactly(34L, 33L, 33L);
        assertThat(Shares.split(101, List.of(5_000, 2_500, 2_500))).containsExactly(51L, 25L, 25L);
        assertThat(Shares.split(-100, List.of(1, 1, 1))).containsExactly(-34L, -33L, -33L);
    }

    @Test
    void parts_sum_to_the_whole_and_are_off_by_less_than_one() {
        var random = new SplittableRandom(7);
        for (int i = 0; i < 10_000; i++) {
            long whole = random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L);
            var weights = random.ints(1 + random.nextInt(8), 1, 10_000).boxed().toList();
            double sum = weights.stream().mapToInt(Integer::intValue).sum();

            var parts = Shares.split(whole, weights);

            assertThat(parts.stream().mapToLong(Long::longValue).sum()).isEqualTo(whole);
            for (int j = 0; j < parts.size(); j++) {
                assertThat(Math.abs(parts.get(j) - whole * (weights.get(j) / sum)))
                        .isLessThan(1.01);
            }
        }
    }

    @Test
    void nothing_is_divided_by_nothing() {
        assertThatThrownBy(() -> Shares.split(1, List.of(0, 0)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Shares.split(1, List.of(2, -1)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
