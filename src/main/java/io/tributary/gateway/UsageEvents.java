package io.tributary.gateway;

import io.tributary.notify.EventType;
import io.tributary.notify.EventType.Kind;
import io.tributary.notify.EventTypes;

import java.time.Instant;
import java.time.LocalDate;

/** What is told of usage. */
final class UsageEvents {
    static final EventType THRESHOLD =
            EventType.named(
                            "usage.threshold",
                            "50, 80 or 100 percent of the day's calls are used. Each is told once a"
                                    + " day and mode.")
                    .with("percent", Kind.NUMBER, "`50`, `80` or `100`.", 80L)
                    .with("day", Kind.DATE, "Which day, in UTC.", LocalDate.of(2026, 3, 1))
                    .with("livemode", Kind.FLAG, "False for test calls.", true)
                    .with("used", Kind.NUMBER, "How many calls were used.", 8_012L)
                    .with("allowance", Kind.NUMBER, "How many the day has.", 10_000L);

    static final EventType ERRORS_RISING =
            EventType.named(
                            "errors.rising",
                            "A tenth of an hour's live requests or more failed. It is told again"
                                    + " only after an hour with less than a twentieth.")
                    .with(
                            "since",
                            Kind.INSTANT,
                            "When the first such hour began.",
                            Instant.parse("2026-03-01T12:00:00Z"))
                    .with("requests", Kind.NUMBER, "Requests of the last hour.", 900L)
                    .with("errors", Kind.NUMBER, "Those with a status of 400 or more.", 312L);

    static final EventTypes ALL = EventTypes.of(THRESHOLD, ERRORS_RISING);

    private UsageEvents() {}
}
