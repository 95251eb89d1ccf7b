package io.tributary.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

class AssessmentTextTests {
    @Test
    void the_statements_ask_after_each_trait_once() {
        assertThat(Statement.all())
                .extracting(Statement::trait)
                .containsExactlyElementsOf(Trait.all());
        assertThat(Statement.all()).extracting(Statement::text).doesNotHaveDuplicates();
        assertThat(Statement.all())
                .allSatisfy(each -> assertThat(each.text()).endsWith(".").hasSizeLessThan(100));
        for (var group : TraitGroup.values()) {
            assertThat(Statement.of(group))
                    .extracting(Statement::trait)
                    .containsExactlyElementsOf(Trait.of(group));
        }
    }

    @Test
    void some_statements_are_reversed_and_agreeing_with_them_tells_of_less() {
        assertThat(Statement.all()).filteredOn(Statement::reversed).hasSizeBetween(6, 16);
        assertThat(Statement.all())
                .allSatisfy(
                        each -> {
                            assertThat(each.value(4)).isEqualTo(each.reversed() ? 0 : 1);
                            assertThat(each.value(1)).isEqualTo(each.reversed() ? 0.75 : 0.25);
                        });
    }

    @Test
    void the_story_asks_after_each_trait_once_in_seven_scenes() {
        assertThat(Scene.all()).extracting(Scene::group).containsExactly(TraitGroup.values());
        var traits =
                Scene.all().stream()
                        .flatMap(scene -> scene.moments().stream())
                        .map(Scene.Moment::trait)
                        .toList();
        assertThat(traits).containsExactlyInAnyOrderElementsOf(Trait.all());
        assertThat(Scene.all())
                .allSatisfy(
                        scene ->
                                assertThat(scene.moments())
                                        .extracting(moment -> moment.trait().group())
                                        .containsOnly(scene.group()));
    }

    @Test
    void every_moment_has_four_ways_to_act_that_tell_of_four_different_values() {
        var moments = Scene.all().stream().flatMap(scene -> scene.moments().stream()).toList();
        assertThat(moments)
                .allSatisfy(
                        moment -> {
                            assertThat(moment.choices())
                                    .extracting(Scene.Choice::value)
                                    .containsExactlyInAnyOrder(0.0, 1 / 3.0, 2 / 3.0, 1.0);
                            assertThat(moment.choices())
                                    .extracting(Scene.Choice::text)
                                    .doesNotHaveDuplicates();
                        });
        assertThat(moments)
                .as("the order of the choices gives nothing away")
                .anyMatch(moment -> moment.choices().getFirst().value() == 0)
                .anyMatch(moment -> moment.choices().getFirst().value() == 1);
    }

    @Test
    void every_group_has_words_for_low_middle_and_high() {
        assertThat(TraitGroup.values())
                .allSatisfy(
                        group -> {
                            var portrait = Portrait.of(group);
                            assertThat(portrait.words(0.39)).isEqualTo(portrait.low());
                            assertThat(portrait.words(0.4)).isEqualTo(portrait.middle());
                            assertThat(portrait.words(0.6)).isEqualTo(portrait.middle());
                            assertThat(portrait.words(0.61)).isEqualTo(portrait.high());
                            assertThat(
                                            List.of(
                                                    portrait.about(),
                                                    portrait.low(),
                                                    portrait.middle(),
                                                    portrait.high()))
                                    .doesNotHaveDuplicates();
                        });
    }

    @Test
    void both_ways_can_tell_of_nothing_and_of_everything() {
        var least = Answers.NONE;
        for (var statement : Statement.all()) {
            least =
                    least.with(
                            java.util.Map.of(
                                    statement.trait(),
                                    statement.value(statement.reversed() ? 4 : 0)));
        }
        assertThat(least.traits()).isEqualTo(Traits.of(new double[Traits.COUNT]));
        var most = new double[Traits.COUNT];
        Arrays.fill(most, 1);
        assertThat(CompatibilityFixtures.everything(1).traits()).isEqualTo(Traits.of(most));
    }

    /**
     * Whoever changes the text must also give it a new version, since old gifts name the old one.
     */
    @Test
    void the_consent_of_this_version_has_this_text() throws Exception {
        var digest =
                MessageDigest.getInstance("SHA-256")
                        .digest(Research.CONSENT.getBytes(StandardCharsets.UTF_8));
        assertThat(Research.CONSENT_VERSION + " " + HexFormat.of().formatHex(digest, 0, 8))
                .isEqualTo("2026-11 bcd5f953624a963d");
    }
}
