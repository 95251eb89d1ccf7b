package io.tributary.gateway.web;

import io.tributary.gateway.ApiKey;
import io.tributary.metering.Mode;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** Live and test calls as pages and addresses name them. */
final class Modes {
    private Modes() {}

    /** What the address says; else live calls for whoever has a live key. */
    static Mode of(@Nullable String code, List<ApiKey> keys, Instant now) {
        for (var mode : Mode.values()) {
            if (code(mode).equals(code)) {
                return mode;
            }
        }
        return keys.stream().anyMatch(key -> key.livemode() && key.isActive(now))
                ? Mode.LIVE
                : Mode.TEST;
    }

    static String code(Mode mode) {
        return mode == Mode.BOTH ? "all" : mode.name().toLowerCase(Locale.ROOT);
    }

    static String label(Mode mode) {
        return switch (mode) {
            case LIVE -> "Live";
            case TEST -> "Test";
            case BOTH -> "All";
        };
    }
}
