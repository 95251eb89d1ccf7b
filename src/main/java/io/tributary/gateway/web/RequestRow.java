package io.tributary.gateway.web;

import io.tributary.metering.Call;
import io.tributary.metering.Usage;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Numerals;

import java.time.Instant;

/** One call of the request log. */
record RequestRow(
        Instant at,
        String id,
        String method,
        String endpoint,
        Badge status,
        String responseTime,
        String calls,
        String mode,
        String key,
        String keyHref,
        String address,
        String country,
        String agent,
        String metadata) {
    private static final String UNKNOWN = "Not known";

    static RequestRow of(Call call, KeyNames keys) {
        var address = call.address();
        var agent = call.agent();
        var metadata = call.metadata();
        return new RequestRow(
                call.at(),
                call.id().toString(),
                call.method(),
                call.endpoint().equals("unknown") ? "No such operation" : call.endpoint(),
                CallRow.status(call.status()),
                Numerals.decimal(call.responseMillis()) + " ms",
                Numerals.count(call.calls()),
                call.livemode() ? "Live" : "Test",
                keys.name(call.keyId()),
                KeysController.HOME + "/" + call.keyId(),
                address == null ? UNKNOWN : address,
                call.country().equals(Usage.UNKNOWN_COUNTRY) ? UNKNOWN : call.country(),
                agent == null ? UNKNOWN : agent,
                metadata == null ? "" : metadata);
    }

    String href() {
        return RequestsController.HOME + "/" + id;
    }
}
