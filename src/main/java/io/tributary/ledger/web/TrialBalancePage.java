package io.tributary.ledger.web;

import io.tributary.kernel.OrganizationId;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Balance;
import io.tributary.ledger.Book;
import io.tributary.portal.spi.Field;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What all accounts hold, by their code; or those of one code, by their owner.
 *
 * @param day until whose end
 * @param code of which kind of account; null for all
 */
record TrialBalancePage(Field day, @Nullable String code, List<Sheet> sheets, String csv) {
    /** One currency. */
    record Sheet(String currency, List<Row> rows, String debits, String credits, boolean balanced) {
        Sheet {
            rows = List.copyOf(rows);
        }
    }

    /**
     * One line.
     *
     * @param accounts how many accounts it sums up
     */
    record Row(
            String name,
            String href,
            String nature,
            long accounts,
            String debits,
            String credits,
            String balance) {}

    private record Line(AccountCode code, OrganizationId owner) {}

    TrialBalancePage {
        sheets = List.copyOf(sheets);
    }

    static TrialBalancePage of(List<Balance> balances, LocalDate day, @Nullable String code) {
        var byCurrency = new TreeMap<CurrencyUnit, List<Balance>>();
        balances.stream()
                .filter(balance -> code == null || balance.account().code().code().equals(code))
                .forEach(
                        balance ->
                                byCurrency
                                        .computeIfAbsent(
                                                balance.account().currency(),
                                                _ -> new ArrayList<>())
                                        .add(balance));
        return new TrialBalancePage(
                Field.text("day", "Until the end of").type("date").value(day.toString()),
                code,
                byCurrency.entrySet().stream()
                        .map(one -> sheet(one.getKey(), one.getValue(), code != null))
                        .toList(),
                JournalController.HOME + ".csv?day=" + day);
    }

    private static Sheet sheet(CurrencyUnit currency, List<Balance> balances, boolean byOwner) {
        var debits = sum(currency, balances.stream().map(Balance::debits).toList());
        var credits = sum(currency, balances.stream().map(Balance::credits).toList());
        var lines = new LinkedHashMap<Line, List<Balance>>();
        for (var balance : balances) {
            var account = balance.account();
            lines.computeIfAbsent(
                            new Line(account.code(), byOwner ? account.organization() : Book.HOUSE),
                            _ -> new ArrayList<>())
                    .add(balance);
        }
        return new Sheet(
                currency.getCode(),
                lines.values().stream().map(line -> row(currency, line, byOwner)).toList(),
                Amount.of(debits),
                Amount.of(credits),
                byOwner || debits.isEqual(credits));
    }

    private static Row row(CurrencyUnit currency, List<Balance> balances, boolean byOwner) {
        var first = balances.getFirst();
        var account = first.account();
        return new Row(
                byOwner ? owner(account) : account.code().code(),
                balances.size() == 1
                        ? AccountPage.path(account)
                        : JournalController.HOME + "?code=" + account.code(),
                Words.of(first.nature()),
                balances.size(),
                Amount.unlessZero(sum(currency, balances.stream().map(Balance::debits).toList())),
                Amount.unlessZero(sum(currency, balances.stream().map(Balance::credits).toList())),
                Amount.of(sum(currency, balances.stream().map(Balance::amount).toList())));
    }

    private static String owner(Account account) {
        return account.organization().equals(Book.HOUSE)
                ? "The house"
                : account.organization().toString();
    }

    private static Money sum(CurrencyUnit currency, List<Money> amounts) {
        return amounts.stream().reduce(Money.zero(currency), (one, other) -> one.plus(other));
    }

    /** What a nature is called. */
    static final class Words {
        private static final Map<Balance.Nature, String> ALL =
                Map.of(
                        Balance.Nature.ASSET, "Asset",
                        Balance.Nature.LIABILITY, "Liability",
                        Balance.Nature.REVENUE, "Revenue",
                        Balance.Nature.EXPENSE, "Expense");

        private Words() {}

        static String of(Balance.Nature nature) {
            return ALL.getOrDefault(nature, nature.name());
        }
    }
}
