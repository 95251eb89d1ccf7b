package io.tributary.billing.web;

import io.tributary.billing.Interval;
import io.tributary.billing.LineDraft;
import io.tributary.billing.PriceVersion;
import io.tributary.billing.Subscription;
import io.tributary.kernel.Amounts;
import io.tributary.payments.PaymentMethod;
import io.tributary.portal.spi.Badge;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/**
 * Plan and billing.
 *
 * @param current what is subscribed, not what ended
 * @param offers plans of no family that is subscribed
 * @param card the card that is charged; null when there is none
 */
record PlanPage(
        List<Current> current,
        List<Offer> offers,
        List<Past> past,
        boolean canTry,
        @Nullable String card) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    /**
     * A subscription that goes on.
     *
     * @param next what comes next, in a sentence
     */
    record Current(
            String name,
            String description,
            Badge state,
            String price,
            String terms,
            String next,
            @Nullable String parked,
            boolean mayPause,
            boolean mayResume,
            boolean mayCancel,
            boolean mayKeep,
            String address,
            List<Switch> switches) {}

    /** Another plan of the same family. */
    record Switch(String name, String price, String href, boolean upgrade) {}

    /** A plan that can be begun. */
    record Offer(String product, String name, String description, String price, boolean mayTry) {}

    /** A subscription that ended. */
    record Past(String name, String price) {}

    static PlanPage of(
            List<Subscription> all,
            List<PriceVersion> offered,
            boolean canTry,
            @Nullable PaymentMethod card,
            Function<UUID, List<LineDraft>> upcoming) {
        var going = all.stream().filter(PlanController::goesOn).toList();
        return new PlanPage(
                going.stream().map(one -> current(one, offered, upcoming.apply(one.id()))).toList(),
                offered.stream()
                        .filter(price -> going.stream().noneMatch(one -> isRelated(one, price)))
                        .map(price -> offer(price, canTry))
                        .toList(),
                all.stream()
                        .filter(one -> !PlanController.goesOn(one))
                        .map(
                                one ->
                                        new Past(
                                                one.price().product().name(),
                                                price(one.price(), one.quantity())))
                        .toList(),
                canTry,
                card == null ? null : card.label());
    }

    private static boolean isRelated(Subscription one, PriceVersion price) {
        var family = price.product().family();
        return family != null && Objects.equals(family, one.price().product().family());
    }

    private static Current current(
            Subscription one, List<PriceVersion> offered, List<LineDraft> upcoming) {
        var address = PlanController.HOME + "/" + one.id();
        boolean isActive = one.state() == Subscription.State.ACTIVE;
        boolean isLeaving = one.endsOn() != null || one.pauseAsked();
        return new Current(
                one.price().product().name(),
                one.price().product().description(),
                badge(one),
                price(one.price(), one.quantity()),
                one.terms().label(),
                next(one, upcoming),
                one.parkedFor(),
                isActive && !isLeaving && !one.price().product().byContract(),
                one.state() == Subscription.State.PAUSED,
                !isLeaving && !one.price().product().byContract(),
                isLeaving && !one.price().product().byContract(),
                address,
                isLeaving || one.state() == Subscription.State.PAUSED
                        ? List.of()
                        : switches(one, offered, address));
    }

    private static List<Switch> switches(
            Subscription one, List<PriceVersion> offered, String address) {
        int rank = one.price().product().rank();
        return offered.stream()
                .filter(price -> isRelated(one, price) && price.product().rank() != rank)
                .map(
                        price ->
                                new Switch(
                                        price.product().name(),
                                        price(price, BigDecimal.ONE),
                                        address + "/change?product=" + price.product().code(),
                                        price.product().rank() > rank))
                .toList();
    }

    private static Offer offer(PriceVersion price, boolean canTry) {
        return new Offer(
                price.product().code(),
                price.product().name(),
                price.product().description(),
                price(price, BigDecimal.ONE),
                canTry && price.interval() == Interval.MONTH);
    }

    private static Badge badge(Subscription one) {
        if (one.parkedFor() != null) {
            return Badge.bad("Needs attention");
        }
        if (one.endsOn() != null && !one.price().product().byContract()) {
            return Badge.warm("Ends " + DAY.format(one.endsOn()));
        }
        return switch (one.state()) {
            case TRIAL -> Badge.info("Trial until " + DAY.format(one.dueOn()));
            case ACTIVE -> one.pauseAsked() ? Badge.warm("Pauses soon") : Badge.good("Active");
            case PAUSED -> Badge.warm("Paused");
            case ENDED -> Badge.plain("Ended");
        };
    }

    private static String next(Subscription one, List<LineDraft> upcoming) {
        if (one.state() == Subscription.State.PAUSED) {
            return "Nothing is charged until you resume it.";
        }
        if (upcoming.isEmpty()) {
            return "Nothing more is charged.";
        }
        var sum = upcoming.stream().map(LineDraft::net).reduce(Money::plus).orElseThrow();
        return "On " + DAY.format(one.dueOn()) + ": " + Amounts.text(sum) + " before tax.";
    }

    static String price(PriceVersion price, BigDecimal quantity) {
        return Amounts.text(price.price(quantity)) + " " + price.interval().label();
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }
}
