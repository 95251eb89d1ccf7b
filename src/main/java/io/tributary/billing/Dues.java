package io.tributary.billing;

import io.tributary.identity.Feature;
import io.tributary.identity.Grant;
import io.tributary.kernel.UuidV7;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a subscription owes, as lines of its next invoice: its components for the days of a period,
 * what was used before, less what is credited for a missed service level. In the surrounding
 * transaction, with the subscription held.
 */
final class Dues {
    private final ChargeStore charges;
    private final Arrears arrears;
    private final ServiceLevels levels;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Dues(ChargeStore charges, Arrears arrears, ServiceLevels levels, InstantSource clock) {
        this.charges = charges;
        this.arrears = arrears;
        this.levels = levels;
        this.clock = clock;
    }

    /** Charges those days of a period, and what was used before them. */
    List<LineDraft> ofPeriod(
            Subscription subscription,
            BillingCalendar.Days days,
            BillingCalendar.Days period,
            String key) {
        var lines = new ArrayList<LineDraft>();
        for (var component : subscription.components()) {
            var net = Charging.part(component, days, period);
            charge(subscription, component, days, net.getAmountMinorLong(), key);
            if (!net.isZero()) {
                lines.add(Charging.line(component, days, period, net, subscription.id()));
            }
        }
        lines.addAll(ofUsage(subscription, key));
        return lines;
    }

    /** What was used of days that are over. */
    List<LineDraft> ofUsage(Subscription subscription, String key) {
        return arrears.settle(subscription, key);
    }

    /** Credits of months whose service level was missed; each is taken along once. */
    List<LineDraft> credits(Subscription subscription, String key) {
        return levels.credits(subscription, key);
    }

    /** Measures the service of months that are over. */
    void measure(Subscription subscription) {
        levels.measure(subscription);
    }

    /** Whether its price grants a service level now. */
    static boolean hasServiceLevel(Subscription subscription) {
        return subscription.price().grants().contains(Grant.feature(Feature.SLA));
    }

    /** The charge of that component that the day lies in. */
    Optional<ChargeStore.Charged> charged(
            Subscription subscription, String component, LocalDate day) {
        return charges.charged(subscription.id(), component, day);
    }

    /** Charges a component anew from the day on from which it was settled. */
    void replace(Subscription changed, Component component, Settled settled, String key) {
        var before = settled.before();
        if (before != null) {
            charges.cut(before, settled.days().from(), settled.kept());
        }
        if (component.quantity().signum() > 0) {
            charge(changed, component, settled.days(), settled.charged(), key);
        }
    }

    private void charge(
            Subscription subscription,
            Component component,
            BillingCalendar.Days days,
            long netMinor,
            String key) {
        var id = UuidV7.at(clock.instant(), random);
        charges.charge(id, subscription, component, days, netMinor, key);
    }
}
