package io.tributary.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.time.Instant;
import java.util.SplittableRandom;

class UuidV7Tests {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123Z");

    private final SplittableRandom random = new SplittableRandom(11);

    @Test
    void tells_the_millisecond_it_was_made_at() {
        assertThat(UuidV7.instantOf(UuidV7.at(NOON, random))).isEqualTo(NOON);
    }

    @Test
    void is_a_version_7_identifier_of_the_standard_variant() {
        var id = UuidV7.at(NOON, random);

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void two_of_one_instant_differ() {
        assertThat(UuidV7.at(NOON, random)).isNotEqualTo(UuidV7.at(NOON, random));
    }

    @Test
    void sorts_by_the_microsecond_within_a_millisecond() {
        var earlier = UuidV7.at(NOON.plusNanos(100_000), random).toString();
        var later = UuidV7.at(NOON.plusNanos(101_000), random).toString();

        assertThat(earlier).isLessThan(later);
    }

    @Test
    void the_floor_is_not_after_any_of_its_millisecond_and_after_all_before_it() {
        var floor = UuidV7.floor(NOON).toString();

        for (int i = 0; i < 1_000; i++) {
            assertThat(UuidV7.at(NOON, random).toString()).isGreaterThanOrEqualTo(floor);
            assertThat(UuidV7.at(NOON.minusMillis(1), random).toString()).isLessThan(floor);
        }
    }
}
