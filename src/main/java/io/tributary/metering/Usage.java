package io.tributary.metering;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RequestId;
import io.tributary.kernel.UuidV7;

import org.jspecify.annotations.Nullable;

import java.net.InetAddress;
import java.time.Instant;
import java.util.UUID;

/**
 * One API call of a known key.
 *
 * @param id a UUIDv7; its time is the instant of the call
 * @param endpoint the route, not the address: {@code /api/v1/compatibility/calculate}
 * @param responseMillis from the request's arrival until its answer was ready, in milliseconds
 * @param calls what it counts against the day: the pairs of a batch, 0 when refused or free
 * @param admitted whether it took one of the minute's requests
 * @param country ISO 3166-1 alpha-2, or {@link #UNKNOWN_COUNTRY}
 * @param metadata the caller's own tag, at most {@value #METADATA_BYTES} bytes of UTF-8
 * @param address from where it came; null when that is not known
 * @param agent what made it, in its own words, at most {@value #LONGEST_AGENT} characters
 */
public record Usage(
        RequestId id,
        OrganizationId organization,
        UUID keyId,
        String endpoint,
        String method,
        int status,
        float responseMillis,
        int calls,
        boolean admitted,
        boolean livemode,
        String country,
        @Nullable String metadata,
        @Nullable String address,
        @Nullable String agent) {
    public static final String UNKNOWN_COUNTRY = "ZZ";
    public static final int METADATA_BYTES = 1024;
    public static final int LONGEST_AGENT = 200;

    public Usage {
        require(status >= 100 && status <= 599, "no status: ", status);
        require(
                responseMillis >= 0 && responseMillis < Float.MAX_VALUE,
                "no time: ",
                responseMillis);
        require(calls >= 0 && (admitted || calls == 0), "calls that were not admitted: ", calls);
        require(
                country.length() == 2 && isUpper(country.charAt(0)) && isUpper(country.charAt(1)),
                "no country: ",
                country);
        require(isKept(metadata), "metadata that cannot be kept: ", metadata);
        require(
                agent == null || (agent.length() <= LONGEST_AGENT && agent.indexOf('\0') < 0),
                "an agent that cannot be kept: ",
                agent);
    }

    /** A call of which nobody knows from where it came. */
    public Usage(
            RequestId id,
            OrganizationId organization,
            UUID keyId,
            String endpoint,
            String method,
            int status,
            float responseMillis,
            int calls,
            boolean admitted,
            boolean livemode,
            String country,
            @Nullable String metadata) {
        this(
                id,
                organization,
                keyId,
                endpoint,
                method,
                status,
                responseMillis,
                calls,
                admitted,
                livemode,
                country,
                metadata,
                null,
                null);
    }

    /** The same call, made from there by that agent, which is shortened to what is kept. */
    public Usage from(InetAddress caller, @Nullable String userAgent) {
        return new Usage(
                id,
                organization,
                keyId,
                endpoint,
                method,
                status,
                responseMillis,
                calls,
                admitted,
                livemode,
                country,
                metadata,
                plain(caller),
                shortened(userAgent));
    }

    /** Without the name of the network interface, which only means something to this machine. */
    private static String plain(InetAddress caller) {
        var text = caller.getHostAddress();
        int zone = text.indexOf('%');
        return zone < 0 ? text : text.substring(0, zone);
    }

    private static @Nullable String shortened(@Nullable String agent) {
        if (agent == null || agent.isEmpty()) {
            return null;
        }
        int length = Math.min(agent.length(), LONGEST_AGENT);
        if (Character.isHighSurrogate(agent.charAt(length - 1))) {
            length--;
        }
        return agent.substring(0, length).replace('\0', ' ');
    }

    /** Whether a tag is short enough, and free of the one character that PostgreSQL cannot keep. */
    public static boolean isKept(@Nullable String metadata) {
        return metadata == null
                || (metadata.indexOf('\0') < 0
                        && (metadata.length() * 3 <= METADATA_BYTES
                                || metadata.getBytes(UTF_8).length <= METADATA_BYTES));
    }

    /** When the call arrived, to the millisecond. */
    public Instant at() {
        return UuidV7.instantOf(id.value());
    }

    private static boolean isUpper(char letter) {
        return letter >= 'A' && letter <= 'Z';
    }

    private static void require(boolean holds, String broken, @Nullable Object value) {
        if (!holds) {
            throw new IllegalArgumentException(broken + value);
        }
    }
}
