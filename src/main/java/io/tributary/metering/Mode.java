package io.tributary.metering;

import org.jspecify.annotations.Nullable;

/** Which calls a question is about: those of live keys, of test keys, or all. */
public enum Mode {
    LIVE(true),
    TEST(false),
    BOTH(null);

    private final @Nullable Boolean livemode;

    Mode(@Nullable Boolean livemode) {
        this.livemode = livemode;
    }

    public static Mode of(boolean livemode) {
        return livemode ? LIVE : TEST;
    }

    /** As the column says it; null for both. */
    @Nullable Boolean livemode() {
        return livemode;
    }
}
