package io.tributary.billing.web;

import io.tributary.billing.AddOn;
import io.tributary.billing.AddOns;
import io.tributary.billing.Interval;
import io.tributary.billing.LineDraft;
import io.tributary.billing.PriceModel;
import io.tributary.billing.PriceVersion;
import io.tributary.billing.Subscription;
import io.tributary.identity.Feature;
import io.tributary.identity.Grant;
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
import java.util.stream.Stream;

/**
 * Plan and billing.
 *
 * @param current what is subscribed, not what ended
 * @param offers plans of no family that is subscribed
 * @param card the card that is charged; null when there is none
 * @param serviceLevel whether something that is subscribed has a service level
 */
record PlanPage(
        List<Current> current,
        List<Offer> offers,
        List<Past> past,
        boolean canTry,
        @Nullable String card,
        boolean serviceLevel) {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    /**
     * A subscription that goes on.
     *
     * @param next what comes next, in a sentence
     * @param quantity where another quantity is chosen; null where there is no choice
     * @param extras add-ons of the plan
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
            List<Switch> switches,
            @Nullable String quantity,
            List<Extra> extras) {}

    /**
     * Something that is, or can be, added to the plan.
     *
     * @param set where it is added, or its quantity changed
     * @param label what the link does
     * @param remove null when it is not there
     */
    record Extra(
            String name,
            String description,
            String price,
            @Nullable String set,
            String label,
            @Nullable String remove) {}

    /** Another plan of the same family. */
    record Switch(String name, String price, String href, boolean upgrade) {}

    /** A plan that can be begun. */
    record Offer(String product, String name, String description, String price, boolean mayTry) {}

    /** A subscription that ended. */
    record Past(String name, String price) {}

    static PlanPage of(
            List<Subscription> all,
            List<PriceVersion> offered,
            List<PriceVersion> addOns,
            boolean canTry,
            @Nullable PaymentMethod card,
            Function<UUID, List<LineDraft>> upcoming) {
        var going = all.stream().filter(PlanController::goesOn).toList();
        return new PlanPage(
                going.stream()
                        .map(one -> current(one, offered, addOns, upcoming.apply(one.id())))
                        .toList(),
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
                card == null ? null : card.label(),
                going.stream()
                        .anyMatch(
                                one -> one.price().grants().contains(Grant.feature(Feature.SLA))));
    }

    private static boolean isRelated(Subscription one, PriceVersion price) {
        var family = price.product().family();
        return family != null && Objects.equals(family, one.price().product().family());
    }

    private static Current current(
            Subscription one,
            List<PriceVersion> offered,
            List<PriceVersion> addOns,
            List<LineDraft> upcoming) {
        var address = PlanController.HOME + "/" + one.id();
        var parked = one.parked();
        boolean isActive = one.state() == Subscription.State.ACTIVE;
        boolean isLeaving = one.endsOn() != null || one.pauseAsked();
        boolean isFixed = isLeaving || one.state() == Subscription.State.PAUSED;
        boolean isAgreed = one.price().agreed();
        return new Current(
                one.price().product().name(),
                one.price().product().description(),
                badge(one),
                price(one.price(), one.quantity()),
                one.terms().label(),
                next(one, upcoming),
                parked == null ? null : parked.told(),
                isActive && !isLeaving && !isAgreed,
                one.state() == Subscription.State.PAUSED,
                !isLeaving && !isAgreed,
                isLeaving && !isAgreed,
                address,
                isFixed || isAgreed ? List.of() : switches(one, offered, address),
                isFixed || isAgreed ? null : quantity(one, offered, address),
                extras(one, addOns, isFixed ? null : address + "/add-on"));
    }

    private static @Nullable String quantity(
            Subscription one, List<PriceVersion> offered, String address) {
        boolean isOffered =
                offered.stream().anyMatch(price -> price.product().equals(one.price().product()));
        return isOffered && !(one.price().model() instanceof PriceModel.Flat)
                ? "%s/change?product=%s&quantity=%s"
                        .formatted(
                                address,
                                one.price().product().code(),
                                one.quantity().toPlainString())
                : null;
    }

    /** Those that are there, then those that could be. */
    private static List<Extra> extras(
            Subscription one, List<PriceVersion> offered, @Nullable String address) {
        var there =
                one.addOns().stream().map(addOn -> extra(addOn.price(), addOn.quantity(), address));
        var others =
                offered.stream()
                        .filter(price -> address != null && AddOns.goesWith(price, one))
                        .filter(price -> one.addOns().stream().noneMatch(had -> isOf(had, price)))
                        .map(price -> extra(price, BigDecimal.ZERO, address));
        return Stream.concat(there, others).toList();
    }

    private static boolean isOf(AddOn had, PriceVersion price) {
        return had.price().product().equals(price.product());
    }

    private static Extra extra(PriceVersion price, BigDecimal quantity, @Nullable String address) {
        boolean isThere = quantity.signum() > 0;
        boolean isFlat = price.model() instanceof PriceModel.Flat;
        var product = price.product();
        var link = address == null ? null : address + "?product=" + product.code() + "&quantity=";
        var each = price(price, isThere ? quantity : BigDecimal.ONE);
        return new Extra(
                product.name(),
                product.description(),
                isThere && !isFlat ? each + " for " + quantity.toPlainString() : each,
                link == null || (isThere && isFlat)
                        ? null
                        : link + (isThere ? quantity.toPlainString() : "1"),
                isThere ? "Change how many" : "Add",
                link == null || !isThere ? null : link + "0");
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
        if (one.parked() != null) {
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
