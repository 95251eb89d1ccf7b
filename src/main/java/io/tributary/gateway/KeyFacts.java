package io.tributary.gateway;

import io.tributary.identity.Organization;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.AddressRange;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * All that the way of a call needs to know of its key and its organization, found out at once.
 *
 * @param endsAt when the key stops by itself, in milliseconds of the Unix epoch; the largest number
 *     when it does not
 * @param origins web origins whose pages may read the answers
 * @param trial a list of addresses that is tried out; null when there is none
 * @param recordsUntil until when the bodies of its organization's calls are recorded, in
 *     milliseconds of the Unix epoch; 0 when they are not
 * @param readAt the state of {@link Changes} before the facts were read
 */
record KeyFacts(
        UUID id,
        OrganizationId organization,
        boolean livemode,
        Set<String> scopes,
        List<AddressRange> allowedAddresses,
        long endsAt,
        Organization.Status status,
        boolean mayGoLive,
        Limiter.Quota quota,
        int batchLimit,
        Set<String> origins,
        String rateLimitPolicy,
        Limiter limiter,
        LastUse lastUse,
        Callers callers,
        SigningFacts signing,
        @Nullable AddressTrial trial,
        long recordsUntil,
        long readAt) {
    KeyFacts {
        scopes = Set.copyOf(scopes);
        allowedAddresses = List.copyOf(allowedAddresses);
        origins = Set.copyOf(origins);
    }

    /** An empty list allows every address. */
    boolean allows(InetAddress address) {
        if (allowedAddresses.isEmpty()) {
            return true;
        }
        for (var range : allowedAddresses) {
            if (range.contains(address)) {
                return true;
            }
        }
        return false;
    }
}
