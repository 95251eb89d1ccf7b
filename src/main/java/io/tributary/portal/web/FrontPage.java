package io.tributary.portal.web;

import io.tributary.portal.spi.CodeSample;

import java.util.List;
import java.util.Locale;

/**
 * What the front page shows: one answer of the model, drawn; the streams of revenue; the plans.
 *
 * @param call the call that was made
 * @param answer how it was answered, rounded to three digits
 */
record FrontPage(
        CodeSample call,
        CodeSample answer,
        String score,
        List<Group> groups,
        List<Stream> streams,
        List<Plan> plans) {
    /** How well one group of traits aligns, in [0,1]. */
    record Group(String name, double alignment) {
        String text() {
            return String.format(Locale.ROOT, "%.3f", alignment);
        }

        /** Of a bar 100 wide. */
        long width() {
            return Math.round(alignment * 100);
        }
    }

    /**
     * One way a community earns.
     *
     * @param open whether it can be used today
     */
    record Stream(String name, String what, String icon, boolean open) {}

    /** How much a partner may ask for. */
    record Plan(
            String name,
            String requestsPerMinute,
            String callsPerDay,
            String pairsPerBatch,
            String forWhom) {}

    /** The sixtieth of the model's reference cases; a test compares. */
    static final double SCORE = 0.523;

    static final double TRAITS = 0.398;
    static final double RESONANCE = 0.648;
    static final List<Group> GROUPS =
            List.of(
                    new Group("Attachment", 0.843),
                    new Group("Conflict", 0.780),
                    new Group("Cognitive", 0.901),
                    new Group("Values", 0.926),
                    new Group("Social", 0.852),
                    new Group("Intimacy", 0.872),
                    new Group("Life structure", 0.975));

    static FrontPage today(String server) {
        return new FrontPage(
                new CodeSample("Call", callText(server)),
                new CodeSample("Answer", answerText()),
                digits(SCORE),
                GROUPS,
                List.of(
                        new Stream("API licences", "Partners score pairs by API", "key", true),
                        new Stream(
                                "Free assessment", "Members learn about themselves", "heart", true),
                        new Stream("Tickets", "Events that seat people well", "calendar", false),
                        new Stream(
                                "Sponsorships", "Agreements with proof of delivery", "flag", false),
                        new Stream("App sales", "A share for every developer", "code", false),
                        new Stream("Analytics", "Answers that expose nobody", "chart", false),
                        new Stream(
                                "Licences for institutions",
                                "Own roster, own rules",
                                "building",
                                false)),
                List.of(
                        new Plan("Starter", "60", "10,000", "10", "First product, first users"),
                        new Plan("Professional", "300", "100,000", "50", "A product in daily use"),
                        new Plan(
                                "Enterprise",
                                "1,000",
                                "1,000,000",
                                "100",
                                "Many products, by contract"),
                        new Plan(
                                "Research",
                                "100",
                                "50,000",
                                "20",
                                "Universities and institutes, by contract")));
    }

    private static String callText(String server) {
        return """
        curl %s/api/v1/compatibility/calculate \\
          -H "X-API-Key: $YOUR_TEST_KEY" \\
          -H "Content-Type: application/json" \\
          -d '{"person1": {"traits": [0.084, 0.381, …]},
               "person2": {"traits": [0.367, 0.490, …]},
               "resonance": [0.556, 0.520, …]}'\
        """
                .formatted(server);
    }

    private static String answerText() {
        var groups =
                GROUPS.stream()
                        .map(
                                group ->
                                        "    \"%s\": %s"
                                                .formatted(
                                                        group.name()
                                                                .toLowerCase(Locale.ROOT)
                                                                .replace(' ', '_'),
                                                        group.text()))
                        .toList();
        return """
        {
          "compatibility_score": %s,
          "trait_compatibility": %s,
          "resonance_compatibility": %s,
          "dimension_breakdown": {
        %s
          }, …
        }\
        """
                .formatted(
                        digits(SCORE),
                        digits(TRAITS),
                        digits(RESONANCE),
                        String.join(",\n", groups));
    }

    private static String digits(double number) {
        return String.format(Locale.ROOT, "%.3f", number);
    }
}
