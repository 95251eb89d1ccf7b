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

import java.time.DateTimeException;
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
        int seen = 0;
        Traits person1 = null;
        Traits person2 = null;
        var resonance = Resonance.UNKNOWN;
        boolean numerology = false;
        boolean astrology = false;
        LocalDate birthdate1 = null;
        LocalDate birthdate2 = null;
        for (var name = json.nextName(); name != null; name = json.nextName()) {
            json.nextToken();
            var member = Member.named(name);
            if (member == null) {
                wrong("/" + escaped(name), "There is no member of this name here.");
                json.skipChildren();
                continue;
            }
            if ((seen & member.bit) != 0) {
                wrong("/" + name, "This member is given twice.");
                json.skipChildren();
                continue;
            }
            seen |= member.bit;
            switch (member) {
                case PERSON1 -> person1 = person("/person1");
                case PERSON2 -> person2 = person("/person2");
                case RESONANCE -> resonance = resonance();
                case INCLUDE_NUMEROLOGY -> numerology = flag("/include_numerology");
                case INCLUDE_ASTROLOGY -> astrology = flag("/include_astrology");
                case BIRTHDATE1 -> birthdate1 = birthdate("/birthdate1");
                case BIRTHDATE2 -> birthdate2 = birthdate("/birthdate2");
            }
        }
        missing(seen, Member.PERSON1, "/person1");
        missing(seen, Member.PERSON2, "/person2");
        if (numerology || astrology) {
            birthdateNeeded(birthdate1, "/birthdate1", numerology, before);
            birthdateNeeded(birthdate2, "/birthdate2", numerology, before);
        }
        if (errors.size() > before || person1 == null || person2 == null) {
            return null;
        }
        return new Pair(person1, person2, resonance, numerology, astrology, birthdate1, birthdate2);
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
        var date = date(json.getString());
        if (date == null) {
            wrong(place, "There is no such day. Give a date like 1990-05-17.");
        } else if (date.isAfter(today)) {
            wrong(place, "This day is still to come.");
        }
        return date;
    }

    /** A day of the calendar, written yyyy-mm-dd and in no other way; null when there is none. */
    private static @Nullable LocalDate date(String text) {
        if (text.length() != 10 || text.charAt(4) != '-' || text.charAt(7) != '-') {
            return null;
        }
        int year = digits(text, 0, 4);
        int month = digits(text, 5, 7);
        int day = digits(text, 8, 10);
        try {
            return year < 1 ? null : LocalDate.of(year, month, day);
        } catch (DateTimeException _) {
            return null;
        }
    }

    private static int digits(String text, int from, int until) {
        int number = 0;
        for (int index = from; index < until; index++) {
            int digit = text.charAt(index) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    private void missing(int seen, Member member, String place) {
        if ((seen & member.bit) == 0) {
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

    /** What a pair may have, each with its bit among those that were seen. */
    private enum Member {
        PERSON1(1),
        PERSON2(2),
        RESONANCE(4),
        INCLUDE_NUMEROLOGY(8),
        INCLUDE_ASTROLOGY(16),
        BIRTHDATE1(32),
        BIRTHDATE2(64);

        private final int bit;

        Member(int bit) {
            this.bit = bit;
        }

        static @Nullable Member named(String name) {
            return switch (name) {
                case "person1" -> PERSON1;
                case "person2" -> PERSON2;
                case "resonance" -> RESONANCE;
                case "include_numerology" -> INCLUDE_NUMEROLOGY;
                case "include_astrology" -> INCLUDE_ASTROLOGY;
                case "birthdate1" -> BIRTHDATE1;
                case "birthdate2" -> BIRTHDATE2;
                default -> null;
            };
        }
    }
}
