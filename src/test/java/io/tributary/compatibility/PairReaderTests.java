package io.tributary.compatibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;

class PairReaderTests {
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);
    private static final String PERSON = "{\"traits\": [" + list(32) + "]}";
    private static final String PAIR = "{\"person1\": " + PERSON + ", \"person2\": " + PERSON + "}";

    @Test
    void reads_a_pair_in_any_order_of_its_members() {
        var pair =
                one(
                        """
                        {"birthdate2": "2026-03-02", "include_astrology": true, "resonance": [0, 1, 0.5, 1e-3, 1, 1, 1.0],
                         "person2": {"traits": [1%s]}, "include_numerology": false, "birthdate1": "1896-02-29",
                         "person1": {"traits": [%s]}}\
                        """
                                .formatted(", 0".repeat(31), list(32)));
        assertThat(pair.person1().at(Trait.LIFESTYLE_FLEXIBILITY)).isEqualTo(0.25);
        assertThat(pair.person2().at(Trait.ATTACHMENT_SECURITY)).isEqualTo(1);
        assertThat(pair.resonance()).isEqualTo(Resonance.of(0, 1, 0.5, 0.001, 1, 1, 1));
        assertThat(pair.includeNumerology()).isFalse();
        assertThat(pair.birthdate1()).isEqualTo("1896-02-29");
        assertThat(pair.answer().numerology()).isNaN();
        assertThat(pair.answer().astrology())
                .isEqualTo(Astrology.score(LocalDate.of(1896, 2, 29), TODAY));
    }

    @Test
    void an_absent_or_null_resonance_is_unknown() {
        assertThat(one(PAIR).resonance()).isEqualTo(Resonance.UNKNOWN);
        var nulls = PAIR.replaceFirst("\\{", "{\"resonance\": null, \"birthdate1\": null, ");
        assertThat(one(nulls)).isEqualTo(one(PAIR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-0.0001",
                "1.0001",
                "1e999",
                "-1e999",
                "NaN",
                "Infinity",
                "-Infinity",
                "\"0.5\"",
                "null",
                "true",
                "[0.5]",
                "{}",
                "2",
                "123456789012345678901234567890"
            })
    void a_trait_that_is_no_number_from_0_to_1_is_named(String value) {
        var values = "0, 0, 0, " + value + ", 1".repeat(28);
        assertThat(
                        places(
                                "{\"person1\": {\"traits\": ["
                                        + values
                                        + "]}, \"person2\": "
                                        + PERSON
                                        + "}"))
                .containsExactly("/person1/traits/3");
    }

    @Test
    void every_bad_place_is_named_at_once() {
        var body =
                """
                {"person1": {"traits": [0, 2%s, "x"], "name": "Ada"}, "person2": {"traits": [%s]}, "resonance": [0.5],
                 "include_numerology": "yes", "include_astrology": true, "birthdate1": "2025-02-29", "a/b~": 1}\
                """
                        .formatted(", 0".repeat(29), list(31));
        assertThat(places(body))
                .containsExactlyInAnyOrder(
                        "/person1/traits/1",
                        "/person1/traits/31",
                        "/person1/name",
                        "/person2/traits",
                        "/resonance",
                        "/include_numerology",
                        "/birthdate1",
                        "/birthdate2",
                        "/a~1b~0");
    }

    @Test
    void a_list_of_the_wrong_length_says_how_many_it_has() {
        var body = "{\"person1\": " + PERSON + ", \"person2\": {\"traits\": [" + list(33) + "]}}";
        assertThat(errors(body))
                .containsExactly(
                        new InputError("/person2/traits", "32 numbers are needed; there are 33."));
    }

    @Test
    void what_is_missing_or_given_twice_is_named() {
        assertThat(places("{}")).containsExactly("/person1", "/person2");
        assertThat(places("{\"person1\": {}, \"person2\": null}"))
                .containsExactly("/person1/traits", "/person2");
        assertThat(places(PAIR.replaceFirst("\\{", "{\"person1\": " + PERSON + ",")))
                .containsExactly("/person1");
        var twice = "{\"traits\": [" + list(32) + "], \"traits\": []}";
        assertThat(places("{\"person1\": " + twice + ", \"person2\": " + PERSON + "}"))
                .containsExactly("/person1/traits");
        assertThat(places("[]")).containsExactly("");
        assertThat(places("7")).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"2025-02-29\"",
                "\"2026-03-03\"",
                "\"1990-13-01\"",
                "\"1990-00-10\"",
                "\"1990-1-01\"",
                "\"17.05.1990\"",
                "\"1990-05-17T00:00:00Z\"",
                "\"\"",
                "19900517",
                "\"0000-01-01\"",
                "\"+990-05-17\""
            })
    void an_impossible_birth_date_is_named_even_when_nobody_asks_for_it(String date) {
        assertThat(places(PAIR.replaceFirst("\\{", "{\"birthdate2\": " + date + ",")))
                .containsExactly("/birthdate2");
    }

    @Test
    void numerology_and_astrology_need_both_birth_dates() {
        var asked =
                "{\"include_numerology\": true, \"birthdate1\": \"1990-05-17\", \"birthdate2\":"
                        + " null,";
        assertThat(places(PAIR.replaceFirst("\\{", asked))).containsExactly("/birthdate2");
        assertThat(places(PAIR.replaceFirst("\\{", "{\"include_astrology\": true,")))
                .containsExactly("/birthdate1", "/birthdate2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"person1\": | line 1, column 12",
                "{'person1': 1} | line 1, column 2",
                "`{\"person1\":\n  [0.5,,]}` | line 2, column 8",
                "{} {} | line 1, column 4",
                "{\"a\": 01} | line 1, column 8",
                "` ` | line 1",
            })
    void what_is_not_json_is_refused_with_line_and_column(String body, String where) {
        var problem = refused(body);
        assertThat(problem.problem()).isEqualTo(PlatformProblem.MALFORMED_JSON);
        assertThat(problem.detail()).contains(where);
    }

    @Test
    void nesting_without_end_is_refused() {
        assertThat(refused("[".repeat(100_000)).problem())
                .isEqualTo(PlatformProblem.MALFORMED_JSON);
    }

    @Test
    void a_batch_keeps_the_order_and_names_the_places_of_every_bad_pair() {
        var first =
                PAIR.replaceFirst(
                        "\\{", "{\"include_numerology\": false, \"resonance\": [1,1,1,1,1,1,1],");
        assertThat(PairReader.batch(bytes("[" + first + "," + PAIR + "]"), TODAY, 2))
                .extracting(Pair::resonance)
                .containsExactly(Resonance.of(1, 1, 1, 1, 1, 1, 1), Resonance.UNKNOWN);
        assertThat(batchErrors("[{}," + PAIR + ",7," + PAIR.replaceFirst("0.25", "5") + "]", 4))
                .extracting(InputError::pointer)
                .containsExactly("/0/person1", "/0/person2", "/2", "/3/person1/traits/0");
    }

    @Test
    void a_batch_holds_one_pair_to_as_many_as_the_tier_allows() {
        var ten = String.join(",", Collections.nCopies(10, PAIR));
        assertThat(PairReader.batch(bytes("[" + ten + "]"), TODAY, 10)).hasSize(10);
        assertThat(batchErrors("[" + ten + "," + PAIR + "]", 10))
                .containsExactly(
                        new InputError(
                                "", "A batch of your tier holds at most 10 pairs; there are 11."));
        assertThat(batchErrors("[]", 10)).extracting(InputError::pointer).containsExactly("");
        assertThat(batchErrors(PAIR, 10)).extracting(InputError::pointer).containsExactly("");
    }

    private static Pair one(String body) {
        return PairReader.one(bytes(body), TODAY);
    }

    private static List<String> places(String body) {
        return errors(body).stream().map(InputError::pointer).toList();
    }

    private static List<InputError> errors(String body) {
        var problem = refused(body);
        assertThat(problem.problem()).as(problem.detail()).isEqualTo(PlatformProblem.INVALID_INPUT);
        return problem.errors();
    }

    private static List<InputError> batchErrors(String body, int limit) {
        return catchThrowableOfType(
                        ProblemException.class, () -> PairReader.batch(bytes(body), TODAY, limit))
                .errors();
    }

    private static ProblemException refused(String body) {
        return catchThrowableOfType(ProblemException.class, () -> one(body));
    }

    private static byte[] bytes(String body) {
        return body.getBytes(UTF_8);
    }

    private static String list(int count) {
        return String.join(", ", Collections.nCopies(count, "0.25"));
    }
}
