package io.tributary.settlement;

import io.tributary.kernel.OrganizationId;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What of the earnings is due: to mature, or to be released from the reserve. */
final class MaturingStore {
    private final JdbcClient sql;

    MaturingStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Wallets in which something matures. */
    List<EarningStore.Wallet> maturing(Instant now) {
        return sql.sql(
                        """
                        select distinct organization_id, currency
                          from settlement.earning
                         where matured_at is null and reversed < amount
                           and matures_at <= :now and held is null
                           and approval in ('automatic', 'approved')
                         order by organization_id, currency
                        """)
                .param("now", Timestamp.from(now))
                .query((row, _) -> wallet(row))
                .list();
    }

    /** Wallets whose reserve is released in part. */
    List<EarningStore.Wallet> releasing(Instant now) {
        return sql.sql(
                        """
                        select distinct organization_id, currency
                          from settlement.earning
                         where reserve > 0 and reserve_due_at <= :now
                         order by organization_id, currency
                        """)
                .param("now", Timestamp.from(now))
                .query((row, _) -> wallet(row))
                .list();
    }

    private static EarningStore.Wallet wallet(ResultSet row) throws SQLException {
        return new EarningStore.Wallet(
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                CurrencyUnit.of(row.getString("currency")));
    }

    /** Takes a wallet for this transaction; false when somebody works on it. */
    boolean lock(EarningStore.Wallet wallet) {
        return sql.sql(
                        """
                        select 1
                          from settlement.wallet
                         where organization_id = :payee and currency = :currency
                           for update skip locked
                        """)
                .param("payee", wallet.payee().value())
                .param("currency", wallet.currency().getCode())
                .query((_, _) -> 1)
                .optional()
                .isPresent();
    }

    List<Earning> maturing(EarningStore.Wallet wallet, Instant now, int limit) {
        return sql.sql(
                        """
                        select *
                          from settlement.earning
                         where organization_id = :payee and currency = :currency
                           and matured_at is null and reversed < amount
                           and matures_at <= :now and held is null
                           and approval in ('automatic', 'approved')
                         order by matures_at, id
                         limit :limit
                           for update
                        """)
                .param("payee", wallet.payee().value())
                .param("currency", wallet.currency().getCode())
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, _) -> EarningStore.earning(row))
                .list();
    }

    List<Earning> releasing(EarningStore.Wallet wallet, Instant now, int limit) {
        return sql.sql(
                        """
                        select *
                          from settlement.earning
                         where organization_id = :payee and currency = :currency
                           and reserve > 0 and reserve_due_at <= :now
                         order by reserve_due_at, id
                         limit :limit
                           for update
                        """)
                .param("payee", wallet.payee().value())
                .param("currency", wallet.currency().getCode())
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query((row, _) -> EarningStore.earning(row))
                .list();
    }

    void matured(UUID earning, Money reserve, Instant now, Instant releasedAt) {
        sql.sql(
                        """
                        update settlement.earning
                           set matured_at = :now, reserve = :reserve, reserve_due_at = :releasedAt
                         where id = :id and matured_at is null
                        """)
                .param("now", Timestamp.from(now))
                .param("reserve", reserve.getAmountMinorLong())
                .param("releasedAt", Timestamp.from(releasedAt))
                .param("id", earning)
                .update();
    }

    /** Nothing of it is kept back any more. */
    void released(UUID earning) {
        sql.sql("update settlement.earning set reserve = 0 where id = :id")
                .param("id", earning)
                .update();
    }
}
