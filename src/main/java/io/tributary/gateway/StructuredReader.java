package io.tributary.gateway;

import io.tributary.gateway.Structured.Bare;
import io.tributary.gateway.Structured.Bytes;
import io.tributary.gateway.Structured.Flag;
import io.tributary.gateway.Structured.Fraction;
import io.tributary.gateway.Structured.Inner;
import io.tributary.gateway.Structured.Item;
import io.tributary.gateway.Structured.Member;
import io.tributary.gateway.Structured.Moment;
import io.tributary.gateway.Structured.Text;
import io.tributary.gateway.Structured.Token;
import io.tributary.gateway.Structured.Whole;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntPredicate;

/**
 * Reads structured fields by the algorithms of RFC 9651, section 4.2: strictly, whole, or not at
 * all. Every mistake is an {@link IllegalArgumentException} that says where it is.
 */
final class StructuredReader {
    private static final int MOST_DIGITS = 15;

    private final String text;
    private int at;

    private StructuredReader(String text) {
        this.text = text;
    }

    static Map<String, Member> dictionary(String text) {
        return whole(text, StructuredReader::dictionary);
    }

    static List<Member> list(String text) {
        return whole(text, StructuredReader::list);
    }

    static Item item(String text) {
        return whole(text, StructuredReader::item);
    }

    private static <T> T whole(String text, Function<StructuredReader, T> read) {
        var reader = new StructuredReader(text);
        reader.skip(letter -> letter == ' ');
        var value = read.apply(reader);
        reader.skip(letter -> letter == ' ');
        if (!reader.isAtEnd()) {
            throw reader.wrong("nothing more");
        }
        return value;
    }

    private Map<String, Member> dictionary() {
        var members = new LinkedHashMap<String, Member>();
        while (!isAtEnd()) {
            var name = key();
            members.put(name, take('=') ? member() : new Item(new Flag(true), parameters()));
            if (!isFollowed()) {
                break;
            }
        }
        return members;
    }

    private List<Member> list() {
        var members = new ArrayList<Member>();
        while (!isAtEnd()) {
            members.add(member());
            if (!isFollowed()) {
                break;
            }
        }
        return members;
    }

    /** Whether a comma and another member follow; a comma at the end is a mistake. */
    private boolean isFollowed() {
        int before = at;
        skip(StructuredReader::isSpace);
        if (!take(',')) {
            at = before;
            return false;
        }
        skip(StructuredReader::isSpace);
        if (isAtEnd()) {
            throw wrong("a member after the comma");
        }
        return true;
    }

    private Member member() {
        return is('(') ? inner() : item();
    }

    private Inner inner() {
        expect('(');
        var items = new ArrayList<Item>();
        while (true) {
            skip(letter -> letter == ' ');
            if (take(')')) {
                return new Inner(items, parameters());
            }
            items.add(item());
            if (!is(' ') && !is(')')) {
                throw wrong("a space or a closing parenthesis");
            }
        }
    }

    private Item item() {
        return new Item(bare(), parameters());
    }

    private Map<String, Bare> parameters() {
        var parameters = new LinkedHashMap<String, Bare>();
        while (take(';')) {
            skip(letter -> letter == ' ');
            var name = key();
            parameters.put(name, take('=') ? bare() : new Flag(true));
        }
        return parameters;
    }

    private String key() {
        if (isAtEnd() || !(isLower(text.charAt(at)) || text.charAt(at) == '*')) {
            throw wrong("a name in lower case");
        }
        return taken(letter -> isLower(letter) || isDigit(letter) || "_-.*".indexOf(letter) >= 0);
    }

    private Bare bare() {
        if (isAtEnd()) {
            throw wrong("a value");
        }
        char first = text.charAt(at);
        return switch (first) {
            case '"' -> string();
            case ':' -> bytes();
            case '?' -> flag();
            case '@' -> moment();
            default -> first == '-' || isDigit(first) ? number() : token(first);
        };
    }

    private Bare number() {
        boolean negative = take('-');
        var whole = taken(StructuredReader::isDigit);
        if (whole.isEmpty() || whole.length() > MOST_DIGITS) {
            throw wrong("a number of at most 15 digits");
        }
        if (!take('.')) {
            long value = Long.parseLong(whole);
            return new Whole(negative ? -value : value);
        }
        var behind = taken(StructuredReader::isDigit);
        if (behind.isEmpty() || behind.length() > 3 || whole.length() > 12) {
            throw wrong("a decimal of at most 12 and 3 digits");
        }
        var value = new BigDecimal(whole + "." + behind);
        return new Fraction(negative ? value.negate() : value);
    }

    private Text string() {
        expect('"');
        var value = new StringBuilder();
        while (!isAtEnd()) {
            char letter = text.charAt(at++);
            if (letter == '"') {
                return new Text(value.toString());
            }
            if (letter == '\\') {
                if (!is('"') && !is('\\')) {
                    throw wrong("a quote or a backslash");
                }
                letter = text.charAt(at++);
            } else if (letter < ' ' || letter > '~') {
                throw wrong("a letter of ASCII");
            }
            value.append(letter);
        }
        throw wrong("a closing quote");
    }

    private Token token(char first) {
        if (!isLetter(first) && first != '*') {
            throw wrong("a value");
        }
        return new Token(
                taken(
                        letter ->
                                isLetter(letter)
                                        || isDigit(letter)
                                        || ":/!#$%&'*+-.^_`|~".indexOf(letter) >= 0));
    }

    /** Padding may be missing, and is written always. */
    private Bytes bytes() {
        expect(':');
        var base64 = taken(letter -> letter != ':');
        expect(':');
        try {
            return Bytes.of(Base64.getDecoder().decode(base64));
        } catch (IllegalArgumentException _) {
            throw wrong("base64 between colons");
        }
    }

    private Flag flag() {
        expect('?');
        if (take('1')) {
            return new Flag(true);
        }
        expect('0');
        return new Flag(false);
    }

    private Moment moment() {
        expect('@');
        if (number() instanceof Whole(var seconds)) {
            return new Moment(seconds);
        }
        throw wrong("whole seconds");
    }

    private String taken(IntPredicate wanted) {
        int from = at;
        skip(wanted);
        return text.substring(from, at);
    }

    private void skip(IntPredicate wanted) {
        while (!isAtEnd() && wanted.test(text.charAt(at))) {
            at++;
        }
    }

    private boolean is(char letter) {
        return !isAtEnd() && text.charAt(at) == letter;
    }

    private boolean take(char letter) {
        boolean is = is(letter);
        at += is ? 1 : 0;
        return is;
    }

    private void expect(char letter) {
        if (!take(letter)) {
            throw wrong("“" + letter + "”");
        }
    }

    private boolean isAtEnd() {
        return at >= text.length();
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("expected at character " + (at + 1) + ": " + expected);
    }

    private static boolean isSpace(int letter) {
        return letter == ' ' || letter == '\t';
    }

    private static boolean isDigit(int letter) {
        return letter >= '0' && letter <= '9';
    }

    private static boolean isLower(int letter) {
        return letter >= 'a' && letter <= 'z';
    }

    private static boolean isLetter(int letter) {
        return isLower(letter) || (letter >= 'A' && letter <= 'Z');
    }
}
