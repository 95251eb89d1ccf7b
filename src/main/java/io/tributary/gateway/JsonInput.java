package io.tributary.gateway;

import io.tributary.kernel.Days;
import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the JSON object of a call member by member, and tells everything that is wrong with it at
 * once. For calls that are not made often: it reads the whole tree first.
 */
final class JsonInput {
    private static final JsonMapper STRICT =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final JsonNode object;
    private final Set<String> asked = new HashSet<>();
    private final List<InputError> errors = new ArrayList<>();

    private JsonInput(JsonNode object) {
        this.object = object;
    }

    /**
     * Reads the body.
     *
     * @throws ProblemException when it is not one JSON object
     */
    static JsonInput of(byte[] body) {
        JsonNode read;
        try {
            read = STRICT.readTree(body);
        } catch (JacksonException broken) {
            var place = broken.getLocation();
            throw new ProblemException(
                    PlatformProblem.MALFORMED_JSON,
                    place == null
                            ? "The body is not JSON."
                            : "Reading stopped at line "
                                    + place.getLineNr()
                                    + ", column "
                                    + place.getColumnNr()
                                    + ".");
        }
        if (!read.isObject()) {
            throw new ProblemException(
                    PlatformProblem.INVALID_INPUT,
                    "The body is not an object.",
                    List.of(new InputError("", "Send a JSON object.")));
        }
        return new JsonInput(read);
    }

    /**
     * A text that must be there, without control characters but breaks of lines and tabs; empty
     * when it is wrong, which {@link #check} then tells.
     */
    String text(String member, int most) {
        var value = member(member);
        if (value == null
                || !value.isString()
                || value.stringValue().isBlank()
                || value.stringValue().length() > most) {
            wrong(member, "Needed: a text of 1 to " + most + " characters.");
            return "";
        }
        if (value.stringValue().chars().anyMatch(JsonInput::isControl)) {
            wrong(member, "Needed: a text without control characters.");
            return "";
        }
        return value.stringValue();
    }

    private static boolean isControl(int character) {
        return Character.isISOControl(character) && "\t\r\n".indexOf(character) < 0;
    }

    /** A text that may be absent; null also when it is wrong, which {@link #check} then tells. */
    @Nullable String optionalText(String member, int most) {
        return member(member) == null ? null : text(member, most);
    }

    /** One of those words; the first when it is absent or wrong. */
    String word(String member, List<String> words, String absent) {
        var value = member(member);
        if (value == null) {
            return absent;
        }
        if (!value.isString() || !words.contains(value.stringValue())) {
            wrong(member, "One of " + String.join(", ", words) + ".");
            return absent;
        }
        return value.stringValue();
    }

    int integer(String member, int least, int most) {
        var value = member(member);
        if (value == null
                || !value.isIntegralNumber()
                || !value.canConvertToInt()
                || value.intValue() < least
                || value.intValue() > most) {
            wrong(member, "Needed: a whole number from " + least + " to " + most + ".");
            return least;
        }
        return value.intValue();
    }

    boolean flag(String member) {
        var value = member(member);
        if (value == null || !value.isBoolean()) {
            wrong(member, "Needed: true or false.");
            return false;
        }
        return value.booleanValue();
    }

    @Nullable Instant instant(String member) {
        var value = member(member);
        if (value == null) {
            return null;
        }
        var instant = Days.instant(value.isString() ? value.stringValue() : "");
        if (instant.isEmpty()) {
            wrong(member, "An instant in UTC as RFC 3339 writes it, such as 2026-03-01T12:00:00Z.");
        }
        return instant.orElse(null);
    }

    /**
     * A list of texts, each read by that function, whose IllegalArgumentException says what is
     * wrong.
     */
    <T> List<T> list(String member, int most, Function<String, T> read) {
        var value = member(member);
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > most) {
            wrong(member, "A list of at most " + most + ".");
            return List.of();
        }
        var all = new ArrayList<T>();
        for (int i = 0; i < value.size(); i++) {
            try {
                all.add(read.apply(value.get(i).isString() ? value.get(i).stringValue() : ""));
            } catch (IllegalArgumentException wrong) {
                errors.add(
                        new InputError("/" + member + "/" + i, String.valueOf(wrong.getMessage())));
            }
        }
        return all;
    }

    void wrong(String member, String detail) {
        errors.add(new InputError("/" + member, detail));
    }

    private @Nullable JsonNode member(String member) {
        asked.add(member);
        var value = object.get(member);
        return value == null || value.isNull() ? null : value;
    }

    /**
     * Ends the reading.
     *
     * @throws ProblemException {@link PlatformProblem#INVALID_INPUT} with all that is wrong,
     *     members that nobody asked for included
     */
    void check() {
        for (var name : object.propertyNames()) {
            if (!asked.contains(name)) {
                wrong(name.replace("~", "~0").replace("/", "~1"), "There is no such member.");
            }
        }
        if (!errors.isEmpty()) {
            throw new ProblemException(
                    PlatformProblem.INVALID_INPUT,
                    "The body is not valid. Nothing was done.",
                    errors);
        }
    }
}
