package io.tributary.billing;

import io.tributary.kernel.OrganizationId;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What an organization pays for again and again.
 *
 * @param anchor the day that its periods are counted from
 * @param dueOn the first day that is not charged yet; the end of a trial
 * @param endsOn the day after its last; null while it goes on
 * @param pausesOn the first day on which it rests, when a pause was asked for; null otherwise
 * @param parked why it could not be billed, until the operator lets it go on; null when it can
 * @param addOns what was added to the plan
 */
public record Subscription(
        UUID id,
        OrganizationId customer,
        PriceVersion price,
        BigDecimal quantity,
        State state,
        ZoneId zone,
        LocalDate anchor,
        Terms terms,
        LocalDate dueOn,
        @Nullable LocalDate endsOn,
        @Nullable LocalDate pausesOn,
        @Nullable Parked parked,
        List<AddOn> addOns) {
    public Subscription {
        addOns = List.copyOf(addOns);
    }

    /** How it stands. */
    public enum State {
        TRIAL("Trial"),
        ACTIVE("Active"),
        PAUSED("Paused"),
        ENDED("Ended");

        private final String label;

        State(String label) {
            this.label = label;
        }

        /** For people. */
        public String label() {
            return label;
        }
    }

    /** Whether it goes on until a pause that was asked for. */
    public boolean pauseAsked() {
        return pausesOn != null;
    }

    /**
     * Whether its customer may do now what it pays for: not before the first day nor while it
     * rests; what was charged once has ended, and is had until its agreed end.
     */
    boolean grantsAt(Instant now) {
        boolean stands =
                switch (state) {
                    case TRIAL -> true;
                    case ACTIVE -> !calendar().beginning(anchor).isAfter(now);
                    case PAUSED -> false;
                    case ENDED -> price.interval() == Interval.ONCE;
                };
        return stands && now.isBefore(grantsUntil());
    }

    /** The agreed end of what is charged once; all else grants until it rests or ends. */
    Instant grantsUntil() {
        return price.interval() == Interval.ONCE && endsOn != null
                ? calendar().beginning(endsOn)
                : Instant.MAX;
    }

    /** Whether all that is before that day is charged. */
    boolean hasReached(@Nullable LocalDate day) {
        return day != null && !dueOn.isBefore(day);
    }

    /**
     * The end of what is charged; of the period that today lies in when that is still to be
     * charged, for it was lived in.
     */
    LocalDate over(LocalDate today) {
        boolean isBehind = state == State.ACTIVE && !dueOn.isAfter(today);
        return isBehind ? calendar().around(today).until() : dueOn;
    }

    Component plan() {
        return new Component(Component.PLAN, price, quantity);
    }

    /** The plan first, then what was added to it. */
    List<Component> components() {
        return Stream.concat(Stream.of(plan()), addOns.stream().map(AddOn::component)).toList();
    }

    /** What plan and add-ons bring in a month. */
    public Money monthly() {
        return components().stream()
                .map(component -> component.price().monthly(component.quantity()))
                .reduce(Money::plus)
                .orElseThrow();
    }

    Subscription with(List<AddOn> others) {
        return new Subscription(
                id, customer, price, quantity, state, zone, anchor, terms, dueOn, endsOn, pausesOn,
                parked, others);
    }

    BillingCalendar calendar() {
        return new BillingCalendar(zone, anchor, price.interval());
    }
}
