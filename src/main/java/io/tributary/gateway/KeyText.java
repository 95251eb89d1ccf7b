package io.tributary.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * How an API key is written: {@code sk_live_<id>_<secret><checksum>}. The id is the key's own in 22
 * characters of base 62, the secret 33 random ones (196 bits), the checksum the CRC-32 of all
 * before it in six. So a mistyped key is told from a real one without looking anything up, and a
 * scanner can find a leaked one.
 */
final class KeyText {
    private static final String LIVE = "sk_live_";
    private static final String TEST = "sk_test_";
    private static final int HEAD = LIVE.length();
    private static final int SECRET = 33;
    private static final int CHECKSUM = 6;
    private static final int CHECKED = HEAD + Base62.UUID_LENGTH + 1 + SECRET;

    static final int LENGTH = CHECKED + CHECKSUM;

    /** What is certainly meant as a key, wherever it stands. */
    private static final Pattern ANYWHERE =
            Pattern.compile("sk_(live|test)_[0-9A-Za-z]+_[0-9A-Za-z]+");

    private KeyText() {}

    /** A new key of that id. */
    static String mint(UUID id, boolean livemode, RandomGenerator random) {
        var checked = prefix(id, livemode) + "_" + Base62.random(SECRET, random);
        return checked + checksum(checked);
    }

    /** The part of a key that may be shown. */
    static String prefix(UUID id, boolean livemode) {
        return (livemode ? LIVE : TEST) + Base62.of(id);
    }

    /** The part of that key that may be shown. */
    static String prefix(String key) {
        return key.substring(0, HEAD + Base62.UUID_LENGTH);
    }

    /** Whether it is written as every key is, checksum included. */
    static boolean isWellFormed(String text) {
        if (text.length() != LENGTH || !(text.startsWith(LIVE) || text.startsWith(TEST))) {
            return false;
        }
        for (int i = HEAD; i < LENGTH; i++) {
            boolean separator = i == HEAD + Base62.UUID_LENGTH;
            if (separator ? text.charAt(i) != '_' : !Base62.contains(text.charAt(i))) {
                return false;
            }
        }
        return text.endsWith(checksum(text.substring(0, CHECKED)));
    }

    /** The first thing in a text that looks like a key; empty when there is none. */
    static Optional<String> in(String text) {
        if (!text.contains("sk_")) {
            return Optional.empty();
        }
        var found = ANYWHERE.matcher(text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    private static String checksum(String checked) {
        var crc = new CRC32();
        crc.update(checked.getBytes(ISO_8859_1));
        return Base62.of(crc.getValue(), CHECKSUM);
    }
}
