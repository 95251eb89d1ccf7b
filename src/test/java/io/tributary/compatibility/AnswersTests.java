package io.tributary.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

import java.util.Map;

class AnswersTests {
    @Test
    void answers_are_added_and_given_anew_and_the_earlier_ones_stay_as_they_were() {
        var one = Answers.NONE.with(Map.of(Trait.NOVELTY, 0.25));
        var two = one.with(Map.of(Trait.NOVELTY, 0.75, Trait.FAMILY, 1 / 3.0));
        assertThat(Answers.NONE.count()).isZero();
        assertThat(one.of(Trait.NOVELTY)).hasValue(0.25);
        assertThat(two.of(Trait.NOVELTY)).hasValue(0.75);
        assertThat(two.has(Trait.FAMILY, 1 / 3.0)).isTrue();
        assertThat(two.has(Trait.FAMILY, 2 / 3.0)).isFalse();
        assertThat(two.of(Trait.GROWTH)).isEmpty();
        assertThat(two.count()).isEqualTo(2);
    }

    @Test
    void the_first_group_with_something_open_is_where_to_go_on() {
        assertThat(Answers.NONE.firstOpen()).contains(TraitGroup.ATTACHMENT);
        var complete = CompatibilityFixtures.everything(0.5);
        assertThat(complete.isComplete()).isTrue();
        assertThat(complete.firstOpen()).isEmpty();
        assertThat(complete.traits()).isEqualTo(Traits.NEUTRAL);
    }

    @Test
    void unfinished_answers_are_no_traits() {
        assertThatIllegalStateException().isThrownBy(Answers.NONE::traits);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Answers.NONE.with(Map.of(Trait.NOVELTY, 1.01)));
    }

    @Test
    void what_is_kept_as_bytes_comes_back_as_it_was() {
        var answers =
                Answers.NONE.with(
                        CompatibilityFixtures.anyhow(CompatibilityFixtures.seeded("bytes")));
        assertThat(Answers.ofBytes(answers.bytes())).isEqualTo(answers);
        assertThat(answers).hasToString("Answers[32 of 32]");
    }
}
