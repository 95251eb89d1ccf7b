package io.tributary.billing;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.UuidV7;

import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Puts a new subscription on the books, in the surrounding transaction: in its customer's zone, and
 * due from its first day on. Nothing is charged or granted yet.
 */
final class Enrolling {
    private final SubscriptionStore store;
    private final BillingProfiles profiles;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Enrolling(SubscriptionStore store, BillingProfiles profiles, InstantSource clock) {
        this.store = store;
        this.profiles = profiles;
        this.clock = clock;
    }

    /** To be tried: due when the trial is over. */
    Subscription onTrial(OrganizationId customer, PriceVersion price) {
        var ends = today(customer).plusDays(Subscriptions.TRIAL_DAYS);
        var trial =
                enrolled(
                        fresh(),
                        customer,
                        price,
                        BigDecimal.ONE,
                        Subscription.State.TRIAL,
                        new Span(Terms.DUE_NOW, ends, null));
        store.useTrial(customer, trial.id(), clock.instant());
        return trial;
    }

    /** From today on, until it is cancelled. */
    Subscription fromToday(OrganizationId customer, PriceVersion price, BigDecimal quantity) {
        return enrolled(
                fresh(),
                customer,
                price,
                quantity,
                Subscription.State.ACTIVE,
                new Span(Terms.DUE_NOW, today(customer), null));
    }

    /** As it was agreed, once under that id. */
    Subscription byContract(UUID id, OrganizationId customer, PriceVersion price, Span span) {
        return enrolled(id, customer, price, BigDecimal.ONE, Subscription.State.ACTIVE, span);
    }

    private LocalDate today(OrganizationId customer) {
        return LocalDate.ofInstant(clock.instant(), profiles.of(customer).zone());
    }

    private UUID fresh() {
        return UuidV7.at(clock.instant(), random);
    }

    private Subscription enrolled(
            UUID id,
            OrganizationId customer,
            PriceVersion price,
            BigDecimal quantity,
            Subscription.State state,
            Span span) {
        var subscription =
                new Subscription(
                        id,
                        customer,
                        price,
                        quantity,
                        state,
                        profiles.of(customer).zone(),
                        span.from(),
                        span.terms(),
                        span.from(),
                        span.until(),
                        null,
                        null,
                        List.of());
        store.add(subscription, clock.instant());
        return subscription;
    }

    /**
     * From when to when something is subscribed to, and how it is paid.
     *
     * @param until the day after the last; null when it renews until it is cancelled
     */
    record Span(Terms terms, LocalDate from, @Nullable LocalDate until) {}
}
