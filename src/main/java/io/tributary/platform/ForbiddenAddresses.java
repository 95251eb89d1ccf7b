package io.tributary.platform;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where nothing of a customer's can be: all that the IANA registries of special-purpose addresses
 * name, and of IPv6 also everything that is not global unicast. An IPv4 address that is written as
 * IPv6 counts as what it is; one that is embedded in a transition address is refused with it.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IPv4 registry</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IPv6 registry</a>
 */
final class ForbiddenAddresses {
    private static final AddressRange GLOBAL_UNICAST = AddressRange.parse("2000::/3");

    private static final List<AddressRange> IPV4 =
            ranges(
                    "0.0.0.0/8", // this network
                    "10.0.0.0/8", // private
                    "100.64.0.0/10", // shared by carriers (CGNAT); metadata of some clouds
                    "127.0.0.0/8", // loopback
                    "169.254.0.0/16", // link-local; metadata of most clouds
                    "172.16.0.0/12", // private
                    "192.0.0.0/24", // protocol assignments, DS-Lite, NAT64 discovery
                    "192.0.2.0/24", // documentation
                    "192.31.196.0/24", // AS112
                    "192.52.193.0/24", // automatic multicast tunnelling
                    "192.88.99.0/24", // 6to4 relays
                    "192.168.0.0/16", // private
                    "192.175.48.0/24", // AS112
                    "198.18.0.0/15", // benchmarking
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4"); // reserved, broadcast

    private static final List<AddressRange> IPV6 =
            ranges(
                    "2001::/23", // protocol assignments: Teredo, benchmarking, ORCHID
                    "2001:db8::/32", // documentation
                    "2002::/16", // 6to4: any IPv4 address may be inside
                    "2620:4f:8000::/48", // AS112
                    "3fff::/20"); // documentation

    private ForbiddenAddresses() {}

    static boolean contains(InetAddress address) {
        if (address instanceof Inet4Address) {
            return isIn(IPV4, address);
        }
        return !GLOBAL_UNICAST.contains(address) || isIn(IPV6, address);
    }

    private static boolean isIn(List<AddressRange> ranges, InetAddress address) {
        return ranges.stream().anyMatch(range -> range.contains(address));
    }

    private static List<AddressRange> ranges(String... cidr) {
        return Stream.of(cidr).map(AddressRange::parse).toList();
    }
}
