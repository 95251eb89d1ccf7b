package io.tributary.support;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.tributary.platform.Secrets;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Where answers to mail go: {@code support+<token>@domain}. The token names one participant of one
 * ticket and bears 128 bits of an HMAC over that name, so that it cannot be guessed and nothing in
 * the database tells it. It is written in 36 digits, for mail servers may change the case.
 */
final class ReplyAddresses {
    private static final int HALF = 25;
    private static final int RADIX = 36;
    private static final int MAC_BYTES = 16;

    private final SecretKeySpec key;
    private final SupportSettings settings;
    private final Pattern form;

    ReplyAddresses(Secrets secrets, SupportSettings settings) {
        this.key = new SecretKeySpec(secrets.derive("support/reply-address"), "HmacSHA256");
        this.settings = settings;
        this.form =
                Pattern.compile(
                        Pattern.quote(settings.mailbox())
                                + "\\+([0-9a-z]{"
                                + (2 * HALF)
                                + "})@"
                                + Pattern.quote(
                                        String.valueOf(settings.domain())
                                                .toLowerCase(Locale.ROOT)));
    }

    /** Of that participant; nothing where no mail is taken in. */
    Optional<String> of(UUID participant) {
        return settings.takesMail()
                ? Optional.of(
                        settings.mailbox() + "+" + token(participant) + "@" + settings.domain())
                : Optional.empty();
    }

    /** Whom the address was given to; nothing for addresses that we did not give. */
    Optional<UUID> participant(String address) {
        var match = form.matcher(address.strip().toLowerCase(Locale.ROOT));
        if (!settings.takesMail() || !match.matches()) {
            return Optional.empty();
        }
        var token = match.group(1);
        var bytes = bytes(token.substring(0, HALF));
        if (bytes.length != MAC_BYTES) {
            return Optional.empty();
        }
        var named = ByteBuffer.wrap(bytes);
        var participant = new UUID(named.getLong(), named.getLong());
        return MessageDigest.isEqual(
                        token.getBytes(US_ASCII), token(participant).getBytes(US_ASCII))
                ? Optional.of(participant)
                : Optional.empty();
    }

    /** Whether it is the mailbox itself, where tickets are opened. */
    boolean isMailbox(String address) {
        return settings.takesMail()
                && address.strip().equalsIgnoreCase(settings.mailbox() + "@" + settings.domain());
    }

    private String token(UUID participant) {
        var name =
                ByteBuffer.allocate(MAC_BYTES)
                        .putLong(participant.getMostSignificantBits())
                        .putLong(participant.getLeastSignificantBits())
                        .array();
        return digits(name) + digits(Arrays.copyOf(hmac(name), MAC_BYTES));
    }

    private static String digits(byte[] bytes) {
        var digits = new BigInteger(1, bytes).toString(RADIX);
        return "0".repeat(HALF - digits.length()) + digits;
    }

    /** The 16 bytes of those digits; none when they are more. */
    private static byte[] bytes(String digits) {
        var number = new BigInteger(digits, RADIX);
        if (number.bitLength() > MAC_BYTES * 8) {
            return new byte[0];
        }
        var bytes = new byte[MAC_BYTES];
        var digitBytes = number.toByteArray();
        int length = Math.min(digitBytes.length, MAC_BYTES);
        System.arraycopy(digitBytes, digitBytes.length - length, bytes, MAC_BYTES - length, length);
        return bytes;
    }

    private byte[] hmac(byte[] text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac.doFinal(text);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }
}
