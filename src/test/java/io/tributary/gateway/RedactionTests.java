package io.tributary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.junit.jupiter.api.Test;

import tools.jackson.databind.json.JsonMapper;

import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class RedactionTests {
    private static String redacted(String body) {
        return Redaction.of(body.getBytes(UTF_8));
    }

    @Test
    void traits_addresses_and_secrets_leave_their_shape_alone() {
        var traits = IntStream.range(0, 32).mapToObj(_ -> "0.73").collect(Collectors.joining(","));
        var shape =
                redacted(
                        """
                        {"person1": {"name": "Ada", "email": "ada@example.com", "traits": [%s]},
                         "api_key": "sk_live_abc", "consent": true, "note": null}
                        """
                                .formatted(traits));

        assertThat(shape)
                .doesNotContain("Ada", "ada@", "0.73", "sk_live", "true,")
                .contains("\"name\" : \"(text)\"", "\"(number)\"", "(27 more)", "\"note\" : null")
                .contains("(true or false)");
        assertThat(JsonMapper.shared().readTree(shape).path("person1").path("traits").size())
                .isEqualTo(6);
    }

    @Test
    void what_says_nothing_about_anybody_stays() {
        assertThat(
                        redacted(
                                """
                                {"type": "https://example.com/p/invalid-input", "status": 400,
                                 "livemode": false, "errors": [{"pointer": "/person1/traits",
                                 "detail": "32 numbers are needed."}]}
                                """))
                .contains("invalid-input", "400", "false", "/person1/traits", "32 numbers");
    }

    @Test
    void an_allowed_member_that_carries_a_secret_or_an_address_is_left_out_too() {
        assertThat(
                        redacted(
                                """
                                {"detail": "ada@example.com is not known", "title": "sk_live_x",
                                 "code": "whsec_x", "pointer": "%s"}
                                """
                                        .formatted("a".repeat(301))))
                .doesNotContain("ada@", "sk_live", "whsec_", "aaaa");
    }

    @Test
    void a_name_of_a_member_that_may_be_somebody_is_left_out() {
        assertThat(redacted("{\"ada@example.com\": 1, \"Ada Lovelace\": 2, \"count\": 3}"))
                .doesNotContain("ada", "Ada")
                .contains("(members with other names)", "\"count\" : 3");
    }

    @Test
    void what_is_no_json_or_too_much_or_too_deep_is_not_kept() {
        assertThat(redacted("name=Ada&secret=x")).isEqualTo("(17 bytes that are not JSON)");
        assertThat(redacted("")).isEmpty();
        var members =
                IntStream.range(0, 4_000)
                        .mapToObj(number -> "\"m" + number + "\": {\"a\": 1}")
                        .collect(Collectors.joining(",", "{", "}"));
        assertThat(redacted(members)).contains("more than is kept");
        assertThat(redacted("[".repeat(40) + "\"Ada\"" + "]".repeat(40)))
                .contains("deeper")
                .doesNotContain("Ada");
    }

    @Test
    void whatever_is_sent_it_fits_and_tells_no_value() {
        long seed = 41;
        var random = new SplittableRandom(seed);
        for (int round = 0; round < 300; round++) {
            var body = any(random, 0);
            assertThat(redacted(body))
                    .as("seed %d, round %d: %s", seed, round, body)
                    .doesNotContain("secret")
                    .doesNotContain("77")
                    .satisfies(
                            text ->
                                    assertThat(text.getBytes(UTF_8).length)
                                            .isLessThanOrEqualTo(Redaction.LARGEST));
        }
    }

    /** JSON with the text "secret" and the number 77 in its places. */
    private static String any(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 4 ? 3 : 6)) {
            case 0 -> "\"a secret\"";
            case 1 -> "0.77";
            case 2 -> "77";
            case 3, 4 ->
                    IntStream.range(0, random.nextInt(8))
                            .mapToObj(i -> "\"m" + i + "\":" + any(random, depth + 1))
                            .collect(Collectors.joining(",", "{", "}"));
            default ->
                    IntStream.range(0, random.nextInt(30))
                            .mapToObj(_ -> any(random, depth + 1))
                            .collect(Collectors.joining(",", "[", "]"));
        };
    }
}
