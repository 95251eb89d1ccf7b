package io.tributary.gateway;

import io.tributary.platform.AddressRange;

import org.jspecify.annotations.Nullable;

import java.util.Comparator;
import java.util.List;

/** The answer to "would this address pass?". */
public sealed interface AddressAnswer {
    /** It passes, by that range; null when every address does. */
    record Passes(@Nullable AddressRange by) implements AddressAnswer {}

    /** Of the addresses asked about, only those of that range pass. */
    record Partly(AddressRange by) implements AddressAnswer {}

    /** It does not; the range that comes nearest is told. */
    record Refused(AddressRange nearest) implements AddressAnswer {}

    /** What a list of allowed ranges says; an empty one allows every address. */
    static AddressAnswer of(List<AddressRange> allowed, AddressRange asked) {
        if (allowed.isEmpty()) {
            return new Passes(null);
        }
        for (var range : allowed) {
            if (range.covers(asked)) {
                return new Passes(range);
            }
        }
        for (var range : allowed) {
            if (asked.covers(range)) {
                return new Partly(range);
            }
        }
        return new Refused(
                allowed.stream().max(Comparator.comparingInt(asked::sharedBits)).orElseThrow());
    }
}
