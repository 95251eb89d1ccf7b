package io.tributary.identity;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** By what attempts from the network are counted. */
final class Origins {
    private static final int IPV6_SITE_BYTES = 8;

    private Origins() {}

    /** The address; of IPv6 its first 64 bits, since whoever has one address there has them all. */
    static String of(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, IPV6_SITE_BYTES)
                : address.getHostAddress();
    }
}
