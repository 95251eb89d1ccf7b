package io.tributary.payments;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;

import io.tributary.kernel.ProblemException;
import io.tributary.platform.PlatformProblem;

import org.jspecify.annotations.Nullable;

import tools.jackson.databind.ObjectMapper;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;

/** What Stripe tells at its webhook: believed when it is signed, and kept before it is answered. */
public final class StripeEvents {
    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private final ProviderEvents events;
    private final @Nullable String secret;
    private final ObjectMapper json;
    private final InstantSource clock;

    StripeEvents(
            ProviderEvents events,
            @Nullable String secret,
            ObjectMapper json,
            InstantSource clock) {
        this.events = events;
        this.secret = secret;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Keeps an event; durable when this returns.
     *
     * @param payload as it came, byte for byte
     * @param signature the header {@code Stripe-Signature}
     * @throws ProblemException {@link PaymentProblem#BAD_SIGNATURE}, also for one older than five
     *     minutes; {@link PlatformProblem#NOT_FOUND} when no secret is set
     */
    public void take(String payload, String signature) {
        String known = secret;
        if (known == null || known.isBlank()) {
            throw new ProblemException(
                    PlatformProblem.NOT_FOUND, "There is no webhook of Stripe here.");
        }
        var event = verified(payload, signature, known);
        events.keep(
                new ProviderEvents.Event(
                        StripeProvider.NAME,
                        event.getId(),
                        event.getType(),
                        json.readTree(payload).path("data").path("object").path("id").asString(""),
                        Instant.ofEpochSecond(event.getCreated())));
    }

    private Event verified(String payload, String signature, String known) {
        try {
            return Webhook.constructEvent(
                    payload,
                    signature,
                    known,
                    TOLERANCE.toSeconds(),
                    clock.withZone(ZoneOffset.UTC));
        } catch (SignatureVerificationException refused) {
            throw new ProblemException(
                    PaymentProblem.BAD_SIGNATURE, "The event is not signed by Stripe, or too old.");
        }
    }
}
