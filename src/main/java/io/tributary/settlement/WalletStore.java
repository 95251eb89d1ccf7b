package io.tributary.settlement;

import io.tributary.kernel.OrganizationId;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What payees have, by where it is. */
final class WalletStore {
    private final JdbcClient sql;

    WalletStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** One payee's, in the order of currencies. */
    List<EarningStore.Wallet> lock(OrganizationId payee) {
        return sql.sql(
                        """
                        select currency
                          from settlement.wallet
                         where organization_id = :payee
                         order by currency
                           for update
                        """)
                .param("payee", payee.value())
                .query(
                        (row, _) ->
                                new EarningStore.Wallet(
                                        payee, CurrencyUnit.of(row.getString("currency"))))
                .list();
    }

    List<Wallet> of(OrganizationId payee) {
        return sql.sql(
                        """
                        select wallet.currency,
                               (select coalesce(sum(amount - reversed), 0)
                                  from settlement.earning
                                 where earning.organization_id = :payee
                                   and earning.currency = wallet.currency
                                   and matured_at is null) as pending,
                               (select coalesce(sum(amount), 0)
                                  from settlement.payable
                                 where payable.organization_id = :payee
                                   and payable.currency = wallet.currency
                                   and payout_id is null) as available,
                               (select coalesce(sum(reserve), 0)
                                  from settlement.earning
                                 where earning.organization_id = :payee
                                   and earning.currency = wallet.currency
                                   and reserve > 0) as reserve,
                               (select coalesce(sum(net), 0)
                                  from settlement.payout
                                 where payout.organization_id = :payee
                                   and payout.currency = wallet.currency
                                   and state in ('ready', 'sending', 'sent')) as in_transit,
                               (select coalesce(sum(amount), 0)
                                  from settlement.clawback
                                 where clawback.organization_id = :payee
                                   and clawback.currency = wallet.currency) as owed,
                               (select coalesce(sum(net), 0)
                                  from settlement.payout
                                 where payout.organization_id = :payee
                                   and payout.currency = wallet.currency
                                   and state = 'paid') as paid
                          from settlement.wallet
                         where wallet.organization_id = :payee
                         order by wallet.currency
                        """)
                .param("payee", payee.value())
                .query(
                        (row, _) -> {
                            var currency = CurrencyUnit.of(row.getString("currency"));
                            return new Wallet(
                                    Money.ofMinor(currency, row.getLong("pending")),
                                    Money.ofMinor(currency, row.getLong("available")),
                                    Money.ofMinor(currency, row.getLong("reserve")),
                                    Money.ofMinor(currency, row.getLong("in_transit")),
                                    Money.ofMinor(currency, row.getLong("owed")),
                                    Money.ofMinor(currency, row.getLong("paid")));
                        })
                .list();
    }

    /** When the next money of a wallet is free. */
    Optional<Instant> nextFree(EarningStore.Wallet wallet) {
        return sql.sql(
                        """
                        select min(at)
                          from (select min(matures_at) as at
                                  from settlement.earning
                                 where organization_id = :payee and currency = :currency
                                   and matured_at is null and reversed < amount and held is null
                                   and approval in ('automatic', 'approved')
                                union all
                                select min(reserve_due_at)
                                  from settlement.earning
                                 where organization_id = :payee and currency = :currency
                                   and reserve > 0) as free
                        """)
                .param("payee", wallet.payee().value())
                .param("currency", wallet.currency().getCode())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** What becomes free on which day, in that zone, the next first. */
    List<Wallet.Free> calendar(OrganizationId payee, String zone) {
        return sql.sql(
                        """
                        select day, currency, sum(matures) as matures, sum(released) as released
                          from (select (matures_at at time zone :zone)::date as day, currency,
                                       amount - reversed as matures, 0 as released
                                  from settlement.earning
                                 where organization_id = :payee and matured_at is null
                                   and reversed < amount and held is null
                                   and approval in ('automatic', 'approved')
                                union all
                                select (reserve_due_at at time zone :zone)::date, currency, 0, reserve
                                  from settlement.earning
                                 where organization_id = :payee and reserve > 0) as free
                         group by day, currency
                         order by day, currency
                         limit 60
                        """)
                .param("payee", payee.value())
                .param("zone", zone)
                .query(
                        (row, _) -> {
                            var currency = CurrencyUnit.of(row.getString("currency"));
                            return new Wallet.Free(
                                    row.getObject("day", LocalDate.class),
                                    Money.ofMinor(currency, row.getLong("matures")),
                                    Money.ofMinor(currency, row.getLong("released")));
                        })
                .list();
    }
}
