package io.tributary.billing;

import io.tributary.kernel.UuidV7;
import io.tributary.payments.PaymentMethods;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Brings one subscription up to date, one period at a time, in the surrounding transaction, with
 * its row held: charges what is due, or lets it begin, pause or end.
 */
final class Charging {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private final SubscriptionStore store;
    private final Dues dues;
    private final Invoices invoices;
    private final Rebilling rebilling;
    private final Granting granting;
    private final PaymentMethods methods;
    private final RecurringRevenue revenue;
    private final SubscriptionNews news;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Charging(
            SubscriptionStore store,
            Dues dues,
            Invoices invoices,
            Rebilling rebilling,
            Granting granting,
            PaymentMethods methods,
            RecurringRevenue revenue,
            SubscriptionNews news,
            InstantSource clock) {
        this.store = store;
        this.dues = dues;
        this.invoices = invoices;
        this.rebilling = rebilling;
        this.granting = granting;
        this.methods = methods;
        this.revenue = revenue;
        this.news = news;
        this.clock = clock;
    }

    /** Does the next thing that is due of it. */
    void goOn(Subscription subscription) {
        var ends = subscription.endsOn();
        if (ends != null && subscription.hasReached(ends)) {
            if (subscription.state() == Subscription.State.TRIAL) {
                store.endTrial(subscription.customer(), /* converted */ false, clock.instant());
            }
            end(subscription, "It ran until " + DAY.format(ends) + ".");
        } else if (subscription.hasReached(subscription.pausesOn())) {
            rest(subscription, Subscription.State.PAUSED, null);
        } else if (subscription.state() == Subscription.State.TRIAL) {
            convert(subscription);
        } else {
            charge(subscription);
        }
    }

    private void convert(Subscription trial) {
        boolean pays = !trial.terms().isByCard() || methods.preferred(trial.customer()).isPresent();
        store.endTrial(trial.customer(), pays, clock.instant());
        if (!pays) {
            end(trial, "The trial ended without a card.");
            return;
        }
        store.state(trial.id(), Subscription.State.ACTIVE, null);
        news.happened(trial, "trial.converted");
        charge(trial);
    }

    /**
     * Charges the period that begins with what is due, and what was used before it; with the first
     * the customer may do what it pays for. The last thing a transaction does.
     */
    void charge(Subscription subscription) {
        var period = subscription.calendar().around(subscription.dueOn());
        var days = clipped(period, subscription);
        var key = "subscription/" + subscription.id() + "/" + days.from();
        var lines = dues.ofPeriod(subscription, days, period, key);
        store.due(subscription, subscription.anchor(), days.until());
        revenue.becomes(subscription, subscription.monthly(), clock.instant());
        if (subscription.price().interval() == Interval.ONCE) {
            store.state(subscription.id(), Subscription.State.ENDED, "It was charged once.");
        }
        if (subscription.dueOn().equals(subscription.anchor())) {
            grant(subscription);
        }
        issue(subscription, lines, key);
    }

    /** Bills what was used of days that are over, and nothing else. */
    void chargeUsage(Subscription subscription) {
        var key = "subscription/" + subscription.id() + "/usage/" + clock.instant();
        issue(subscription, dues.ofUsage(subscription, key), key);
    }

    /** Measures the service of months that are over; credits what no invoice will. */
    void settleService(Subscription subscription) {
        dues.measure(subscription);
        boolean isOver = subscription.state() == Subscription.State.ENDED;
        if (isOver || !Dues.hasServiceLevel(subscription)) {
            var key = "subscription/" + subscription.id() + "/service/" + clock.instant();
            var credits = dues.credits(subscription, key);
            if (!credits.isEmpty()) {
                invoices.issue(subscription.customer(), credits, subscription.terms(), key);
            }
        }
    }

    private void issue(Subscription subscription, List<LineDraft> lines, String key) {
        if (lines.isEmpty()) {
            return;
        }
        var all = new ArrayList<>(lines);
        if (Dues.hasServiceLevel(subscription)) {
            all.addAll(dues.credits(subscription, key));
        }
        invoices.issue(subscription.customer(), all, subscription.terms(), key);
    }

    private static BillingCalendar.Days clipped(
            BillingCalendar.Days period, Subscription subscription) {
        var ends = subscription.endsOn();
        var until = ends != null && ends.isBefore(period.until()) ? ends : period.until();
        return new BillingCalendar.Days(subscription.dueOn(), until);
    }

    /** What the days cost of the period they lie in, rounded half up. */
    static Money part(Component component, BillingCalendar.Days days, BillingCalendar.Days period) {
        var whole = component.price().price(component.quantity());
        return whole.multipliedBy(days.count()).dividedBy(period.count(), PriceModel.ROUNDING);
    }

    static LineDraft line(
            Component component,
            BillingCalendar.Days days,
            BillingCalendar.Days period,
            Money net,
            UUID source) {
        var price = component.price();
        var shown =
                days.count() == period.count()
                        ? "A whole period."
                        : "%d of the %d days of the period, rounded half up."
                                .formatted(days.count(), period.count());
        boolean isWhole =
                days.count() == period.count() && price.model() instanceof PriceModel.Flat;
        return new LineDraft(
                price.product().name() + ", " + told(days),
                price.product().stream(),
                isWhole ? component.quantity() : BigDecimal.ONE,
                isWhole ? ((PriceModel.Flat) price.model()).each().getAmount() : net.getAmount(),
                net,
                days.from(),
                days.until(),
                price.told() + " " + shown,
                source);
    }

    static String told(BillingCalendar.Days days) {
        return DAY.format(days.from()) + " to " + DAY.format(days.until().minusDays(1));
    }

    /** From now on the customer may do what it pays for. */
    void grant(Subscription subscription) {
        granting.renew(subscription);
    }

    /** From now on the customer may do what it will pay for, and not what it paid for. */
    void regrant(Subscription old, Subscription changed) {
        granting.renew(old, changed);
    }

    Optional<ChargeStore.Charged> charged(
            Subscription subscription, String component, LocalDate day) {
        return dues.charged(subscription, component, day);
    }

    /** What a change would come to today, with tax. */
    Quote quote(Subscription subscription, Settled settled) {
        return rebilling.quote(subscription, settled);
    }

    /**
     * Charges a component anew from today on, and everything that follows. The last thing a
     * transaction does.
     *
     * @param component with quantity 0 when it is no more
     */
    void apply(Subscription old, Subscription changed, Component component, Settled settled) {
        var now = clock.instant();
        var key = "subscription/" + old.id() + "/change/" + UuidV7.at(now, random);
        dues.replace(changed, component, settled, key);
        regrant(old, changed);
        revenue.becomes(changed, changed.monthly(), now);
        issue(changed, rebilling.takeBack(settled, key), key);
    }

    void end(Subscription subscription, String why) {
        rest(subscription, Subscription.State.ENDED, why);
    }

    private void rest(Subscription subscription, Subscription.State state, @Nullable String why) {
        store.state(subscription.id(), state, why);
        granting.renew(subscription);
        revenue.becomes(subscription, Money.zero(subscription.price().currency()), clock.instant());
        news.happened(
                subscription,
                state == Subscription.State.ENDED ? "subscription.ended" : "subscription.rested");
        chargeUsage(subscription);
    }

    LocalDate today(Subscription subscription) {
        return subscription.calendar().today(clock.instant());
    }
}
