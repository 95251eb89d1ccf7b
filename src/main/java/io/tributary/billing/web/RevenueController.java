package io.tributary.billing.web;

import io.tributary.billing.BillingRun;
import io.tributary.billing.Revenue;
import io.tributary.billing.Subscription;
import io.tributary.identity.OperatorOnly;
import io.tributary.kernel.Period;
import io.tributary.portal.spi.Frame;
import io.tributary.portal.spi.Onward;
import io.tributary.portal.spi.Pages;

import org.joda.money.CurrencyUnit;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** The operator's view of recurring revenue, and of customers that could not be billed. */
@OperatorOnly
@Controller
class RevenueController {
    static final String REVENUE = "/operator/books/mrr";
    static final String PARKED = "/operator/books/parked";
    private static final int MONTHS = 12;

    private final Revenue revenue;
    private final BillingRun run;
    private final CustomerNames customers;
    private final Pages pages;
    private final InstantSource clock;

    RevenueController(
            Revenue revenue,
            BillingRun run,
            CustomerNames customers,
            Pages pages,
            InstantSource clock) {
        this.revenue = revenue;
        this.run = run;
        this.customers = customers;
        this.pages = pages;
        this.clock = clock;
    }

    @GetMapping(REVENUE)
    View look() {
        var months = months();
        var now = clock.instant();
        var currencies =
                revenue.currencies().stream()
                        .map(
                                currency ->
                                        RevenuePage.Book.of(
                                                months,
                                                moved(currency, months),
                                                revenue.streams(currency, now)))
                        .toList();
        return pages.page(
                Frame.work("Recurring revenue", REVENUE)
                        .lead(
                                "What subscriptions bring in a month, and what moved it. Before"
                                        + " tax; without what is charged once."),
                "billing/web/mrr",
                RevenuePage.of(currencies, revenue.trialConversion()));
    }

    private List<YearMonth> months() {
        var current = YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
        return IntStream.range(0, MONTHS)
                .mapToObj(n -> current.minusMonths(MONTHS - 1L - n))
                .toList();
    }

    private List<Revenue.Movements> moved(CurrencyUnit currency, List<YearMonth> months) {
        return months.stream()
                .map(
                        month ->
                                revenue.movements(
                                        currency,
                                        new Period(
                                                month.atDay(1)
                                                        .atStartOfDay(ZoneOffset.UTC)
                                                        .toInstant(),
                                                month.plusMonths(1)
                                                        .atDay(1)
                                                        .atStartOfDay(ZoneOffset.UTC)
                                                        .toInstant())))
                .toList();
    }

    @GetMapping(PARKED)
    View parked() {
        var rows = run.parked().stream().map(this::row).toList();
        return pages.page(
                Frame.work("Parked customers", PARKED)
                        .lead(
                                "Subscriptions that could not be billed. Mend what is wrong, then"
                                        + " bill them again; what was missed is caught up."),
                "billing/web/parked",
                new ParkedPage(rows));
    }

    private ParkedPage.Row row(Subscription one) {
        return ParkedPage.Row.of(customers.of(one.customer()), one);
    }

    @PostMapping(PARKED + "/{id}")
    View unpark(@PathVariable UUID id, RedirectAttributes once) {
        run.unpark(id);
        return Onward.to(PARKED, once, "It is billed with the next run.");
    }
}
