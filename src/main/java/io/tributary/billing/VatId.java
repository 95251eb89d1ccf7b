package io.tributary.billing;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A number for value added tax in the European Union. Its form is checked for every member state,
 * its check digit where the state has published how it is made. That it is in force only the
 * state's register (VIES) can tell.
 */
record VatId(String text) {
    private static final Map<String, Pattern> FORMS =
            Map.ofEntries(
                    form("AT", "U\\d{8}"),
                    form("BE", "[01]\\d{9}"),
                    form("BG", "\\d{9,10}"),
                    form("CY", "\\d{8}[A-Z]"),
                    form("CZ", "\\d{8,10}"),
                    form("DE", "\\d{9}"),
                    form("DK", "\\d{8}"),
                    form("EE", "\\d{9}"),
                    form("EL", "\\d{9}"),
                    form("ES", "[A-Z0-9]\\d{7}[A-Z0-9]"),
                    form("FI", "\\d{8}"),
                    form("FR", "[A-HJ-NP-Z0-9]{2}\\d{9}"),
                    form("HR", "\\d{11}"),
                    form("HU", "\\d{8}"),
                    form("IE", "\\d[0-9A-Z+*]\\d{5}[A-Z]{1,2}"),
                    form("IT", "\\d{11}"),
                    form("LT", "(\\d{9}|\\d{12})"),
                    form("LU", "\\d{8}"),
                    form("LV", "\\d{11}"),
                    form("MT", "\\d{8}"),
                    form("NL", "\\d{9}B\\d{2}"),
                    form("PL", "\\d{10}"),
                    form("PT", "\\d{9}"),
                    form("RO", "\\d{2,10}"),
                    form("SE", "\\d{10}01"),
                    form("SI", "\\d{8}"),
                    form("SK", "\\d{10}"));

    private static final Map<String, Predicate<String>> CHECKS =
            Map.ofEntries(
                    Map.entry("AT", VatId::austrian),
                    Map.entry("BE", VatId::belgian),
                    Map.entry("DE", VatId::isEleventhAndTenth),
                    Map.entry("DK", d -> sum(d, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
                    Map.entry("FI", d -> eleventh(sum(d, 7, 9, 10, 5, 8, 4, 2), 0) == last(d)),
                    Map.entry("FR", VatId::french),
                    Map.entry("HR", VatId::isEleventhAndTenth),
                    Map.entry("IT", VatId::isLuhn),
                    Map.entry("LU", d -> number(d, 0, 6) % 89 == number(d, 6, 8)),
                    Map.entry("PL", d -> sum(d, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == last(d)),
                    Map.entry("PT", d -> eleventh(sum(d, 9, 8, 7, 6, 5, 4, 3, 2), 0) == last(d)),
                    Map.entry("SE", d -> isLuhn(d.substring(0, 10))),
                    Map.entry("SI", d -> eleventh(sum(d, 8, 7, 6, 5, 4, 3, 2), 0) == last(d)));

    /** Reads one as people write it, with or without blanks and dots; empty when it is wrong. */
    static Optional<VatId> parse(String typed) {
        var text = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s.\\-/]", "");
        if (text.length() < 4) {
            return Optional.empty();
        }
        var form = FORMS.get(text.substring(0, 2));
        var number = text.substring(2);
        return form != null && form.matcher(number).matches() && isChecked(text, number)
                ? Optional.of(new VatId(text))
                : Optional.empty();
    }

    private static boolean isChecked(String text, String number) {
        return CHECKS.getOrDefault(text.substring(0, 2), _ -> true).test(number);
    }

    /** The country it belongs to, as ISO 3166 names it: Greece's numbers begin with EL. */
    String country() {
        var prefix = text.substring(0, 2);
        return prefix.equals("EL") ? "GR" : prefix;
    }

    private static Map.Entry<String, Pattern> form(String country, String pattern) {
        return Map.entry(country, Pattern.compile(pattern));
    }

    private static int digit(String digits, int at) {
        return digits.charAt(at) - '0';
    }

    private static int last(String digits) {
        return digit(digits, digits.length() - 1);
    }

    private static long number(String digits, int from, int until) {
        return Long.parseLong(digits.substring(from, until));
    }

    private static int sum(String digits, int... weights) {
        return IntStream.range(0, weights.length).map(i -> digit(digits, i) * weights[i]).sum();
    }

    /** The check digit modulo 11, where ten has no digit of its own. */
    private static int eleventh(int sum, int forTen) {
        int check = (11 - sum % 11) % 11;
        return check == 10 ? forTen : check;
    }

    /** ISO/IEC 7064, MOD 11,10. */
    private static boolean isEleventhAndTenth(String digits) {
        int product = 10;
        for (int i = 0; i < digits.length() - 1; i++) {
            int sum = (digit(digits, i) + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return (11 - product) % 10 == last(digits);
    }

    /** ISO/IEC 7812-1, annex B. */
    private static boolean isLuhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digit(digits, digits.length() - 1 - i);
            int counted = i % 2 == 0 ? digit : 2 * digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return sum % 10 == 0;
    }

    private static boolean austrian(String number) {
        var digits = number.substring(1);
        int sum = 4;
        for (int i = 0; i < 7; i++) {
            int counted = digit(digits, i) * (i % 2 == 0 ? 1 : 2);
            sum += counted / 10 + counted % 10;
        }
        return (10 - sum % 10) % 10 == last(digits);
    }

    private static boolean belgian(String digits) {
        return 97 - number(digits, 0, 8) % 97 == number(digits, 8, 10);
    }

    /** Keys with letters follow another rule that not all of their holders' numbers keep. */
    private static boolean french(String number) {
        return !number.matches("\\d{11}")
                || (12 + 3 * (number(number, 2, 11) % 97)) % 97 == number(number, 0, 2);
    }
}
