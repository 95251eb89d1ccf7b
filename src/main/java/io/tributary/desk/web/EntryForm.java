package io.tributary.desk.web;

import io.tributary.desk.ManualEntry;
import io.tributary.kernel.Days;
import io.tributary.kernel.InputError;
import io.tributary.kernel.OrganizationId;
import io.tributary.ledger.Book;

import org.joda.money.CurrencyUnit;
import org.joda.money.IllegalCurrencyException;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A journal entry as it is typed: up to six lines in one currency. */
record EntryForm(
        String currency, String day, String reason, List<Row> rows, List<InputError> errors) {
    static final int ROWS = 6;

    /** One line as it is typed. */
    record Row(int n, String account, String whose, String debit, String credit) {
        boolean isEmpty() {
            return (account + whose + debit + credit).isBlank();
        }
    }

    EntryForm {
        rows = List.copyOf(rows);
        errors = List.copyOf(errors);
    }

    static EntryForm typed(Map<String, String> fields, LocalDate today) {
        return new EntryForm(
                fields.getOrDefault("currency", "USD").strip(),
                fields.getOrDefault("day", today.toString()).strip(),
                fields.getOrDefault("reason", "").strip(),
                IntStream.rangeClosed(1, ROWS).mapToObj(n -> row(n, fields)).toList(),
                List.of());
    }

    private static Row row(int n, Map<String, String> fields) {
        return new Row(
                n,
                fields.getOrDefault("account" + n, "").strip(),
                fields.getOrDefault("whose" + n, "").strip(),
                fields.getOrDefault("debit" + n, "").strip(),
                fields.getOrDefault("credit" + n, "").strip());
    }

    EntryForm with(List<InputError> found) {
        return new EntryForm(currency, day, reason, rows, found);
    }

    @Nullable String errorOf(int n) {
        return errors.stream()
                .filter(error -> error.pointer().equals("account" + n))
                .map(InputError::detail)
                .findFirst()
                .orElse(null);
    }

    /** What is meant; what is wrong goes into the list, and then nothing is meant. */
    ManualEntry.Draft read(Instant now, List<InputError> found) {
        var unit = unit(found);
        var effective = effective(now, found);
        var lines = new ArrayList<ManualEntry.Line>();
        for (var row : rows) {
            if (!row.isEmpty()) {
                line(row, unit, found, lines);
            }
        }
        var draft = new ManualEntry.Draft(effective, lines);
        if (found.isEmpty() && lines.size() < 2) {
            found.add(new InputError("account1", "An entry has at least two lines."));
        } else if (found.isEmpty() && !draft.difference(unit).isZero()) {
            found.add(
                    new InputError(
                            "debit1",
                            "Debits and credits differ by " + draft.difference(unit).abs() + "."));
        }
        if (reason.isEmpty() || reason.length() > 500) {
            found.add(new InputError("reason", "Say why, in at most 500 characters."));
        }
        return draft;
    }

    private CurrencyUnit unit(List<InputError> found) {
        try {
            return CurrencyUnit.of(currency);
        } catch (IllegalCurrencyException _) {
            found.add(new InputError("currency", "This is a currency, like USD."));
            return CurrencyUnit.USD;
        }
    }

    private Instant effective(Instant now, List<InputError> found) {
        var start = Days.beginning(day);
        if (start.isEmpty()) {
            found.add(new InputError("day", "This is a date, like 2026-03-31."));
        } else if (start.get().isAfter(now)) {
            found.add(new InputError("day", "This day is still to come."));
        }
        return start.orElse(now);
    }

    private static void line(
            Row row, CurrencyUnit unit, List<InputError> found, List<ManualEntry.Line> lines) {
        var field = "account" + row.n();
        boolean debits = !row.debit().isEmpty();
        var amount = amount(debits ? row.debit() : row.credit(), unit);
        var whose = whose(row.whose());
        if (!row.account().matches("[a-z]+(-[a-z]+)*(:[A-Za-z0-9-]+)?")
                || !ManualEntry.CHART.contains(row.account().replaceAll(":.*", ""))) {
            found.add(new InputError(field, "Line " + row.n() + ": there is no such account."));
        } else if (whose == null) {
            found.add(new InputError(field, "Line " + row.n() + ": this is no organization's id."));
        } else if (debits == !row.credit().isEmpty() || amount == null) {
            found.add(
                    new InputError(
                            field,
                            "Line "
                                    + row.n()
                                    + ": one amount, like 1250.00, on one of both sides."));
        } else {
            lines.add(new ManualEntry.Line(whose, row.account(), debits, amount));
        }
    }

    private static @Nullable Money amount(String typed, CurrencyUnit unit) {
        if (!typed.matches("[0-9]{1,12}(\\.[0-9]{1,3})?")) {
            return null;
        }
        var amount = new BigDecimal(typed).stripTrailingZeros();
        return amount.signum() > 0 && amount.scale() <= unit.getDecimalPlaces()
                ? Money.of(unit, amount)
                : null;
    }

    private static @Nullable OrganizationId whose(String typed) {
        try {
            return typed.isEmpty() ? Book.HOUSE : OrganizationId.of(typed);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
