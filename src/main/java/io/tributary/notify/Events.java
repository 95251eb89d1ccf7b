package io.tributary.notify;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Where modules tell what happened. */
public final class Events {
    private final DeliveryStore deliveries;
    private final Dispatch dispatch;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Events(
            DeliveryStore deliveries,
            Dispatch dispatch,
            Transactions transactions,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.dispatch = dispatch;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Tells an organization, in the surrounding transaction: with what happened or not at all. It
     * sets out after the commit, to each of the endpoints that want it.
     *
     * @throws IllegalStateException outside a transaction, where it could be told and not happen
     */
    public void emit(OrganizationId organization, Event event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(event.type().name() + " is told by no transaction");
        }
        transactions.run(
                Scope.of(organization),
                () -> {
                    var now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
                    var message = UuidV7.at(now, random);
                    deliveries.write(
                            organization, message, event.type().name(), event.payload(now), now);
                    deliveries
                            .address(organization, message, now)
                            .forEach(endpoint -> dispatch.now(endpoint, message));
                });
    }
}
