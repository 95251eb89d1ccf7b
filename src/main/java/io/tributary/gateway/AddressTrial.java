package io.tributary.gateway;

import io.tributary.platform.AddressRange;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;

/** A list of allowed addresses that is tried out: nothing is refused, what would be is counted. */
public record AddressTrial(List<AddressRange> addresses, Instant from, Instant until) {
    public AddressTrial {
        addresses = List.copyOf(addresses);
    }

    /** Whether it counts at that time. */
    public boolean isOn(Instant now) {
        return until.isAfter(now);
    }

    boolean wouldRefuse(InetAddress address, long now) {
        if (now >= until.toEpochMilli()) {
            return false;
        }
        for (var range : addresses) {
            if (range.contains(address)) {
                return false;
            }
        }
        return true;
    }
}
