package io.tributary.billing;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.Grant;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/** What is agreed with one customer: a price of its own, terms, and what it may do for it. */
public final class Contracts {
    private final Catalogue catalogue;
    private final SubscriptionStore store;
    private final Charging charging;
    private final BillingProfiles profiles;
    private final SubscriptionNews news;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Contracts(
            Catalogue catalogue,
            SubscriptionStore store,
            Charging charging,
            BillingProfiles profiles,
            SubscriptionNews news,
            Transactions transactions,
            InstantSource clock) {
        this.catalogue = catalogue;
        this.store = store;
        this.charging = charging;
        this.profiles = profiles;
        this.news = news;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What was agreed with one customer.
     *
     * @param product one that is sold by contract, or any other at a price of its own
     * @param terms how its invoices are paid
     * @param from the first day
     * @param until the day after the last; null when it renews until it is cancelled
     */
    public record Agreement(
            String product,
            Money price,
            Interval interval,
            List<Grant> grants,
            Terms terms,
            LocalDate from,
            @Nullable LocalDate until) {
        public Agreement {
            grants = List.copyOf(grants);
        }
    }

    /** Begins a contract; its periods until now are charged by the next run, or at once. */
    public Subscription begin(AuditTrail.By by, Agreement agreement) {
        return begin(by, agreement, List.of());
    }

    /**
     * Begins a contract by which usage beyond what is included is billed when each period is over.
     */
    public Subscription begin(AuditTrail.By by, Agreement agreement, List<Metered> metered) {
        return transactions.in(
                Scope.of(by.organization()),
                () -> {
                    var price =
                            catalogue.agree(
                                    by.organization(),
                                    new Catalogue.Terms(
                                            agreement.product(),
                                            new PriceModel.Flat(agreement.price()),
                                            agreement.price().getCurrencyUnit(),
                                            agreement.interval(),
                                            agreement.grants(),
                                            metered));
                    var subscription = added(by, agreement, price);
                    charging.grant(subscription);
                    if (!subscription.dueOn().isAfter(charging.today(subscription))) {
                        charging.charge(subscription);
                    }
                    return subscription;
                });
    }

    private Subscription added(AuditTrail.By by, Agreement agreement, PriceVersion price) {
        var subscription =
                new Subscription(
                        UuidV7.at(clock.instant(), random),
                        by.organization(),
                        price,
                        BigDecimal.ONE,
                        Subscription.State.ACTIVE,
                        profiles.of(by.organization()).zone(),
                        agreement.from(),
                        agreement.terms(),
                        agreement.from(),
                        agreement.until(),
                        false,
                        null,
                        List.of());
        store.add(subscription, clock.instant());
        news.agreed(by, subscription, agreement.price() + " " + price.interval().label());
        return subscription;
    }
}
