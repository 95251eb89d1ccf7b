package io.tributary.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Numbers in digits, capitals and small letters: what a double click selects as one word. */
final class Base62 {
    private static final byte[] ALPHABET =
            "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".getBytes(ISO_8859_1);

    /** How many characters hold a UUID. */
    static final int UUID_LENGTH = 22;

    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length);

    private Base62() {}

    /** The number, with leading zeros up to that length. */
    static String of(long number, int length) {
        var text = new byte[length];
        long rest = number;
        for (int i = length - 1; i >= 0; i--) {
            text[i] = ALPHABET[(int) (rest % ALPHABET.length)];
            rest /= ALPHABET.length;
        }
        return new String(text, ISO_8859_1);
    }

    static String of(UUID id) {
        var number = new BigInteger(id.toString().replace("-", ""), 16);
        var text = new byte[UUID_LENGTH];
        for (int i = UUID_LENGTH - 1; i >= 0; i--) {
            var parts = number.divideAndRemainder(BASE);
            text[i] = ALPHABET[parts[1].intValue()];
            number = parts[0];
        }
        return new String(text, ISO_8859_1);
    }

    /** So many characters, each equally likely. */
    static String random(int length, RandomGenerator random) {
        var text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = ALPHABET[random.nextInt(ALPHABET.length)];
        }
        return new String(text, ISO_8859_1);
    }

    static boolean contains(char character) {
        return Arrays.binarySearch(ALPHABET, (byte) character) >= 0 && character < 128;
    }
}
