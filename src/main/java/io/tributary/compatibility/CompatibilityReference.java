package io.tributary.compatibility;

import static io.tributary.gateway.ApiSchema.date;
import static io.tributary.gateway.ApiSchema.flag;
import static io.tributary.gateway.ApiSchema.instant;
import static io.tributary.gateway.ApiSchema.integer;
import static io.tributary.gateway.ApiSchema.listOf;
import static io.tributary.gateway.ApiSchema.number;
import static io.tributary.gateway.ApiSchema.object;
import static io.tributary.gateway.ApiSchema.uuid;

import io.tributary.gateway.ApiDocs;
import io.tributary.gateway.ApiDocs.Answer;
import io.tributary.gateway.ApiDocs.Body;
import io.tributary.gateway.ApiRoute;
import io.tributary.gateway.ApiSchema;
import io.tributary.gateway.GatewayProblem;
import io.tributary.platform.PlatformProblem;

import java.util.List;

/** What the reference of the API says of the model, and where its operations stand. */
final class CompatibilityReference {
    private static final String SCOPE = "compatibility:calculate";
    private static final String TAG = "Compatibility";

    private static final String RANGE = " From 0 to 1.";

    private static final ApiSchema TRAITS =
            listOf(number(0, 1), Traits.COUNT, Traits.COUNT)
                    .described(
                            "32 traits from 0 to 1 in seven groups: attachment 0–4, conflict 5–9,"
                                + " cognitive 10–14, values 15–20, social 21–25, intimacy 26–28,"
                                + " life structure 29–31.");

    private static final ApiSchema PERSON =
            object("Person").described("One person.").member("traits", TRAITS);

    private static final ApiSchema PAIR =
            object("Pair")
                    .described("Two people to compare.")
                    .member("person1", PERSON)
                    .member("person2", PERSON)
                    .optional(
                            "resonance",
                            listOf(number(0, 1), Resonance.COUNT, Resonance.COUNT)
                                    .described(
                                            "Seven metrics of the pair from 0 to 1; 0.5 each when"
                                                    + " absent.")
                                    .orNull())
                    .optional(
                            "include_numerology",
                            flag().described("Also score the birth dates by numerology."))
                    .optional(
                            "include_astrology",
                            flag().described("Also score the birth dates by sun signs."))
                    .optional("birthdate1", birthdate("person1"))
                    .optional("birthdate2", birthdate("person2"));

    private static final ApiSchema COMPATIBILITY =
            object("Compatibility")
                    .described("How well two people go together.")
                    .member(
                            "compatibility_score",
                            unit(
                                    "Half the compatibility of the traits, half that of the"
                                            + " resonance."))
                    .member(
                            "trait_compatibility",
                            unit(
                                    "exp(−distance), the distance being that of the two lists of"
                                            + " traits."))
                    .member(
                            "resonance_compatibility",
                            unit(
                                    "Half the mean of the metrics, half of 1 less their population"
                                            + " variance."))
                    .member("dimension_breakdown", breakdown())
                    .member(
                            "numerology_score",
                            unit("1, 0.7 or 0.3; null when not asked for.").orNull())
                    .member(
                            "astrology_score",
                            unit("1, 0.7 or 0.4; null when not asked for.").orNull())
                    .member("timestamp", instant().described("When the call began."))
                    .member("request_id", uuid().described("Names the call, as X-Request-Id does."))
                    .member("livemode", flag().described("False for a test key."));

    private static final ApiSchema COMPATIBILITIES =
            object("Compatibilities")
                    .described("The answers to a batch, in the order of its pairs.")
                    .member("results", listOf(COMPATIBILITY))
                    .member("count", integer(1, 100_000).described("How many pairs were scored."))
                    .member("timestamp", instant().described("When the call began."))
                    .member("request_id", uuid().described("Names the call, as X-Request-Id does."))
                    .member("livemode", flag().described("False for a test key."));

    static final String PAIR_EXAMPLE =
            """
            {
              "person1": {"traits": [0.8, 0.3, 0.7, 0.6, 0.7, 0.4, 0.8, 0.7, 0.9, 0.6, 0.5, 0.7, 0.6, 0.4, 0.8, 0.6, 0.7, 0.5, 0.6, 0.9, 0.3, 0.4, 0.7, 0.3, 0.8, 0.6, 0.7, 0.9, 0.6, 0.5, 0.7, 0.6]},
              "person2": {"traits": [0.7, 0.4, 0.6, 0.7, 0.6, 0.5, 0.7, 0.8, 0.8, 0.5, 0.6, 0.6, 0.5, 0.5, 0.7, 0.5, 0.8, 0.4, 0.7, 0.8, 0.4, 0.5, 0.6, 0.4, 0.7, 0.7, 0.6, 0.8, 0.7, 0.6, 0.6, 0.5]},
              "resonance": [0.8, 0.7, 0.9, 0.6, 0.8, 0.7, 0.8],
              "include_numerology": true,
              "birthdate1": "1990-05-17",
              "birthdate2": "1988-11-02"
            }
            """;

    static final String ANSWER_EXAMPLE =
            """
            {
              "compatibility_score": 0.721230253965,
              "trait_compatibility": 0.567970712012,
              "resonance_compatibility": 0.874489795918,
              "dimension_breakdown": {
                "attachment": 0.9,
                "conflict": 0.9,
                "cognitive": 0.9,
                "values": 0.9,
                "social": 0.9,
                "intimacy": 0.9,
                "life_structure": 0.9
              },
              "numerology_score": 0.7,
              "astrology_score": null,
              "timestamp": "2026-03-02T09:30:00.125Z",
              "request_id": "019cad3a-2c9d-7e0b-9d5c-3f1d2b7a6c10",
              "livemode": false
            }
            """;

    static final String BATCH_ANSWER_EXAMPLE =
            """
            {
              "results": [%s],
              "count": 1,
              "timestamp": "2026-03-02T09:30:00.125Z",
              "request_id": "019cad3a-2c9d-7e0b-9d5c-3f1d2b7a6c10",
              "livemode": false
            }
            """
                    .formatted(ANSWER_EXAMPLE);

    static final ApiRoute CALCULATE =
            new ApiRoute(
                    "POST",
                    "/api/v1/compatibility/calculate",
                    SCOPE,
                    true,
                    new ApiDocs(
                            "calculateCompatibility",
                            TAG,
                            "Score one pair",
                            "Tells how well two people go together: a score, what it is made of,"
                                + " and how they align in each of seven groups. Counts as one call."
                                + " What you send is never kept.",
                            List.of(),
                            new Body(PAIR, PAIR_EXAMPLE),
                            new Answer(
                                    200,
                                    "The pair's compatibility.",
                                    new Body(COMPATIBILITY, ANSWER_EXAMPLE)),
                            problems()));

    static final ApiRoute BATCH =
            new ApiRoute(
                    "POST",
                    "/api/v1/compatibility/batch",
                    SCOPE,
                    true,
                    new ApiDocs(
                            "calculateCompatibilities",
                            TAG,
                            "Score many pairs",
                            "Scores a list of pairs and answers in the same order. How many fit"
                                + " into one batch depends on the tier: Starter 10, Research 20,"
                                + " Professional 50, Enterprise 100. A batch takes one request from"
                                + " the minute and one call a pair from the day. One bad pair"
                                + " refuses the batch, names every bad place, and nothing is"
                                + " counted.",
                            List.of(),
                            new Body(listOf(PAIR).keyword("minItems", 1), "[" + PAIR_EXAMPLE + "]"),
                            new Answer(
                                    200,
                                    "The compatibility of each pair.",
                                    new Body(COMPATIBILITIES, BATCH_ANSWER_EXAMPLE)),
                            problems()));

    private CompatibilityReference() {}

    private static List<io.tributary.kernel.Problem> problems() {
        return List.of(
                PlatformProblem.INVALID_INPUT,
                PlatformProblem.MALFORMED_JSON,
                GatewayProblem.QUOTA_EXCEEDED);
    }

    private static ApiSchema unit(String sentence) {
        return number(0, 1).described(sentence + RANGE);
    }

    private static ApiSchema birthdate(String person) {
        return date().described(
                        "The birth date of "
                                + person
                                + ", not in the future. Needed for numerology and astrology.")
                .orNull();
    }

    private static ApiSchema breakdown() {
        var breakdown =
                object("DimensionBreakdown")
                        .described(
                                "How well the two align in each group: 1 less the mean"
                                        + " difference.");
        for (var group : TraitGroup.values()) {
            breakdown = breakdown.member(group.code(), number(0, 1));
        }
        return breakdown;
    }
}
