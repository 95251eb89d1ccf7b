package io.tributary.ledger;

import io.tributary.kernel.OrganizationId;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What accounts hold, for the checks of other modules: read from the entries themselves, in the
 * check's transaction.
 */
public final class Balances {
    private final JdbcClient sql;

    Balances(JdbcClient sql) {
        this.sql = sql;
    }

    /** Everybody's accounts of one kind: debits less credits. */
    public Map<Account, Money> debitsLessCredits(AccountCode code) {
        var balances = new HashMap<Account, Money>();
        sql.sql(
                        """
                        select account.organization_id, account.currency, sum(entry.amount) as balance
                          from ledger.account
                          join ledger.journal_entry as entry on entry.account_id = account.id
                         where account.code = :code
                         group by account.organization_id, account.currency
                        """)
                .param("code", code.code())
                .query(
                        row -> {
                            var currency = CurrencyUnit.of(row.getString("currency"));
                            var owner =
                                    new OrganizationId(
                                            row.getObject("organization_id", UUID.class));
                            balances.put(
                                    new Account(owner, code, currency),
                                    Money.ofMinor(currency, row.getLong("balance")));
                        });
        return balances;
    }

    /**
     * A check that the ledger and a module's own rows say the same of everybody's accounts of one
     * kind.
     *
     * @param query answers {@code organization_id}, {@code currency} and {@code balance}: debits
     *     less credits in minor units, once for each account
     */
    public BookCheck check(String name, AccountCode code, JdbcClient sql, String query) {
        return new BookCheck() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public List<String> findings() {
                var told = told(code, sql, query);
                var booked = debitsLessCredits(code);
                var accounts = new HashSet<>(told.keySet());
                accounts.addAll(booked.keySet());
                return accounts.stream()
                        .filter(account -> !in(account, told).equals(in(account, booked)))
                        .map(
                                account ->
                                        "%s of %s: the ledger has %s, the rows say %s"
                                                .formatted(
                                                        account.code(),
                                                        account.organization(),
                                                        in(account, booked),
                                                        in(account, told)))
                        .sorted()
                        .limit(MOST)
                        .toList();
            }
        };
    }

    private static Money in(Account account, Map<Account, Money> balances) {
        return balances.getOrDefault(account, Money.zero(account.currency()));
    }

    private static Map<Account, Money> told(AccountCode code, JdbcClient sql, String query) {
        var told = new HashMap<Account, Money>();
        sql.sql(query)
                .query(
                        row -> {
                            var currency = CurrencyUnit.of(row.getString("currency"));
                            var owner =
                                    new OrganizationId(
                                            row.getObject("organization_id", UUID.class));
                            told.put(
                                    new Account(owner, code, currency),
                                    Money.ofMinor(currency, row.getLong("balance")));
                        });
        return told;
    }
}
