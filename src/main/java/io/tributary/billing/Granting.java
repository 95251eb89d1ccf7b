package io.tributary.billing;

import io.tributary.identity.Entitled;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Grant;
import io.tributary.kernel.Period;

import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Lets a customer do what its subscription with its add-ons grants, in the transaction of it. */
final class Granting {
    private final Entitlements entitlements;
    private final InstantSource clock;

    Granting(Entitlements entitlements, InstantSource clock) {
        this.entitlements = entitlements;
        this.clock = clock;
    }

    /** From now on the customer may do what it pays for. */
    void grant(Subscription subscription) {
        withdraw(subscription);
        var grants = grants(subscription);
        if (!grants.isEmpty() && subscription.grantsAt(clock.instant())) {
            entitlements.grant(
                    subscription.customer(),
                    grants,
                    new Period(clock.instant(), subscription.grantsUntil()),
                    "subscription " + subscription.id());
        }
    }

    /** From now on the customer may no more do what it paid for. */
    void withdraw(Subscription subscription) {
        var granted = granted(subscription).map(Grant::entitled).distinct().toList();
        if (!granted.isEmpty()) {
            entitlements.withdraw(subscription.customer(), granted);
        }
    }

    private static Stream<Grant> granted(Subscription subscription) {
        return Stream.concat(
                subscription.price().grants().stream(),
                subscription.addOns().stream().flatMap(addOn -> addOn.price().grants().stream()));
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
