package io.tributary.billing.web;

import io.tributary.billing.Subscription;

import java.util.List;

/** Subscriptions that could not be billed. */
record ParkedPage(List<Row> rows) {
    /** One of them, and why. */
    record Row(String name, String organization, String due, String reason, String action) {}

    static ParkedPage of(List<Subscription> parked) {
        return new ParkedPage(
                parked.stream()
                        .map(
                                one ->
                                        new Row(
                                                one.price().product().name(),
                                                "/operator/organizations/" + one.customer(),
                                                PlanPage.day(one.dueOn()),
                                                String.valueOf(one.parkedFor()),
                                                RevenueController.PARKED + "/" + one.id()))
                        .toList());
    }
}
