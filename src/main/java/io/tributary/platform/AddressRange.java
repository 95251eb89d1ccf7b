package io.tributary.platform;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * Neighbouring network addresses, as CIDR writes them: {@code 10.0.0.0/8}, {@code 2001:db8::/32},
 * or one address alone. IPv4 is kept as the IPv6 addresses it is mapped to ({@code ::ffff:0:0/96}),
 * so that both ways of writing it mean the same.
 *
 * @param high the upper 64 bits of the first address
 * @param low the lower 64 bits of the first address
 * @param prefix how many of the 128 bits all addresses share
 */
public record AddressRange(long high, long low, int prefix) {
    private static final long MAPPED = 0xffff_0000_0000L;

    public AddressRange {
        if (prefix < 0 || prefix > 128) {
            throw new IllegalArgumentException("no prefix of an address: " + prefix);
        }
        if ((high & ~highMask(prefix)) != 0 || (low & ~lowMask(prefix)) != 0) {
            throw new IllegalArgumentException("the address has bits beyond its prefix");
        }
    }

    /**
     * Reads CIDR notation. Names are not looked up.
     *
     * @throws IllegalArgumentException when it is no range of addresses, or when its address has
     *     bits beyond the prefix
     */
    public static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        String literal = slash < 0 ? text : text.substring(0, slash);
        var address = InetAddress.ofLiteral(literal);
        boolean dotted = literal.indexOf(':') < 0;
        int width = dotted ? 32 : 128;
        int length = slash < 0 ? width : length(text.substring(slash + 1), width);
        return new AddressRange(high(address), low(address), length + 128 - width);
    }

    private static int length(String digits, int width) {
        if (!digits.matches("\\d{1,3}") || Integer.parseInt(digits) > width) {
            throw new IllegalArgumentException("no prefix of an address: " + digits);
        }
        return Integer.parseInt(digits);
    }

    public boolean contains(InetAddress address) {
        return ((high(address) ^ high) & highMask(prefix)) == 0
                && ((low(address) ^ low) & lowMask(prefix)) == 0;
    }

    /** Whether every address of the other is one of these. */
    public boolean covers(AddressRange other) {
        return prefix <= other.prefix && sharedBits(other) >= prefix;
    }

    /** How many bits the first addresses of both have in common, from the left: 0 to 128. */
    public int sharedBits(AddressRange other) {
        return high == other.high
                ? 64 + Long.numberOfLeadingZeros(low ^ other.low)
                : Long.numberOfLeadingZeros(high ^ other.high);
    }

    private static long high(InetAddress address) {
        return address instanceof Inet4Address
                ? 0
                : ByteBuffer.wrap(address.getAddress()).getLong();
    }

    private static long low(InetAddress address) {
        var bytes = ByteBuffer.wrap(address.getAddress());
        return address instanceof Inet4Address
                ? MAPPED | (bytes.getInt() & 0xffff_ffffL)
                : bytes.getLong(8);
    }

    private static long highMask(int prefix) {
        return prefix >= 64 ? -1L : prefix == 0 ? 0L : -1L << (64 - prefix);
    }

    private static long lowMask(int prefix) {
        return prefix <= 64 ? 0L : -1L << (128 - prefix);
    }

    /** CIDR notation; IPv4 in dots. */
    @Override
    public String toString() {
        if (high == 0 && (low & ~0xffff_ffffL) == MAPPED && prefix >= 96) {
            return "%d.%d.%d.%d/%d"
                    .formatted(
                            (low >>> 24) & 0xff,
                            (low >>> 16) & 0xff,
                            (low >>> 8) & 0xff,
                            low & 0xff,
                            prefix - 96);
        }
        var text = new StringBuilder();
        for (int group = 0; group < 8; group++) {
            long half = group < 4 ? high : low;
            text.append(group == 0 ? "" : ":")
                    .append(Long.toHexString((half >>> (48 - group % 4 * 16)) & 0xffff));
        }
        return text.append('/').append(prefix).toString();
    }
}
