package io.tributary.gateway;

import io.tributary.platform.ClientConnection;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * A request as it came to the door, nothing of it believed yet.
 *
 * @param at when it had arrived whole
 * @param path undecoded, beginning with {@link ApiRoute#PREFIX}
 * @param query undecoded, without the question mark
 * @param key what stands in {@code X-API-Key}
 * @param contentType of the body
 * @param body null when it is larger than is read
 * @param country where it came from, ISO 3166-1 alpha-2; ZZ when unknown
 * @param origin the web page it came from
 * @param agent what the caller says it is ({@code User-Agent})
 * @param signed the head as it was signed; null when it bears no signature
 */
@SuppressWarnings("ArrayRecordComponent") // a request, never compared
record Arrival(
        Instant at,
        ClientConnection client,
        String method,
        String path,
        @Nullable String query,
        @Nullable String key,
        @Nullable String contentType,
        byte @Nullable [] body,
        @Nullable String idempotencyKey,
        @Nullable String metadata,
        String country,
        @Nullable String origin,
        @Nullable String agent,
        @Nullable HttpMessage signed) {}
