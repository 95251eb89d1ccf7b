package io.tributary.compatibility;

import static io.tributary.compatibility.CompatibilityFixtures.seeded;
import static io.tributary.compatibility.CompatibilityFixtures.someResonance;
import static io.tributary.compatibility.CompatibilityFixtures.somebody;
import static io.tributary.compatibility.CompatibilityFixtures.with;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

import java.time.LocalDate;
import java.util.stream.IntStream;

class CompatibilityProperties {
    private static final int CASES = 5_000;

    @Test
    void it_does_not_matter_who_is_named_first() {
        var random = seeded("symmetry");
        for (int n = 0; n < CASES; n++) {
            var a = somebody(random);
            var b = somebody(random);
            var resonance = someResonance(random);
            assertThat(Compatibility.between(a, b, resonance))
                    .isEqualTo(Compatibility.between(b, a, resonance));
        }
    }

    @Test
    void every_number_is_in_its_range() {
        var random = seeded("bounds");
        for (int n = 0; n < CASES; n++) {
            var answer =
                    Compatibility.between(
                            somebody(random), somebody(random), someResonance(random));
            assertThat(answer.score()).isBetween(0.0, 1.0);
            assertThat(answer.traits()).isBetween(Math.exp(-Math.sqrt(Traits.COUNT)), 1.0);
            assertThat(answer.resonance()).isBetween(0.0, 1.0);
            for (var group : TraitGroup.values()) {
                assertThat(answer.alignment().of(group)).isBetween(0.0, 1.0);
            }
        }
    }

    @Test
    void nobody_goes_better_with_anybody_than_with_an_equal() {
        var random = seeded("identity");
        for (int n = 0; n < CASES; n++) {
            var a = somebody(random);
            var resonance = someResonance(random);
            var equal = Compatibility.between(a, a, resonance);
            assertThat(equal.traits()).isEqualTo(1.0);
            assertThat(equal.alignment()).isEqualTo(new ByGroup(1, 1, 1, 1, 1, 1, 1));
            assertThat(Compatibility.between(a, somebody(random), resonance).score())
                    .isLessThanOrEqualTo(equal.score());
        }
    }

    @Test
    void growing_apart_in_one_trait_never_helps_and_touches_its_group_alone() {
        var random = seeded("monotony");
        for (int n = 0; n < CASES; n++) {
            var a = somebody(random);
            int index = random.nextInt(Traits.COUNT);
            double near =
                    a.at(index) < 0.5
                            ? a.at(index) + random.nextDouble(0.25)
                            : a.at(index) - random.nextDouble(0.25);
            double far =
                    near > a.at(index)
                            ? near + random.nextDouble(0.2)
                            : near - random.nextDouble(0.2);
            var b = with(somebody(random), index, near);
            var close = Compatibility.between(a, b);
            var apart = Compatibility.between(a, with(b, index, far));
            assertThat(apart.score()).isLessThanOrEqualTo(close.score());
            for (var group : TraitGroup.values()) {
                double before = close.alignment().of(group);
                double after = apart.alignment().of(group);
                if (Trait.all().get(index).group() == group) {
                    assertThat(after)
                            .isCloseTo(before - Math.abs(far - near) / group.size(), within(1e-12));
                } else {
                    assertThat(after).isEqualTo(before);
                }
            }
        }
    }

    @Test
    void resonance_is_highest_when_all_metrics_are_one_and_falls_with_disagreement() {
        assertThat(Resonance.of(1, 1, 1, 1, 1, 1, 1).compatibility()).isEqualTo(1.0);
        assertThat(Resonance.UNKNOWN.compatibility()).isEqualTo(0.75);
        var random = seeded("resonance");
        for (int n = 0; n < CASES; n++) {
            double middle = 0.25 + random.nextDouble(0.5);
            double spread = random.nextDouble(0.25);
            var agreeing = Resonance.of(middle, middle, middle, middle, middle, middle, middle);
            var disagreeing =
                    Resonance.of(
                            middle - spread,
                            middle + spread,
                            middle - spread,
                            middle + spread,
                            middle - spread,
                            middle + spread,
                            middle);
            assertThat(disagreeing.compatibility())
                    .isLessThanOrEqualTo(agreeing.compatibility() + 1e-12);
        }
    }

    @Test
    void a_life_path_is_what_is_left_of_the_date_modulo_nine() {
        var random = seeded("life path");
        for (int n = 0; n < CASES; n++) {
            var date = LocalDate.of(1900, 1, 1).plusDays(random.nextInt(60_000));
            int digits = Integer.parseInt(date.toString().replace("-", ""));
            assertThat(Numerology.lifePath(date)).isEqualTo(1 + (digits - 1) % 9);
        }
    }

    @Test
    void every_day_has_one_sign_and_a_sign_begins_on_its_first_day() {
        var days = IntStream.rangeClosed(1, 366).mapToObj(day -> LocalDate.ofYearDay(2024, day));
        assertThat(days)
                .allSatisfy(
                        day -> {
                            var sign = SunSign.on(day);
                            boolean firstDay =
                                    sign.month() == day.getMonthValue()
                                            && sign.firstDay() == day.getDayOfMonth();
                            assertThat(SunSign.on(day.minusDays(1)) != sign).isEqualTo(firstDay);
                        });
    }
}
