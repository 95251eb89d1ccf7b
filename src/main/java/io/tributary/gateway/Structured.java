package io.tributary.gateway;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The values of structured fields (RFC 9651), and the one way each is written. */
final class Structured {
    /** A value without parameters. */
    sealed interface Bare {}

    record Whole(long value) implements Bare {}

    record Fraction(BigDecimal value) implements Bare {}

    record Text(String value) implements Bare {}

    record Token(String value) implements Bare {}

    /** Bytes, kept as base64 with its padding. */
    record Bytes(String base64) implements Bare {
        byte[] value() {
            return Base64.getDecoder().decode(base64);
        }

        static Bytes of(byte[] value) {
            return new Bytes(Base64.getEncoder().encodeToString(value));
        }
    }

    record Flag(boolean value) implements Bare {}

    /** Seconds of the Unix epoch. */
    record Moment(long seconds) implements Bare {}

    /** What stands in a list or a dictionary. */
    sealed interface Member {}

    /** A value with its parameters. */
    record Item(Bare value, Map<String, Bare> parameters) implements Member {
        Item {
            parameters = ordered(parameters);
        }
    }

    /** A list in parentheses, which has parameters too. */
    record Inner(List<Item> items, Map<String, Bare> parameters) implements Member {
        Inner {
            items = List.copyOf(items);
            parameters = ordered(parameters);
        }
    }

    private Structured() {}

    private static Map<String, Bare> ordered(Map<String, Bare> parameters) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    static String written(Map<String, Member> dictionary) {
        return dictionary.entrySet().stream()
                .map(entry -> entry.getKey() + member(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** What is true is written as its name alone. */
    private static String member(Member member) {
        return member instanceof Item(Flag(var set), var parameters) && set
                ? parameters(parameters)
                : "=" + written(member);
    }

    static String written(List<Member> list) {
        return list.stream().map(Structured::written).collect(Collectors.joining(", "));
    }

    static String written(Member member) {
        return switch (member) {
            case Item(var value, var parameters) -> written(value) + parameters(parameters);
            case Inner(var items, var parameters) ->
                    items.stream()
                                    .map(Structured::written)
                                    .collect(Collectors.joining(" ", "(", ")"))
                            + parameters(parameters);
        };
    }

    private static String parameters(Map<String, Bare> parameters) {
        return parameters.entrySet().stream()
                .map(
                        entry ->
                                entry.getValue() instanceof Flag(var set) && set
                                        ? ";" + entry.getKey()
                                        : ";" + entry.getKey() + "=" + written(entry.getValue()))
                .collect(Collectors.joining());
    }

    private static String written(Bare value) {
        return switch (value) {
            case Whole(var whole) -> Long.toString(whole);
            case Fraction(var fraction) -> fraction(fraction);
            case Text(var text) -> "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            case Token(var token) -> token;
            case Bytes(var base64) -> ":" + base64 + ":";
            case Flag(var set) -> set ? "?1" : "?0";
            case Moment(var seconds) -> "@" + seconds;
        };
    }

    /** At least one digit behind the point. */
    private static String fraction(BigDecimal value) {
        var bare = value.stripTrailingZeros();
        return (bare.scale() < 1 ? bare.setScale(1) : bare).toPlainString();
    }

    /** The text of a parameter; null when it is absent or something else. */
    static @Nullable String text(Map<String, Bare> parameters, String name) {
        return parameters.get(name) instanceof Text(var text) ? text : null;
    }

    /** The number of a parameter; null when it is absent or something else. */
    static @Nullable Long whole(Map<String, Bare> parameters, String name) {
        return parameters.get(name) instanceof Whole(var whole) ? whole : null;
    }
}
