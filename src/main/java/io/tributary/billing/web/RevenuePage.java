package io.tributary.billing.web;

import io.tributary.billing.Revenue;
import io.tributary.kernel.Amounts;
import io.tributary.portal.spi.Chart;
import io.tributary.portal.spi.Figure;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.RoundingMode;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Recurring revenue, a book for each currency. */
record RevenuePage(List<Book> books, @Nullable String trialConversion) {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("MMM uuuu", Locale.ENGLISH);
    private static final double PERCENT = 100;

    /** One currency's. */
    record Book(
            String currency,
            List<Figure> figures,
            Chart chart,
            List<Row> rows,
            List<Share> streams) {
        static Book of(
                List<YearMonth> months,
                List<Revenue.Movements> moved,
                List<Revenue.OfStream> streams) {
            var now = moved.getLast();
            var currency = now.closing().getCurrencyUnit().getCode();
            return new Book(
                    currency,
                    figures(now),
                    chart(currency, months, moved),
                    rows(months, moved),
                    streams.stream()
                            .map(
                                    one ->
                                            new Share(
                                                    one.stream().label(),
                                                    Amounts.text(one.monthly())))
                            .toList());
        }

        private static List<Figure> figures(Revenue.Movements now) {
            var perCustomer = now.perCustomer();
            return List.of(
                    Figure.of("MRR", Amounts.text(now.closing())),
                    Figure.of("ARR", Amounts.text(now.annual())),
                    Figure.of("Net revenue retention", percent(now.netRetention()))
                            .hint("This month, of what customers paid when it began"),
                    Figure.of("Customers", Long.toString(now.closingCustomers())),
                    Figure.of(
                            "Revenue per customer",
                            perCustomer == null ? "Not yet" : Amounts.text(perCustomer)),
                    Figure.of("Logo churn", percent(now.logoChurn())).hint("This month"),
                    Figure.of("Revenue churn", percent(now.revenueChurn())).hint("This month"),
                    Figure.of("Lifetime value", lifetime(now))
                            .hint("Revenue per customer by this month's logo churn"));
        }

        private static String lifetime(Revenue.Movements now) {
            var perCustomer = now.perCustomer();
            var churn = now.logoChurn();
            return perCustomer == null || churn == null || churn == 0
                    ? "Not yet"
                    : Amounts.text(perCustomer.dividedBy(churn, RoundingMode.HALF_UP));
        }

        private static Chart chart(
                String currency, List<YearMonth> months, List<Revenue.Movements> moved) {
            return new Chart(
                    "mrr-" + currency.toLowerCase(Locale.ROOT),
                    "What moved recurring revenue",
                    "Movements of monthly recurring revenue, " + currency,
                    Chart.Kind.STACKED,
                    "Month",
                    currency,
                    months.stream().map(MONTH::format).toList(),
                    List.of(
                            series("New", moved, Revenue.Movements::fresh),
                            series("Expansion", moved, Revenue.Movements::expansion),
                            series("Reactivation", moved, Revenue.Movements::reactivation),
                            series("Contraction", moved, Revenue.Movements::contraction),
                            series("Churn", moved, Revenue.Movements::churn)));
        }

        private static Chart.Series series(
                String name,
                List<Revenue.Movements> moved,
                Function<Revenue.Movements, Money> part) {
            var values = new ArrayList<@Nullable Double>();
            moved.forEach(one -> values.add(part.apply(one).getAmount().doubleValue()));
            return new Chart.Series(name, values);
        }

        private static List<Row> rows(List<YearMonth> months, List<Revenue.Movements> moved) {
            return IntStream.range(0, months.size())
                    .mapToObj(
                            n ->
                                    new Row(
                                            MONTH.format(months.get(n)),
                                            Amounts.text(moved.get(n).opening()),
                                            Amounts.text(moved.get(n).closing())))
                    .toList()
                    .reversed();
        }

        private static String percent(@Nullable Double ratio) {
            return ratio == null
                    ? "Not yet"
                    : String.format(Locale.ROOT, "%.1f %%", ratio * PERCENT);
        }
    }

    /** A month's opening and closing. */
    record Row(String month, String opening, String closing) {}

    /** A stream's part. */
    record Share(String stream, String monthly) {}

    static RevenuePage of(List<Book> books, @Nullable Double trialConversion) {
        return new RevenuePage(
                books, trialConversion == null ? null : Book.percent(trialConversion));
    }
}
