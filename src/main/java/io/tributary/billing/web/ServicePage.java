package io.tributary.billing.web;

import io.tributary.billing.Availability;
import io.tributary.billing.ServiceLadder;
import io.tributary.billing.ServiceMonth;
import io.tributary.kernel.Amounts;
import io.tributary.portal.spi.Badge;
import io.tributary.portal.spi.Numerals;

import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Months of service.
 *
 * @param granted whether a contract grants a service level now
 */
record ServicePage(boolean granted, String target, List<Step> steps, List<Row> rows) {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMMM uuuu", Locale.ENGLISH);

    /** Months of all customers, the newest first. */
    record All(List<OfCustomer> rows) {}

    record OfCustomer(String href, String company, Row row) {}

    /** What is credited below some availability. */
    record Step(String below, String credit) {}

    /** One month of one contract. */
    record Row(
            String month,
            String product,
            String availability,
            String counted,
            String fee,
            Badge state,
            String credit) {
        static Row of(ServiceMonth month) {
            var measured = month.availability();
            return new Row(
                    MONTH.format(month.month()),
                    month.product(),
                    ServiceLadder.percent(measured.millionths()),
                    counted(measured),
                    Amounts.text(month.fee()),
                    state(month),
                    credit(month));
        }

        private static String counted(Availability measured) {
            return measured.isByRequests()
                    ? "%s of %s requests failed"
                            .formatted(
                                    Numerals.count(measured.failed()),
                                    Numerals.count(measured.answered()))
                    : "%s of %s hours bad, %s requests"
                            .formatted(
                                    Numerals.count(measured.badHours()),
                                    Numerals.count(measured.hours()),
                                    Numerals.count(measured.answered()));
        }

        private static Badge state(ServiceMonth month) {
            if (month.measuredAt() == null) {
                return Badge.info("So far");
            }
            return month.isMissed() ? Badge.bad("Missed") : Badge.good("Kept");
        }

        private static String credit(ServiceMonth month) {
            if (!month.isMissed()) {
                return "None";
            }
            var amount =
                    "%s, %s of the fee"
                            .formatted(
                                    Amounts.text(month.credit()),
                                    ServiceLadder.share(month.creditBps()));
            if (month.measuredAt() == null) {
                return amount + ", if the month ended so";
            }
            return amount + (month.creditedAt() == null ? ", on the next invoice" : ", credited");
        }
    }

    static ServicePage of(ServiceLadder ladder, List<ServiceMonth> months, boolean granted) {
        return new ServicePage(
                granted,
                ServiceLadder.percent(ladder.target()),
                ladder.steps().stream()
                        .map(
                                step ->
                                        new Step(
                                                ServiceLadder.percent(step.below()),
                                                ServiceLadder.share(step.creditBps())))
                        .toList(),
                months.stream().map(Row::of).toList());
    }
}
