package io.tributary.gateway.web;

import io.tributary.gateway.RecordedBodies;
import io.tributary.portal.spi.CodeSample;

import org.jspecify.annotations.Nullable;

import java.time.Instant;

/**
 * One call of the request log.
 *
 * @param bodies null when none were recorded, or for whoever may not see them
 * @param mayRecord whether the visitor may switch recording on
 */
record RequestPage(RequestRow call, @Nullable Bodies bodies, boolean mayRecord) {
    /** What was sent and answered, without its values; null where there was nothing. */
    record Bodies(@Nullable CodeSample request, @Nullable CodeSample answer, Instant keptUntil) {
        static Bodies of(RecordedBodies recorded) {
            return new Bodies(
                    sample("Request", recorded.request()),
                    sample("Answer", recorded.answer()),
                    recorded.keptUntil());
        }

        private static @Nullable CodeSample sample(String label, String text) {
            return text.isEmpty() ? null : new CodeSample(label, text);
        }
    }
}
