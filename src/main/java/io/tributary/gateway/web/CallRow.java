package io.tributary.gateway.web;

import io.tributary.metering.Call;
import io.tributary.metering.Usage;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Numerals;
import io.tributary.portal.spi.When;

import java.time.Instant;

/** One call of a list, as people read it. */
record CallRow(
        When at,
        String requestId,
        String endpoint,
        Badge status,
        String responseTime,
        String calls,
        String key,
        String country) {
    static CallRow of(Call call, KeyNames keys, Instant now) {
        return new CallRow(
                When.of(call.at(), now),
                call.id().toString(),
                call.method() + " " + call.endpoint(),
                status(call.status()),
                Numerals.decimal(call.responseMillis()) + " ms",
                Numerals.count(call.calls()),
                keys.name(call.keyId()),
                call.country().equals(Usage.UNKNOWN_COUNTRY) ? "–" : call.country());
    }

    static Badge status(int status) {
        var words = Statuses.name(status);
        if (status >= 500) {
            return Badge.bad(words);
        }
        return status >= 400 ? Badge.warm(words) : Badge.good(words);
    }
}
