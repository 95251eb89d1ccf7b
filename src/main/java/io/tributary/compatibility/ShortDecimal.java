package io.tributary.compatibility;

/**
 * Reads the decimals that callers mostly send, like 0.443433, faster than the general way and just
 * as exactly: a few digits without an exponent are the quotient of two integers that a double holds
 * exactly, so that one division rounds correctly (Clinger, How to read floating point numbers
 * accurately, 1990).
 */
final class ShortDecimal {
    /** The text is not of this kind; the general way reads it. */
    static final double OTHER = -1;

    /** Digits and a point: past this length the digits may not fit a double. */
    private static final int LONGEST = 17;

    private static final long LARGEST_EXACT = 1L << 53;
    private static final double[] POWERS_OF_TEN = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16
    };

    private ShortDecimal() {}

    /** The number that the text says, never negative, or {@link #OTHER}. */
    static double read(char[] text, int offset, int length) {
        if (length > LONGEST) {
            return OTHER;
        }
        long digits = 0;
        int point = -1;
        for (int index = 0; index < length; index++) {
            int digit = text[offset + index] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = 10 * digits + digit;
            } else if (digit == '.' - '0' && point < 0) {
                point = index;
            } else {
                return OTHER;
            }
        }
        if (digits > LARGEST_EXACT) {
            return OTHER;
        }
        return point < 0 ? digits : digits / POWERS_OF_TEN[length - 1 - point];
    }
}
