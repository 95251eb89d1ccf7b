package io.tributary.notify.web;

import io.tributary.notify.Delivery;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.CodeSample;

import java.time.Instant;
import java.util.List;

/**
 * One delivery and its attempts.
 *
 * @param resendable whether its endpoint takes messages
 */
record DeliveryPage(
        DeliveryRow delivery,
        String endpoint,
        CodeSample payload,
        List<Call> calls,
        boolean resendable) {
    /** One attempt. */
    record Call(int number, Instant at, String took, Badge answer, String excerpt) {
        static Call of(Delivery.Attempt attempt) {
            var status = attempt.status();
            return new Call(
                    attempt.number(),
                    attempt.at(),
                    attempt.millis() + " ms",
                    status == null
                            ? Badge.bad("No answer")
                            : status >= 200 && status < 300
                                    ? Badge.good(status.toString())
                                    : Badge.bad(status.toString()),
                    attempt.excerpt());
        }
    }
}
