package io.tributary.compatibility;

import static io.tributary.compatibility.ReferenceCases.TOLERANCE;
import static io.tributary.compatibility.ReferenceCases.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tributary.compatibility.ReferenceCases.Case;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.JsonNode;

import java.time.LocalDate;
import java.util.function.ToDoubleBiFunction;

class ReferenceCasesTests {
    @Test
    void there_are_120_cases() {
        assertThat(ReferenceCases.all()).hasSize(120);
    }

    @Test
    void the_model_answers_every_case_like_the_reference() {
        assertThat(ReferenceCases.all())
                .allSatisfy(
                        each -> {
                            var answer =
                                    Compatibility.between(
                                            traits(each, "person1"),
                                            traits(each, "person2"),
                                            resonance(each.request()));
                            is(answer.score(), each.expected().get("compatibility_score"));
                            is(answer.traits(), each.expected().get("trait_compatibility"));
                            is(answer.resonance(), each.expected().get("resonance_compatibility"));
                            for (var group : TraitGroup.values()) {
                                is(
                                        answer.alignment().of(group),
                                        each.expected()
                                                .get("dimension_breakdown")
                                                .get(group.code()));
                            }
                        });
    }

    @Test
    void numerology_and_astrology_answer_every_case_that_asks_for_them() {
        assertThat(ReferenceCases.all())
                .allSatisfy(
                        each -> {
                            dates(
                                    each,
                                    "include_numerology",
                                    "numerology_score",
                                    Numerology::score);
                            dates(each, "include_astrology", "astrology_score", Astrology::score);
                        });
    }

    private static void dates(
            Case each,
            String asked,
            String member,
            ToDoubleBiFunction<LocalDate, LocalDate> score) {
        var expected = each.expected().get(member);
        assertThat(expected.isNull()).isNotEqualTo(each.request().get(asked).booleanValue());
        if (!expected.isNull()) {
            is(score.applyAsDouble(date(each, "birthdate1"), date(each, "birthdate2")), expected);
        }
    }

    private static void is(double answer, JsonNode expected) {
        assertThat(answer).isCloseTo(expected.doubleValue(), within(TOLERANCE));
    }

    private static LocalDate date(Case each, String member) {
        return LocalDate.parse(each.request().get(member).stringValue());
    }

    private static Traits traits(Case each, String person) {
        return Traits.of(numbers(each.request().get(person).get("traits")));
    }

    private static Resonance resonance(JsonNode request) {
        return request.has("resonance")
                ? Resonance.of(numbers(request.get("resonance")))
                : Resonance.UNKNOWN;
    }
}
