package io.tributary.billing.web;

import io.tributary.billing.Contracts;
import io.tributary.billing.Subscription;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Field;

import org.jspecify.annotations.Nullable;

import java.util.List;

/** Contracts there are, what may be agreed, and the form of a new one. */
record ContractsPage(
        String key,
        List<Row> rows,
        List<Range> ranges,
        Field customer,
        List<Choices> what,
        List<Field> price,
        Choices terms,
        Choices features,
        Choices support,
        List<Field> limits,
        List<InputError> errors) {
    /**
     * A contract.
     *
     * @param end where it is ended; null when it ends anyway
     */
    record Row(
            String product,
            String organization,
            String customer,
            String price,
            String terms,
            String from,
            String until,
            Badge state,
            @Nullable String end) {
        static Row of(Subscription contract, String customer) {
            var ends = contract.endsOn();
            return new Row(
                    contract.price().product().name(),
                    "/operator/organizations/" + contract.customer(),
                    customer,
                    PlanPage.price(contract.price(), contract.quantity()),
                    contract.terms().label(),
                    PlanPage.day(contract.anchor()),
                    ends == null ? "Renews" : PlanPage.day(ends.minusDays(1)),
                    switch (contract.state()) {
                        case ACTIVE -> Badge.good("Active");
                        case PAUSED -> Badge.warm("Paused");
                        case TRIAL -> Badge.info("Trial");
                        case ENDED -> Badge.plain("Ended");
                    },
                    ends == null && contract.state() != Subscription.State.ENDED
                            ? ContractsController.PATH + "/" + contract.id() + "/end"
                            : null);
        }
    }

    /** What may be agreed for a product. */
    record Range(String product, String allowed) {
        static Range of(Contracts.Sold sold) {
            var range = sold.range();
            return new Range(
                    sold.product().name(), range == null ? "As agreed" : "In USD: " + range.told());
        }
    }
}
