package io.tributary.desk;

import io.tributary.billing.Customers;
import io.tributary.kernel.OrganizationId;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Customers who began to pay in one month, and how many of them still paid at the end of each month
 * since, that month itself first.
 */
public record Cohort(YearMonth month, int size, List<Integer> paying) {
    public Cohort {
        paying = List.copyOf(paying);
    }

    private record Purse(OrganizationId customer, CurrencyUnit currency) {}

    /** All cohorts, the oldest first, up to and with that month. */
    public static List<Cohort> of(List<Customers.Moved> moved, YearMonth last) {
        var first = new HashMap<OrganizationId, YearMonth>();
        moved.stream()
                .filter(one -> one.delta().isPositive())
                .forEach(one -> first.merge(one.customer(), one.month(), Cohort::earlier));
        var byMonth =
                first.entrySet().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Map.Entry::getValue,
                                        TreeMap::new,
                                        Collectors.mapping(
                                                Map.Entry::getKey, Collectors.toList())));
        var ends = ends(moved, last);
        return byMonth.entrySet().stream()
                .map(cohort -> of(cohort.getKey(), cohort.getValue(), ends, last))
                .toList();
    }

    private static YearMonth earlier(YearMonth one, YearMonth other) {
        return one.isBefore(other) ? one : other;
    }

    private static Cohort of(
            YearMonth month,
            List<OrganizationId> customers,
            Map<YearMonth, Map<OrganizationId, Boolean>> ends,
            YearMonth last) {
        var paying = new ArrayList<Integer>();
        for (var at = month; !at.isAfter(last); at = at.plusMonths(1)) {
            var then = ends.getOrDefault(at, Map.of());
            paying.add((int) customers.stream().filter(then::containsKey).count());
        }
        return new Cohort(month, customers.size(), paying);
    }

    /** Who paid anything at the end of each month. */
    private static Map<YearMonth, Map<OrganizationId, Boolean>> ends(
            List<Customers.Moved> moved, YearMonth last) {
        var ends = new HashMap<YearMonth, Map<OrganizationId, Boolean>>();
        if (moved.isEmpty()) {
            return ends;
        }
        var byMonth = moved.stream().collect(Collectors.groupingBy(Customers.Moved::month));
        var purses = new HashMap<Purse, Money>();
        for (var at = moved.getFirst().month(); !at.isAfter(last); at = at.plusMonths(1)) {
            byMonth.getOrDefault(at, List.of())
                    .forEach(
                            one ->
                                    purses.merge(
                                            new Purse(
                                                    one.customer(), one.delta().getCurrencyUnit()),
                                            one.delta(),
                                            Money::plus));
            ends.put(
                    at,
                    purses.entrySet().stream()
                            .filter(purse -> purse.getValue().isPositive())
                            .map(purse -> purse.getKey().customer())
                            .distinct()
                            .collect(Collectors.toMap(Function.identity(), _ -> true)));
        }
        return ends;
    }
}
