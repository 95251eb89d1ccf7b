package io.tributary.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.Arrays;

class TraitTests {
    @Test
    void the_seven_groups_hold_each_of_the_32_traits_once() {
        var indices =
                Arrays.stream(TraitGroup.values())
                        .flatMap(group -> Trait.of(group).stream())
                        .map(Trait::index)
                        .toList();
        assertThat(indices).hasSize(Traits.COUNT).isSorted().doesNotHaveDuplicates();
        assertThat(Trait.all())
                .allSatisfy(trait -> assertThat(Trait.of(trait.group())).contains(trait));
        assertThat(Arrays.stream(TraitGroup.values()).map(TraitGroup::size))
                .containsExactly(5, 5, 5, 6, 5, 3, 3);
    }

    @Test
    void traits_are_32_and_a_later_change_of_the_array_does_not_reach_them() {
        assertThatIllegalArgumentException().isThrownBy(() -> Traits.of(new double[31]));
        assertThatIllegalArgumentException().isThrownBy(() -> Resonance.of(new double[8]));
        var values = new double[Traits.COUNT];
        var traits = Traits.of(values);
        values[3] = 1;
        assertThat(traits.at(Trait.COREGULATION_SKILL)).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            doubles = {
                -0.000001,
                1.000001,
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Double.NEGATIVE_INFINITY
            })
    void a_value_outside_of_the_unit_interval_is_no_trait(double value) {
        var values = new double[Traits.COUNT];
        values[31] = value;
        assertThatIllegalArgumentException().isThrownBy(() -> Traits.of(values));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Resonance.of(value, 0, 0, 0, 0, 0, 0));
    }

    @Test
    void traits_do_not_tell_themselves_to_a_log() {
        assertThat(Traits.NEUTRAL).hasToString("Traits[32]");
    }

    @ParameterizedTest
    @CsvSource({
        "2001-01-19, CAPRICORN", "2001-01-20, AQUARIUS", "2001-02-18, AQUARIUS",
                "2001-02-19, PISCES",
        "2001-03-20, PISCES", "2001-03-21, ARIES", "2001-04-19, ARIES", "2001-04-20, TAURUS",
        "2001-05-21, GEMINI", "2001-06-21, CANCER", "2001-07-22, CANCER", "2001-07-23, LEO",
        "2001-08-23, VIRGO", "2001-09-23, LIBRA", "2001-10-23, SCORPIO", "2001-11-21, SCORPIO",
        "2001-11-22, SAGITTARIUS", "2001-12-21, SAGITTARIUS", "2001-12-22, CAPRICORN",
                "2000-02-29, PISCES"
    })
    void a_sign_follows_from_the_day(LocalDate day, SunSign sign) {
        assertThat(SunSign.on(day)).isEqualTo(sign);
    }

    @ParameterizedTest
    @CsvSource({
        "1990-01-25, 1991-05-25, 1.0", // air, air
        "1990-04-01, 1991-05-25, 0.7", // fire, air
        "1990-05-01, 1991-03-01, 0.7", // earth, water
        "1990-04-01, 1991-03-01, 0.4" // fire, water
    })
    void elements_decide_what_astrology_says(LocalDate a, LocalDate b, double score) {
        assertThat(Astrology.score(a, b)).isEqualTo(score);
        assertThat(Astrology.score(b, a)).isEqualTo(score);
    }
}
