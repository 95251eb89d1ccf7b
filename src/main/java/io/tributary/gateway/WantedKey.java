package io.tributary.gateway;

import io.tributary.platform.AddressRange;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A key to be made.
 *
 * @param allowedAddresses from which alone it works; empty for every address
 * @param expiresAt null for a key that does not expire
 */
public record WantedKey(
        String name,
        SortedSet<String> scopes,
        boolean livemode,
        List<AddressRange> allowedAddresses,
        @Nullable Instant expiresAt) {
    public static final int LONGEST_NAME = 100;
    public static final int MOST_ADDRESSES = 50;

    public WantedKey {
        scopes = Collections.unmodifiableSortedSet(new TreeSet<>(scopes));
        allowedAddresses = List.copyOf(allowedAddresses);
        if (name.isBlank() || name.length() > LONGEST_NAME || scopes.isEmpty()) {
            throw new IllegalArgumentException("a key needs a name and a scope");
        }
        if (allowedAddresses.size() > MOST_ADDRESSES) {
            throw new IllegalArgumentException(
                    "at most " + MOST_ADDRESSES + " ranges of addresses");
        }
    }
}
