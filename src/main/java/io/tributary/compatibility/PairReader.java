package io.tributary.compatibility;

import io.tributary.kernel.InputError;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;

import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonReadFeature;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads pairs from JSON in one pass, straight into arrays of doubles, and names every place that is
 * wrong. NaN and the infinities are read so that they can be named like any other bad value.
 *
 * <p>A member that may be absent may also be null; one that must be there may not.
 */
final class PairReader {
    private static final JsonFactory JSON =
            JsonFactory.builder()
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build();

    /**
     * Past this number a body is noise, and an answer that named it all would be larger than it.
     */
    private static final int MOST_ERRORS = 10_000;

    private static final int NO_INDEX = -1;

    private final JsonParser json;
    private final LocalDate today;
    private final List<InputError> errors = new ArrayList<>();
    private int pair = NO_INDEX;

    private PairReader(JsonParser json, LocalDate today) {
        this.json = json;
        this.today = today;
    }

    /**
     * One pair.
     *
     * @param today the last day on which somebody can be born
     * @throws ProblemException {@link PlatformProblem#MALFORMED_JSON} with line and column, or
     *     {@link PlatformProblem#INVALID_INPUT} with every bad place
     */
    static Pair one(byte[] body, LocalDate today) {
        try (var json = JSON.createParser(ObjectReadContext.empty(), body)) {
            var reader = new PairReader(json, today);
            reader.begin();
            var read = reader.pair();
            reader.end();
            return reader.valid(read);
        } catch (JacksonException broken) {
            throw malformed(broken.getOriginalMessage(), broken.getLocation());
        }
    }

    /**
     * An array of pairs; one bad pair refuses all.
     *
     * @param limit how many there may be
     * @throws ProblemException as for {@link #one}
     */
    static List<Pair> batch(byte[] body, LocalDate today, int limit) {
        try (var json = JSON.createParser(ObjectReadContext.empty(), body)) {
            var reader = new PairReader(json, today);
            reader.begin();
            var read = reader.pairs(limit);
            reader.end();
            return reader.valid(read);
        } catch (JacksonException broken) {
            throw malformed(broken.getOriginalMessage(), broken.getLocation());
        }
    }

    private void begin() {
        if (json.nextToken() == null) {
            throw malformed("The body is empty", json.currentLocation());
        }
    }

    private void end() {
        if (json.nextToken() != null) {
            throw malformed("Something stands after the end", json.currentTokenLocation());
        }
    }

    private <T> T valid(@Nullable T read) {
        if (read == null || !errors.isEmpty()) {
            throw new ProblemException(
                    PlatformProblem.INVALID_INPUT,
                    errors.size() == 1
                            ? "One place of the body is not valid."
                            : errors.size() + " places of the body are not valid.",
                    errors);
        }
        return read;
    }

    private @Nullable List<Pair> pairs(int limit) {
        if (!json.isExpectedStartArrayToken()) {
            wrong("", "A batch is a list of pairs.");
            json.skipChildren();
            return null;
        }
        var pairs = new ArrayList<Pair>();
        int count = 0;
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (count < limit) {
                pair = count;
                var read = pair();
                if (read != null) {
                    pairs.add(read);
                }
            } else {
                json.skipChildren();
            }
            count++;
        }
        pair = NO_INDEX;
        if (count == 0) {
            wrong("", "A batch holds at least one pair.");
        }
        if (count > limit) {
            wrong(
                    "",
                    "A batch of your tier holds at most "
                            + limit
                            + " pairs; there are "
                            + count
                            + ".");
        }
        return pairs;
    }

    private @Nullable Pair pair() {
        if (!json.isExpectedStartObjectToken()) {
            wrong("", "A pair is an object with the members person1 and person2.");
            json.skipChildren();
            return null;
        }
        int before = errors.size();
        var parts = new PairParts();
        for (var name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            member(name, parts);
        }
        missing(parts, PairMember.PERSON1, "/person1");
        missing(parts, PairMember.PERSON2, "/person2");
        if (parts.numerology || parts.astrology) {
            birthdateNeeded(parts.birthdate1, "/birthdate1", parts.numerology, before);
            birthdateNeeded(parts.birthdate2, "/birthdate2", parts.numerology, before);
        }
        return errors.size() > before ? null : parts.pair();
    }

    private void member(String name, PairParts parts) {
        var member = PairMember.named(name);
        if (member == null) {
            wrong("/" + escaped(name), "There is no member of this name here.");
            json.skipChildren();
            return;
        }
        if ((parts.seen & member.bit()) != 0) {
            wrong("/" + name, "This member is given twice.");
            json.skipChildren();
            return;
        }
        parts.seen |= member.bit();
        switch (member) {
            case PERSON1 -> parts.person1 = person("/person1");
            case PERSON2 -> parts.person2 = person("/person2");
            case RESONANCE -> parts.resonance = resonance();
            case INCLUDE_NUMEROLOGY -> parts.numerology = flag("/include_numerology");
            case INCLUDE_ASTROLOGY -> parts.astrology = flag("/include_astrology");
            case BIRTHDATE1 -> parts.birthdate1 = birthdate("/birthdate1");
            case BIRTHDATE2 -> parts.birthdate2 = birthdate("/birthdate2");
        }
    }

    private @Nullable Traits person(String place) {
        if (!json.isExpectedStartObjectToken()) {
            wrong(place, "A person is an object with the member traits.");
            json.skipChildren();
            return null;
        }
        Traits traits = null;
        boolean seen = false;
        for (var name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            if (!name.equals("traits")) {
                wrong(place + "/" + escaped(name), "There is no member of this name here.");
                json.skipChildren();
            } else if (seen) {
                wrong(place + "/traits", "This member is given twice.");
                json.skipChildren();
            } else {
                seen = true;
                var values = numbers(place, "/traits", Traits.COUNT);
                traits = values == null ? null : Traits.owning(values);
            }
        }
        if (!seen) {
            wrong(place + "/traits", "The traits are missing.");
        }
        return traits;
    }

    private Resonance resonance() {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return Resonance.UNKNOWN;
        }
        var metrics = numbers("", "/resonance", Resonance.COUNT);
        return metrics == null ? Resonance.UNKNOWN : Resonance.owning(metrics);
    }

    private double @Nullable [] numbers(String parent, String name, int count) {
        if (!json.isExpectedStartArrayToken()) {
            wrong(parent + name, "Give a list of " + count + " numbers.");
            json.skipChildren();
            return null;
        }
        int before = errors.size();
        var values = new double[count];
        int index = 0;
        for (var token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            if (index < count) {
                values[index] = number(token, parent, name, index);
            }
            json.skipChildren();
            index++;
        }
        if (index != count) {
            wrong(parent + name, count + " numbers are needed; there are " + index + ".");
        }
        return errors.size() > before ? null : values;
    }

    private double number(JsonToken token, String parent, String name, int index) {
        if (!token.isNumeric()) {
            wrong(parent + name + "/" + index, "Give a number, not " + kind(token) + ".");
            return 0;
        }
        double value = value();
        if (!Traits.isInRange(value)) {
            wrong(parent + name + "/" + index, "Give a number from 0 to 1.");
        }
        return value;
    }

    private double value() {
        double value =
                ShortDecimal.read(
                        json.getStringCharacters(), json.getStringOffset(), json.getStringLength());
        return value == ShortDecimal.OTHER ? json.getDoubleValue() : value;
    }

    private boolean flag(String place) {
        var token = json.currentToken();
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            return token == JsonToken.VALUE_TRUE;
        }
        wrong(place, "Give true or false.");
        json.skipChildren();
        return false;
    }

    private @Nullable LocalDate birthdate(String place) {
        var token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return null;
        }
        if (token != JsonToken.VALUE_STRING) {
            wrong(place, "Give a date as text, like \"1990-05-17\".");
            json.skipChildren();
            return null;
        }
        var date = CalendarDay.parse(json.getString());
        if (date == null) {
            wrong(place, "There is no such day. Give a date like 1990-05-17.");
        } else if (date.isAfter(today)) {
            wrong(place, "This day is still to come.");
        }
        return date;
    }

    private void missing(PairParts parts, PairMember member, String place) {
        if ((parts.seen & member.bit()) == 0) {
            wrong(place, "This member is missing.");
        }
    }

    private void birthdateNeeded(
            @Nullable LocalDate date, String place, boolean numerology, int before) {
        String full = at(place);
        if (date == null
                && errors.subList(before, errors.size()).stream()
                        .noneMatch(error -> error.pointer().equals(full))) {
            wrong(
                    place,
                    "A birth date is needed, because "
                            + (numerology ? "include_numerology" : "include_astrology")
                            + " is true.");
        }
    }

    private void wrong(String place, String detail) {
        if (errors.size() < MOST_ERRORS) {
            errors.add(new InputError(at(place), detail));
        }
    }

    private String at(String place) {
        return pair == NO_INDEX ? place : "/" + pair + place;
    }

    private static String kind(JsonToken token) {
        return switch (token) {
            case VALUE_STRING -> "text";
            case VALUE_NULL -> "null";
            case VALUE_TRUE, VALUE_FALSE -> "true or false";
            case START_ARRAY -> "a list";
            default -> "an object";
        };
    }

    /** A member's name as it stands in a JSON pointer (RFC 6901, section 3). */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static ProblemException malformed(String what, @Nullable TokenStreamLocation location) {
        String where =
                location == null
                        ? ""
                        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
        return new ProblemException(
                PlatformProblem.MALFORMED_JSON, "Reading stopped" + where + ": " + what + ".");
    }
}
