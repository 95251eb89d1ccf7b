package io.tributary.billing;

import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Brings all subscriptions up to date. It asks what is due, not what day it is: whatever was missed
 * is caught up, one period of one customer a transaction, by as many servers as there are. A
 * customer that cannot be billed is parked, with the reason, and holds nobody up.
 */
public final class BillingRun {
    private static final Logger LOG = LoggerFactory.getLogger(BillingRun.class);
    private static final Scope SCOPE = Scope.system("the billing run");

    private final SubscriptionStore store;
    private final Charging charging;
    private final Transactions transactions;
    private final InstantSource clock;

    BillingRun(
            SubscriptionStore store,
            Charging charging,
            Transactions transactions,
            InstantSource clock) {
        this.store = store;
        this.charging = charging;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Does all that is due. */
    public void run() {
        while (next(store::lockDue, charging::goOn)) {
            // one period of one customer after the other
        }
        while (next(store::lockToLookAt, charging::chargeUsage)) {
            // what came late for those that nothing else leads back to
        }
        while (next(store::lockToMeasure, charging::settleService)) {
            // months of service that are over
        }
    }

    private boolean next(
            Function<Instant, Optional<Subscription>> lock, Consumer<Subscription> work) {
        var failed = new Failed[1];
        try {
            return transactions.in(
                    SCOPE,
                    () -> {
                        var due = lock.apply(clock.instant());
                        due.ifPresent(
                                subscription -> {
                                    failed[0] = new Failed(subscription.id());
                                    work.accept(subscription);
                                });
                        return due.isPresent();
                    });
        } catch (RuntimeException refused) {
            if (failed[0] == null) {
                throw refused;
            }
            park(failed[0].subscription(), refused);
            return true;
        }
    }

    /** The subscription that was at work when something went wrong. */
    private record Failed(UUID subscription) {}

    private void park(UUID subscription, RuntimeException refused) {
        LOG.error("subscription {} is parked", subscription, refused);
        transactions.run(
                SCOPE, () -> store.park(subscription, Parked.by(refused), clock.instant()));
    }

    /** Those that could not be billed, the longest parked first. */
    public List<Subscription> parked() {
        return transactions.in(SCOPE, store::parked);
    }

    /** Tries a parked one again with the next run. */
    public void unpark(UUID subscription) {
        transactions.run(SCOPE, () -> store.unpark(subscription));
    }
}
