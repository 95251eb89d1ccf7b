package io.tributary.platform;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses named by customers may be called.
 *
 * @param loopback whether this machine itself may be, by http too and on any port: to try webhooks
 *     while developing, never on a server that strangers use
 * @param ports that may be called
 * @param allowedAddresses (CIDR) that may be called although they are not public: a house whose
 *     customers are in its own network
 */
@ConfigurationProperties("tributary.outbound")
record OutboundSettings(
        @DefaultValue("false") boolean loopback,
        @DefaultValue("443") List<Integer> ports,
        @DefaultValue List<String> allowedAddresses) {

    OutboundSettings {
        ports = List.copyOf(ports);
        allowedAddresses = List.copyOf(allowedAddresses);
    }

    boolean isAllowed(InetAddress address) {
        return !ForbiddenAddresses.contains(address)
                || (loopback && address.isLoopbackAddress())
                || allowedAddresses.stream()
                        .map(AddressRange::parse)
                        .anyMatch(range -> range.contains(address));
    }
}
