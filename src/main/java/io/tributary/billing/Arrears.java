package io.tributary.billing;

import io.tributary.kernel.Amounts;
import io.tributary.kernel.Period;
import io.tributary.kernel.UuidV7;
import io.tributary.metering.Metering;
import io.tributary.metering.Mode;
import io.tributary.metering.Totals;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What was used beyond what a price includes, billed when its days are over. What is recorded for
 * days that were billed already is billed by the next run: all of it is rated anew, and what was
 * billed before is taken off. Works in the surrounding transaction, with the subscription held, so
 * that nothing is billed twice; the database refuses it besides.
 */
final class Arrears {
    /** So long after they were counted, days are counted again if nothing else leads to it. */
    static final Duration AGAIN = Duration.ofDays(35);

    /** What is recorded so long after the days ended is not billed any more. */
    static final Duration CLOSES = Duration.ofDays(100);

    private final UsageStore store;
    private final ChargeStore charges;
    private final Catalogue catalogue;
    private final Metering metering;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Arrears(
            UsageStore store,
            ChargeStore charges,
            Catalogue catalogue,
            Metering metering,
            InstantSource clock) {
        this.store = store;
        this.charges = charges;
        this.catalogue = catalogue;
        this.metering = metering;
        this.clock = clock;
    }

    /**
     * Counts what is over or came late, and answers the lines of the next invoice: one for each
     * span of days whose amount moved.
     */
    List<LineDraft> settle(Subscription subscription, String invoiceKey) {
        var lines = new ArrayList<LineDraft>();
        for (var span : store.open(subscription.id())) {
            again(subscription, span, lines);
        }
        var today = subscription.calendar().today(clock.instant());
        for (var span : store.fresh(subscription.id(), today)) {
            first(subscription, span, invoiceKey, lines);
        }
        return List.copyOf(lines);
    }

    private void first(
            Subscription subscription,
            UsageStore.Span span,
            String invoiceKey,
            List<LineDraft> lines) {
        var price = catalogue.version(span.price());
        var metered = price.metered(span.meter());
        var charge = UuidV7.at(clock.instant(), random);
        charges.charge(
                charge,
                subscription,
                new Component(span.meter().code(), price, BigDecimal.ONE),
                span.days(),
                0,
                invoiceKey);
        long included = metered.included(span.days().count(), wholeDays(subscription, span, price));
        keep(
                subscription,
                price,
                metered,
                new UsageStore.Span(
                        span.days(), span.price(), span.meter(), charge, 0, 0, included, 0),
                counted(subscription, span),
                lines);
    }

    /** How many days the whole period has of which these are a part. */
    private static long wholeDays(
            Subscription subscription, UsageStore.Span span, PriceVersion price) {
        var first = span.days().from();
        var anchor = subscription.anchor().isAfter(first) ? first : subscription.anchor();
        return new BillingCalendar(subscription.zone(), anchor, price.interval())
                .around(first)
                .count();
    }

    private void again(Subscription subscription, UsageStore.Span span, List<LineDraft> lines) {
        var counted = counted(subscription, span);
        if (counted.calls() != span.calls()) {
            var price = catalogue.version(span.price());
            keep(subscription, price, price.metered(span.meter()), span, counted, lines);
            return;
        }
        var charge = span.charge();
        if (charge != null) {
            store.comesTo(charge, span.billedMinor(), nextLook(subscription, span.days()));
        }
    }

    private void keep(
            Subscription subscription,
            PriceVersion price,
            Metered metered,
            UsageStore.Span span,
            Totals counted,
            List<LineDraft> lines) {
        var charge = span.charge();
        if (charge == null) {
            throw new IllegalStateException("usage is charged before it is kept: " + span);
        }
        var snapshot =
                new UsageSnapshot(
                        UuidV7.at(clock.instant(), random),
                        charge,
                        span.n() + 1,
                        span.days(),
                        counted.calls(),
                        counted.requests(),
                        span.included(),
                        metered.price(counted.calls(), span.included(), price.currency()),
                        Money.ofMinor(price.currency(), span.billedMinor()),
                        clock.instant());
        store.add(snapshot, subscription, price, metered);
        store.comesTo(
                charge, snapshot.rated().getAmountMinorLong(), nextLook(subscription, span.days()));
        if (!snapshot.net().isZero()) {
            lines.add(line(subscription, price, metered, snapshot));
        }
    }

    private Totals counted(Subscription subscription, UsageStore.Span span) {
        var calendar = subscription.calendar();
        return metering.totals(
                subscription.customer(),
                Mode.LIVE,
                new Period(
                        calendar.beginning(span.days().from()),
                        calendar.beginning(span.days().until())));
    }

    private @Nullable Instant nextLook(Subscription subscription, BillingCalendar.Days days) {
        var now = clock.instant();
        var closes = subscription.calendar().beginning(days.until()).plus(CLOSES);
        return now.isBefore(closes) ? now.plus(AGAIN) : null;
    }

    private static LineDraft line(
            Subscription subscription,
            PriceVersion price,
            Metered metered,
            UsageSnapshot snapshot) {
        var net = snapshot.net();
        var what = snapshot.n() == 1 ? "beyond what is included" : "counted late";
        return new LineDraft(
                "%s, %s: %s, %s"
                        .formatted(
                                price.product().name(),
                                metered.meter().label(),
                                Charging.told(snapshot.days()),
                                what),
                price.product().stream(),
                BigDecimal.valueOf(net.isNegative() ? -1 : 1),
                net.abs().getAmount(),
                net,
                snapshot.days().from(),
                snapshot.days().until(),
                told(subscription, price, metered, snapshot),
                snapshot.id());
    }

    private static String told(
            Subscription subscription,
            PriceVersion price,
            Metered metered,
            UsageSnapshot snapshot) {
        var counted =
                String.format(
                        Locale.ROOT,
                        "Usage snapshot %s, number %d of these days, SHA-256 %s: %,d calls in %,d"
                                + " requests, %,d included, %,d beyond.",
                        snapshot.id(),
                        snapshot.n(),
                        snapshot.digest(subscription, metered),
                        snapshot.calls(),
                        snapshot.requests(),
                        snapshot.included(),
                        snapshot.beyond());
        var rated =
                "Price version %d of %s: %s beyond, rounded half up: %s."
                        .formatted(
                                price.version(),
                                price.product().code(),
                                metered.model().told(),
                                Amounts.text(snapshot.rated()));
        return snapshot.n() == 1
                ? counted + " " + rated
                : "%s %s Billed before: %s; this line is the difference."
                        .formatted(counted, rated, Amounts.text(snapshot.before()));
    }
}
