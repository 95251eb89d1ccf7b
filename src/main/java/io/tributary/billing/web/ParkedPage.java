package io.tributary.billing.web;

import io.tributary.billing.Parked;
import io.tributary.billing.Subscription;

import java.util.List;
import java.util.Optional;

/** Subscriptions that could not be billed. */
record ParkedPage(List<Row> rows) {
    /** One of them, and why. */
    record Row(
            String customer,
            String organization,
            String name,
            String due,
            String reason,
            String action) {
        static Row of(String customer, Subscription one) {
            return new Row(
                    customer,
                    "/operator/organizations/" + one.customer(),
                    one.price().product().name(),
                    PlanPage.day(one.dueOn()),
                    Optional.ofNullable(one.parked()).map(Parked::reason).orElse(""),
                    RevenueController.PARKED + "/" + one.id());
        }
    }
}
