package io.tributary.platform;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What came of a call to an address that a customer named. */
public sealed interface OutboundAnswer {
    /** From the first look at the name to the end of what was read. */
    Duration took();

    /**
     * The other side answered. A redirect is an answer like any other: it is not followed.
     *
     * @param headers by their names in lower case; of a name that is there twice, the first
     * @param text what was read of the body, as UTF-8
     */
    record Answered(int status, Map<String, String> headers, String text, Duration took)
            implements OutboundAnswer {
        public Answered {
            headers = Map.copyOf(new TreeMap<>(headers));
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }

    /**
     * There was no answer.
     *
     * @param detail a sentence for whoever named the address
     */
    record Unanswered(Reason reason, String detail, Duration took) implements OutboundAnswer {}

    /** Why there was no answer. */
    enum Reason {
        /** We do not call such addresses. */
        REFUSED,
        UNKNOWN_NAME,
        NO_CONNECTION,
        TLS,
        TOO_SLOW,
        BROKEN
    }
}
