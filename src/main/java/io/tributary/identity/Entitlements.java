package io.tributary.identity;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.platform.Broadcast;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * What an organization may do and how much. Sellers write it in the transaction of the sale;
 * everybody else only reads it. A tier is a set of rows; what was granted to the organization
 * itself goes before.
 */
public final class Entitlements {
    /**
     * Something granted to one organization.
     *
     * @param name of what: a {@link Limit}, {@link Feature}, {@link Level} or {@link Countable}
     * @param amount the quantity, {@code yes}, {@code no} or the word
     * @param until null for as long as nothing replaces it
     * @param source by what: a contract, a sale
     */
    public record Granted(
            String name, String amount, Instant from, @Nullable Instant until, String source) {}

    private final EntitlementStore store;
    private final Transactions transactions;
    private final Broadcast broadcast;
    private final InstantSource clock;

    Entitlements(
            EntitlementStore store,
            Transactions transactions,
            Broadcast broadcast,
            InstantSource clock) {
        this.store = store;
        this.transactions = transactions;
        this.broadcast = broadcast;
        this.clock = clock;
    }

    /**
     * What holds now. An organization that is suspended or cancelled has no live API, whatever was
     * granted.
     */
    public EntitlementSet of(OrganizationId organization) {
        return at(organization, clock.instant());
    }

    /** What holds at that instant, as far as is known now. */
    public EntitlementSet at(OrganizationId organization, Instant instant) {
        return transactions.in(Scope.of(organization), () -> store.at(organization, instant));
    }

    /** What the tier grants now to whoever has nothing else. */
    public EntitlementSet of(Tier tier) {
        return transactions.in(
                Scope.system("what a tier grants"), () -> store.of(tier, clock.instant()));
    }

    /** What was granted to the organization beside its tier, now or later. */
    public List<Granted> granted(OrganizationId organization) {
        return transactions.in(
                Scope.of(organization), () -> store.granted(organization, clock.instant()));
    }

    /**
     * Grants in the surrounding transaction, or in one of its own. For the length of the validity
     * it replaces what was granted to the organization before.
     *
     * @param source by what: a contract, a sale
     */
    public void grant(
            OrganizationId organization, List<Grant> grants, Period validity, String source) {
        if (!validity.from().isBefore(validity.until())) {
            throw new IllegalArgumentException("a grant that never holds: " + validity);
        }
        transactions.run(
                Scope.of(organization),
                () -> {
                    for (var grant : grants) {
                        store.cut(organization, grant.entitled(), validity);
                        store.add(organization, grant, validity, source, clock.instant());
                    }
                    broadcast.say(Organizations.TOPIC, organization.toString());
                });
    }

    /**
     * From now on, what was granted to the organization itself holds no more; its tier's rows do.
     */
    public void withdraw(OrganizationId organization, List<? extends Entitled> what) {
        transactions.run(
                Scope.of(organization),
                () -> {
                    what.forEach(
                            one ->
                                    store.cut(
                                            organization,
                                            one,
                                            new Period(clock.instant(), Instant.MAX)));
                    broadcast.say(Organizations.TOPIC, organization.toString());
                });
    }

    /**
     * Takes so many of the allotment in the surrounding transaction.
     *
     * @return false when there are not so many left; nothing was taken then
     */
    public boolean take(OrganizationId organization, Countable countable, long count) {
        return transactions.in(
                Scope.of(organization),
                () -> {
                    long capacity = store.at(organization, clock.instant()).capacity(countable);
                    store.allot(organization, countable, capacity);
                    return store.take(organization, countable, count);
                });
    }

    /** Gives so many back in the surrounding transaction. */
    public void giveBack(OrganizationId organization, Countable countable, long count) {
        transactions.run(
                Scope.of(organization), () -> store.giveBack(organization, countable, count));
    }

    /** How many are taken. */
    public long taken(OrganizationId organization, Countable countable) {
        return transactions.in(Scope.of(organization), () -> store.taken(organization, countable));
    }
}
