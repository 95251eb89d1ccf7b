package io.tributary.gateway.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.kernel.Period;
import io.tributary.metering.CallFilter;
import io.tributary.metering.CallSearch;
import io.tributary.metering.Mode;

import org.jspecify.annotations.Nullable;

import java.net.URLEncoder;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * What of the request log is asked for, as it stands in the address. What is not understood asks
 * for nothing.
 */
record RequestFilter(
        @Nullable String status,
        @Nullable String endpoint,
        @Nullable String key,
        @Nullable String mode,
        @Nullable String span,
        @Nullable String id) {
    static final Duration LOGGED = Duration.ofDays(30);

    /** How far back it looks. */
    enum Reach {
        HOUR("1h", "The last hour", Duration.ofHours(1)),
        DAY("24h", "The last 24 hours", Duration.ofDays(1)),
        WEEK("7d", "The last 7 days", Duration.ofDays(7)),
        MONTH("30d", "The last 30 days", LOGGED);

        private final String code;
        private final String label;
        private final Duration span;

        Reach(String code, String label, Duration span) {
            this.code = code;
            this.label = label;
            this.span = span;
        }

        String code() {
            return code;
        }

        String label() {
            return label;
        }
    }

    private static final List<String> STATUSES = List.of("success", "client_error", "server_error");

    /** A month for whoever looks for one request, a week for whoever just looks. */
    Reach reach() {
        return Arrays.stream(Reach.values())
                .filter(reach -> reach.code.equals(span))
                .findFirst()
                .orElse(hasId() ? Reach.MONTH : Reach.WEEK);
    }

    String statusCode() {
        return status != null && STATUSES.contains(status) ? status : "";
    }

    String endpointName() {
        return endpoint == null || endpoint.chars().anyMatch(Character::isISOControl)
                ? ""
                : endpoint;
    }

    String keyCode() {
        return keyId() == null || key == null ? "" : key;
    }

    String modeCode() {
        return Modes.code(modes());
    }

    String idText() {
        return id == null ? "" : id.strip();
    }

    /** Whether something is looked for that may be the beginning of a request id. */
    boolean hasId() {
        return id != null && CallSearch.isId(CallSearch.tidied(id));
    }

    /** Whether something is looked for that cannot be one. */
    boolean hasWrongId() {
        return !idText().isEmpty() && !hasId();
    }

    /** Whether anything is left out but what is older. */
    boolean isNarrow() {
        return !statusCode().isEmpty()
                || !endpointName().isEmpty()
                || !keyCode().isEmpty()
                || modes() != Mode.BOTH
                || !idText().isEmpty();
    }

    CallSearch search(Instant now) {
        return new CallSearch(
                new CallFilter(
                        modes(),
                        statusCode().isEmpty()
                                ? null
                                : CallFilter.StatusClass.valueOf(
                                        statusCode().toUpperCase(Locale.ROOT)),
                        keyId(),
                        endpointName().isEmpty() ? null : endpointName()),
                new Period(now.minus(reach().span), now.plusSeconds(1)),
                id != null && hasId() ? CallSearch.tidied(id) : null);
    }

    private Mode modes() {
        return Arrays.stream(Mode.values())
                .filter(one -> Modes.code(one).equals(mode))
                .findFirst()
                .orElse(Mode.BOTH);
    }

    private @Nullable UUID keyId() {
        try {
            return key == null || key.isEmpty() ? null : UUID.fromString(key);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    /** The address of this view of the log. */
    String href() {
        return RequestsController.HOME
                + "?status="
                + statusCode()
                + "&endpoint="
                + URLEncoder.encode(endpointName(), UTF_8)
                + "&key="
                + keyCode()
                + "&mode="
                + modeCode()
                + "&span="
                + reach().code
                + "&id="
                + URLEncoder.encode(idText(), UTF_8);
    }
}
