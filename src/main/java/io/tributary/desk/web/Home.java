package io.tributary.desk.web;

import io.tributary.billing.Customers;
import io.tributary.billing.Revenue;
import io.tributary.gateway.KeyFigures;
import io.tributary.kernel.Amounts;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.metering.HouseUsage;
import io.tributary.metering.UsageGroup;
import io.tributary.platform.OpenMatter;
import io.tributary.portal.spi.Chart;
import io.tributary.portal.spi.Figure;
import io.tributary.portal.spi.Numerals;

import org.joda.money.CurrencyUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Gathers what the desk's first page shows. */
@Component
class Home {
    private static final int DAYS = 30;
    private static final int PARTNERS = 15;

    private final ObjectProvider<OpenMatter> matters;
    private final Revenue revenue;
    private final Customers customers;
    private final Names names;
    private final HouseUsage usage;
    private final KeyFigures keys;
    private final InstantSource clock;

    Home(
            ObjectProvider<OpenMatter> matters,
            Revenue revenue,
            Customers customers,
            Names names,
            HouseUsage usage,
            KeyFigures keys,
            InstantSource clock) {
        this.matters = matters;
        this.revenue = revenue;
        this.customers = customers;
        this.names = names;
        this.usage = usage;
        this.keys = keys;
        this.clock = clock;
    }

    HomePage page() {
        var days = days();
        return new HomePage(matters(), figures(days), charts(days), partners());
    }

    private Table matters() {
        var waiting =
                matters.stream()
                        .map(OpenMatter::look)
                        .filter(matter -> matter.count() > 0)
                        .sorted(
                                Comparator.comparing(
                                                OpenMatter.Standing::since,
                                                Comparator.nullsLast(Comparator.naturalOrder()))
                                        .thenComparing(OpenMatter.Standing::name))
                        .toList();
        return new Table(
                "What waits for a human, the oldest first",
                List.of("What", "How many", "Since"),
                waiting.stream()
                        .map(
                                matter ->
                                        new Table.Line(
                                                List.of(
                                                        Table.Cell.link(
                                                                        matter.name(),
                                                                        matter.href())
                                                                .below(matter.sentence()),
                                                        Table.Cell.number(
                                                                Numerals.count(matter.count())),
                                                        Table.Cell.at(matter.since()))))
                        .toList(),
                new Table.Nothing(
                        "check-circle",
                        "Nothing waits",
                        "Jobs, mails, webhooks, payouts and the books need nobody now."));
    }

    /** Every day of the span, those without a call too. */
    private Map<LocalDate, UsageGroup> days() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var first = today.minusDays(DAYS - 1L);
        var used =
                usage
                        .days(
                                new Period(
                                        first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                                        clock.instant()))
                        .stream()
                        .collect(Collectors.toMap(UsageGroup::group, Function.identity()));
        return first.datesUntil(today.plusDays(1))
                .collect(
                        Collectors.toMap(
                                UnaryOperator.identity(),
                                day ->
                                        used.getOrDefault(
                                                day.toString(),
                                                new UsageGroup(
                                                        day.toString(), 0, 0, 0, null, null, null)),
                                (a, _) -> a,
                                TreeMap::new));
    }

    private List<Figure> figures(Map<LocalDate, UsageGroup> days) {
        var figures = new ArrayList<Figure>();
        var now = clock.instant();
        var month = LocalDate.ofInstant(now, ZoneOffset.UTC).withDayOfMonth(1);
        var span = new Period(month.atStartOfDay(ZoneOffset.UTC).toInstant(), now.plusMillis(1));
        for (CurrencyUnit currency : revenue.currencies()) {
            var moved = revenue.movements(currency, span);
            figures.add(
                    Figure.of("MRR", Amounts.text(moved.closing()))
                            .hint("ARR " + Amounts.text(moved.annual())));
            figures.add(
                    Figure.of("Churn, " + currency, percent(moved.revenueChurn()))
                            .hint(
                                    "Of this month's opening; customers "
                                            + percent(moved.logoChurn())));
        }
        figures.add(
                Figure.of("Trial to paid", percent(revenue.trialConversion()))
                        .hint("Of the trials that ended"));
        var active = keys.active();
        figures.add(
                Figure.of("Active keys", Numerals.count(active.live()))
                        .unit("live")
                        .hint(Numerals.count(active.test()) + " test keys"));
        figures.add(calls(days));
        return figures;
    }

    private static Figure calls(Map<LocalDate, UsageGroup> days) {
        var calls = days.values().stream().map(UsageGroup::calls).toList();
        long week = sum(calls.subList(DAYS - 7, DAYS));
        long before = sum(calls.subList(DAYS - 14, DAYS - 7));
        return Figure.of("Live calls, 7 days", Numerals.count(week))
                .change(
                        Figure.Change.between(
                                (double) week, (double) before, "against the 7 days before", true))
                .trend(calls.stream().map(Long::doubleValue).toList());
    }

    private static long sum(List<Long> numbers) {
        return numbers.stream().mapToLong(Long::longValue).sum();
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "Not yet" : Numerals.percent(share);
    }

    private static List<Chart> charts(Map<LocalDate, UsageGroup> days) {
        var labels = days.keySet().stream().map(LocalDate::toString).toList();
        var groups = List.copyOf(days.values());
        return List.of(
                new Chart(
                        "calls",
                        "Live calls per day",
                        "Calls of all partners, last " + DAYS + " days, UTC",
                        Chart.Kind.BARS,
                        "Day",
                        "calls",
                        labels,
                        List.of(
                                Chart.Series.of(
                                        "Calls", groups.stream().map(UsageGroup::calls).toList()))),
                new Chart(
                        "latency",
                        "How long calls took",
                        "Time at the server, percentiles of each day, last " + DAYS + " days, UTC",
                        Chart.Kind.LINE,
                        "Day",
                        "ms",
                        labels,
                        List.of(
                                series("p50", groups, UsageGroup::p50Millis),
                                series("p95", groups, UsageGroup::p95Millis),
                                series("p99", groups, UsageGroup::p99Millis))),
                new Chart(
                        "errors",
                        "Requests answered with an error",
                        "Share of requests with a status of 400 or more, last "
                                + DAYS
                                + " days, UTC",
                        Chart.Kind.LINE,
                        "Day",
                        "%",
                        labels,
                        List.of(series("Errors", groups, Home::errorShare))));
    }

    private static @Nullable Double errorShare(UsageGroup day) {
        return day.requests() == 0 ? null : 100.0 * day.errors() / day.requests();
    }

    @SuppressWarnings("NullAway") // a day without calls has no latency, and the series says so
    private static Chart.Series series(
            String name, List<UsageGroup> groups, Function<UsageGroup, @Nullable Double> value) {
        var values = new ArrayList<@Nullable Double>();
        groups.forEach(group -> values.add(value.apply(group)));
        return new Chart.Series(name, values);
    }

    private Table partners() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        var billed = customers.billedSince(today.minusYears(1));
        var monthly =
                customers.monthly().stream()
                        .collect(
                                Collectors.toMap(
                                        one -> key(one.customer(), one.amount().getCurrencyUnit()),
                                        one -> Amounts.text(one.amount())));
        return new Table(
                "Partners by what they were billed",
                List.of("Partner", "Billed in 12 months", "A month now"),
                IntStream.range(0, Math.min(PARTNERS, billed.size()))
                        .mapToObj(billed::get)
                        .map(
                                one ->
                                        new Table.Line(
                                                List.of(
                                                        names.organization(one.customer()),
                                                        Table.Cell.number(
                                                                Amounts.text(one.amount())),
                                                        Table.Cell.number(
                                                                Objects.toString(
                                                                        monthly.get(
                                                                                key(
                                                                                        one
                                                                                                .customer(),
                                                                                        one.amount()
                                                                                                .getCurrencyUnit())),
                                                                        "–")))))
                        .toList(),
                new Table.Nothing("wallet", "No revenue yet", "It begins with the first invoice."));
    }

    private static String key(OrganizationId customer, CurrencyUnit currency) {
        return customer + " " + currency;
    }
}
