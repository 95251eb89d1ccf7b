package io.tributary.compatibility;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.StreamSupport;

/** The 120 requests of the reference model, with its answers. */
final class ReferenceCases {
    /** How far an answer may be from the reference. */
    static final double TOLERANCE = 1e-9;

    private ReferenceCases() {}

    record Case(JsonNode request, JsonNode expected) {}

    static List<Case> all() {
        try (var file =
                ReferenceCases.class.getResourceAsStream("/compatibility/reference-cases.json")) {
            return StreamSupport.stream(new ObjectMapper().readTree(file).spliterator(), false)
                    .map(each -> new Case(each.get("request"), each.get("expected")))
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static double[] numbers(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }
}
