package io.tributary.billing;

import io.tributary.identity.Entitled;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Grant;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets a customer do what its subscriptions with their add-ons grant, in the transaction of what
 * changes one of them. Of what several grant the best holds.
 */
final class Granting {
    /** What one subscription grants. */
    private record Granted(Subscription subscription, Grant grant) {}

    private final SubscriptionStore store;
    private final Entitlements entitlements;
    private final JdbcClient sql;
    private final InstantSource clock;

    Granting(
            SubscriptionStore store,
            Entitlements entitlements,
            JdbcClient sql,
            InstantSource clock) {
        this.store = store;
        this.entitlements = entitlements;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * From now on, of all that these name, the customer may do what any of its subscriptions
     * grants, as they are kept.
     *
     * @param touched of one customer, as they were or are
     */
    void renew(Subscription... touched) {
        var customer = touched[0].customer();
        var what =
                Stream.of(touched).flatMap(Granting::named).collect(Collectors.toUnmodifiableSet());
        if (what.isEmpty()) {
            return;
        }
        awaitOthers(customer);
        entitlements.withdraw(customer, List.copyOf(what));
        for (var granted : leastFirst(customer, what)) {
            entitlements.grant(
                    customer,
                    List.of(granted.grant()),
                    new Period(clock.instant(), granted.subscription().grantsUntil()),
                    "subscription " + granted.subscription().id());
        }
    }

    private static Stream<Entitled> named(Subscription subscription) {
        return Stream.concat(
                        subscription.price().grants().stream(),
                        subscription.addOns().stream()
                                .flatMap(addOn -> addOn.price().grants().stream()))
                .map(Grant::entitled);
    }

    /** Whoever changes another subscription of the customer waits for the end of this. */
    private void awaitOthers(OrganizationId customer) {
        sql.sql("select 1 from pg_advisory_xact_lock(hashtextextended(:customer, 4713))")
                .param("customer", customer.toString())
                .query(Integer.class)
                .single();
    }

    /**
     * What its subscriptions grant now, the better of each later: it takes the place of the lesser
     * for as long as it lasts.
     */
    private List<Granted> leastFirst(OrganizationId customer, Set<Entitled> what) {
        return store.of(customer).stream()
                .filter(subscription -> subscription.grantsAt(clock.instant()))
                .flatMap(
                        subscription ->
                                grants(subscription).stream()
                                        .filter(grant -> what.contains(grant.entitled()))
                                        .map(grant -> new Granted(subscription, grant)))
                .sorted(
                        Comparator.comparingLong((Granted granted) -> rank(granted.grant()))
                                .thenComparing(granted -> granted.subscription().grantsUntil()))
                .toList();
    }

    private static long rank(Grant grant) {
        return switch (grant) {
            case Grant.OfLimit(_, var quantity) -> quantity;
            case Grant.OfCapacity(_, var quantity) -> quantity;
            case Grant.OfFeature(_, var granted) -> granted ? 1 : 0;
            case Grant.OfLevel(var level, var word) -> level.rank(word);
        };
    }

    /** What add-ons bring comes on top of the plan's, or of the tier's where the plan is silent. */
    private List<Grant> grants(Subscription subscription) {
        Map<Entitled, Grant> grants = new LinkedHashMap<>();
        subscription.price().grants().forEach(grant -> grants.put(grant.entitled(), grant));
        for (var addOn : subscription.addOns()) {
            long times = addOn.quantity().longValueExact();
            addOn.price()
                    .grants()
                    .forEach(
                            grant ->
                                    grants.put(
                                            grant.entitled(),
                                            onTop(subscription, grants, grant, times)));
        }
        return List.copyOf(grants.values());
    }

    private Grant onTop(
            Subscription subscription, Map<Entitled, Grant> below, Grant grant, long times) {
        var tier = entitlements.of(subscription.customer());
        return switch (grant) {
            case Grant.OfLimit(var limit, var more) -> {
                long base =
                        below.get(limit) instanceof Grant.OfLimit(_, var planned)
                                ? planned
                                : tier.limit(limit);
                yield Grant.limit(limit, base + more * times);
            }
            case Grant.OfCapacity(var countable, var more) -> {
                long base =
                        below.get(countable) instanceof Grant.OfCapacity(_, var planned)
                                ? planned
                                : tier.capacity(countable);
                yield Grant.capacity(countable, base + more * times);
            }
            case Grant.OfFeature _, Grant.OfLevel _ -> grant;
        };
    }
}
