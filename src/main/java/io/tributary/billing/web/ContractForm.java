package io.tributary.billing.web;

import io.tributary.billing.Contracts;
import io.tributary.billing.Interval;
import io.tributary.billing.Meter;
import io.tributary.billing.Metered;
import io.tributary.billing.PriceModel;
import io.tributary.billing.Terms;
import io.tributary.identity.Feature;
import io.tributary.identity.Grant;
import io.tributary.identity.Level;
import io.tributary.identity.Limit;
import io.tributary.kernel.Days;
import io.tributary.kernel.InputError;
import io.tributary.portal.spi.Choices;
import io.tributary.portal.spi.Choices.Option;
import io.tributary.portal.spi.Field;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * A contract as it was typed.
 *
 * @param key so that sending it twice agrees once
 * @param included calls of a period, when what is beyond is billed
 * @param perCall the price of each call beyond
 */
record ContractForm(
        @Nullable String key,
        @Nullable String customer,
        @Nullable String product,
        @Nullable String price,
        @Nullable String currency,
        @Nullable String interval,
        @Nullable String from,
        @Nullable String until,
        @Nullable String terms,
        @Nullable List<String> features,
        @Nullable String support,
        @Nullable String minute,
        @Nullable String day,
        @Nullable String included,
        @Nullable String perCall) {
    private static final List<String> CURRENCIES =
            List.of("USD", "EUR", "GBP", "CHF", "JPY", "KRW");
    private static final List<String> DAYS = List.of("30", "14", "60", "0");
    private static final List<String> WORDS =
            List.of("", "community", "basic", "priority", "dedicated");

    ContractsPage page(
            List<ContractsPage.Row> running, List<Contracts.Sold> sold, List<InputError> errors) {
        return new ContractsPage(
                key == null ? UUID.randomUUID().toString() : key,
                running,
                sold.stream()
                        .filter(one -> one.product().byContract())
                        .map(ContractsPage.Range::of)
                        .toList(),
                text("customer", "Customer", customer, errors)
                        .hint("The company's name, or the id of the organization."),
                what(sold, errors),
                List.of(
                        text("price", "Price before tax", price, errors)
                                .hint("For one interval, like 120000.00."),
                        text("from", "First day", from, errors).type("date"),
                        text("until", "Day after the last", until, errors)
                                .type("date")
                                .hint("Without it the contract renews.")
                                .optional()),
                howPaid(errors),
                Choices.of("features", "What it allows", everything())
                        .chosen(features == null ? new HashSet<>() : new HashSet<>(features))
                        .errors(errors),
                options("support", "Support", WORDS, support).errors(errors),
                List.of(
                        text("minute", "Requests a minute", minute, errors).optional(),
                        text("day", "Calls a day", day, errors).optional(),
                        text("included", "Calls included in a period", included, errors)
                                .hint("When what is beyond is billed at the end of each period.")
                                .optional(),
                        text("perCall", "Price of each call beyond", perCall, errors)
                                .hint("Like 0.002.")
                                .optional()),
                errors);
    }

    private List<Choices> what(List<Contracts.Sold> sold, List<InputError> errors) {
        var products =
                sold.stream()
                        .map(one -> new Option(one.product().code(), one.product().name()))
                        .toList();
        return List.of(
                Choices.of("product", "Product", products).chosen(product).errors(errors),
                options("interval", "Charged", List.of("year", "month", "once"), interval)
                        .errors(errors),
                options("currency", "Currency", CURRENCIES, currency).errors(errors));
    }

    private Choices howPaid(List<InputError> errors) {
        var options =
                DAYS.stream()
                        .map(days -> new Option(days, new Terms(Integer.parseInt(days)).label()))
                        .toList();
        return Choices.of("terms", "Terms", options).chosen(terms).errors(errors);
    }

    private static Field text(
            String name, String label, @Nullable String value, List<InputError> errors) {
        return Field.text(name, label).value(value).errors(errors);
    }

    private static Choices options(
            String name, String label, List<String> words, @Nullable String chosen) {
        var options =
                words.stream()
                        .map(word -> new Option(word, word.isEmpty() ? "as the tier has it" : word))
                        .toList();
        return Choices.of(name, label, options).chosen(chosen);
    }

    private static List<Option> everything() {
        return Arrays.stream(Feature.values())
                .map(feature -> new Option(feature.name(), feature.label()))
                .toList();
    }

    /** What it is agreed under; null when that is wrong. */
    @Nullable UUID id(List<InputError> errors) {
        try {
            return UUID.fromString(key == null ? "" : key);
        } catch (IllegalArgumentException _) {
            errors.add(new InputError("product", "Reload the page, and send it again."));
            return null;
        }
    }

    /** What was agreed; null when something is wrong, which is then among the errors. */
    Contracts.@Nullable Agreement agreement(List<InputError> errors) {
        var amount = amount(errors);
        var every = every(errors);
        var first = date("from", from, errors);
        var end = until == null || until.isBlank() ? null : date("until", until, errors);
        if (first != null && end != null && !first.isBefore(end)) {
            errors.add(new InputError("until", "The contract ends after it began."));
        }
        if (terms == null || !DAYS.contains(terms)) {
            errors.add(new InputError("terms", "Choose the terms."));
        }
        var grants = grants(errors);
        return errors.isEmpty() && amount != null && every != null && first != null
                ? new Contracts.Agreement(
                        product == null ? "" : product,
                        amount,
                        every,
                        grants,
                        new Terms(Integer.parseInt(terms == null ? "30" : terms)),
                        first,
                        end)
                : null;
    }

    private @Nullable Money amount(List<InputError> errors) {
        if (currency == null || !CURRENCIES.contains(currency)) {
            errors.add(new InputError("currency", "Choose the currency."));
            return null;
        }
        try {
            var amount = Money.of(CurrencyUnit.of(currency), decimal(price));
            if (amount.isPositive()) {
                return amount;
            }
        } catch (NumberFormatException | ArithmeticException _) {
            // told below, like an amount that is none
        }
        errors.add(new InputError("price", "This is an amount, like 120000.00."));
        return null;
    }

    private @Nullable Interval every(List<InputError> errors) {
        return switch (interval == null ? "" : interval) {
            case "year" -> Interval.YEAR;
            case "month" -> Interval.MONTH;
            case "once" -> Interval.ONCE;
            default -> {
                errors.add(new InputError("interval", "Choose how often it is charged."));
                yield null;
            }
        };
    }

    private List<Grant> grants(List<InputError> errors) {
        var grants = new ArrayList<Grant>();
        for (var feature : Feature.values()) {
            if (features != null && features.contains(feature.name())) {
                grants.add(Grant.feature(feature));
            }
        }
        if (support != null && !support.isEmpty() && WORDS.contains(support)) {
            grants.add(Grant.level(Level.SUPPORT, support));
        }
        limit(Limit.REQUESTS_PER_MINUTE, "minute", minute, grants, errors);
        limit(Limit.CALLS_PER_DAY, "day", day, grants, errors);
        return grants;
    }

    private static void limit(
            Limit limit,
            String name,
            @Nullable String typed,
            List<Grant> grants,
            List<InputError> errors) {
        if (typed != null && !typed.isBlank()) {
            if (typed.strip().matches("\\d{1,12}")) {
                grants.add(Grant.limit(limit, Long.parseLong(typed.strip())));
            } else {
                errors.add(new InputError(name, "This is a whole number."));
            }
        }
    }

    /** What is billed beyond what is included; nothing when neither was typed. */
    List<Metered> metered(List<InputError> errors) {
        boolean isAsked =
                (included != null && !included.isBlank())
                        || (perCall != null && !perCall.isBlank());
        if (!isAsked) {
            return List.of();
        }
        if ("once".equals(interval)) {
            errors.add(new InputError("included", "What is charged once has no periods."));
        } else if (included == null || !included.strip().matches("\\d{1,15}")) {
            errors.add(new InputError("included", "This is a whole number, 0 for none."));
        } else {
            try {
                var each = decimal(perCall);
                if (each.signum() > 0) {
                    return List.of(
                            new Metered(
                                    Meter.API_CALLS,
                                    Long.parseLong(included.strip()),
                                    new PriceModel.PerUnit(each)));
                }
            } catch (NumberFormatException _) {
                // told below, like a price that is none
            }
            errors.add(new InputError("perCall", "This is a price, like 0.002."));
        }
        return List.of();
    }

    private static BigDecimal decimal(@Nullable String typed) {
        var text = typed == null ? "" : typed.strip();
        if (!text.matches("\\d{1,12}(\\.\\d{1,12})?")) {
            throw new NumberFormatException(text);
        }
        return new BigDecimal(text);
    }

    private static @Nullable LocalDate date(
            String name, @Nullable String typed, List<InputError> errors) {
        var day = Days.day(typed == null ? "" : typed.strip());
        if (day.isEmpty()) {
            errors.add(new InputError(name, "This is a day, like 2026-03-31."));
        }
        return day.orElse(null);
    }
}
