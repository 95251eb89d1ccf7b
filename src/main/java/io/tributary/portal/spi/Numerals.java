package io.tributary.portal.spi;

import java.util.Locale;

/** Numbers as people read them. */
public final class Numerals {
    private Numerals() {}

    /** With thousands separators: {@code 12,345}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /**
     * At most four characters, for narrow cells: {@code 950}, {@code 1.2k}, {@code 34k}, {@code
     * 5.6M}.
     */
    public static String compact(long number) {
        if (Math.abs(number) < 1_000) {
            return Long.toString(number);
        }
        if (Math.abs(number) < 999_500) {
            return short1(number / 1_000.0) + "k";
        }
        return short1(number / 1_000_000.0) + "M";
    }

    /** A share in [0,1] as a percentage with one decimal: {@code 3.2%}. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", share * 100);
    }

    /** With as many decimals as its size deserves: {@code 0.42}, {@code 8.1}, {@code 1,250}. */
    public static String decimal(double number) {
        double size = Math.abs(number);
        if (size >= 100 || number == Math.rint(number)) {
            return String.format(Locale.ROOT, "%,.0f", number);
        }
        return String.format(Locale.ROOT, size >= 1 ? "%.1f" : "%.2f", number);
    }

    private static String short1(double number) {
        return String.format(Locale.ROOT, Math.abs(number) < 9.95 ? "%.1f" : "%.0f", number);
    }
}
