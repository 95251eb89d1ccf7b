package io.tributary.billing;

import io.tributary.kernel.OrganizationId;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
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
 * @param pauseAsked it pauses when the charged period is over
 * @param parkedFor why it could not be billed, until the operator lets it go on; null when it can
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
        boolean pauseAsked,
        @Nullable String parkedFor,
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
                id,
                customer,
                price,
                quantity,
                state,
                zone,
                anchor,
                terms,
                dueOn,
                endsOn,
                pauseAsked,
                parkedFor,
                others);
    }

    BillingCalendar calendar() {
        return new BillingCalendar(zone, anchor, price.interval());
    }
}
