package io.tributary.ledger;

import io.tributary.kernel.OrganizationId;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.HashMap;
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
}
