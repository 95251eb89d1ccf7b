package io.tributary.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;

class OneByOneTests {
    private final List<Integer> done = new ArrayList<>();

    private boolean each(Integer... all) {
        return OneByOne.each("test.count", List.of(all), one -> one, this::work);
    }

    private void work(int one) {
        if (one < 0) {
            throw new IllegalStateException("a poisoned row");
        }
        done.add(one);
    }

    @Test
    void what_fails_with_one_holds_no_other_up() {
        assertThat(each(-1, 2, -3, 4)).isFalse();

        assertThat(done).containsExactly(2, 4);
    }

    @Test
    void where_nothing_fails_it_is_whole() {
        assertThat(each(1, 2)).isTrue();
        assertThat(each()).isTrue();
    }
}
