package io.tributary.settlement;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.UuidV7;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** The pieces that a payee's available money is made of, and what a payee owes back. */
final class Payables {
    /** Where a piece comes from. */
    enum Kind {
        EARNING("earning"),
        RESERVE("reserve"),
        REVERSAL("reversal"),
        CLAWBACK("clawback");

        private final String code;

        Kind(String code) {
            this.code = code;
        }
    }

    private final JdbcClient sql;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Payables(JdbcClient sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void add(OrganizationId payee, Kind kind, @Nullable UUID earning, String title, Money amount) {
        if (amount.isZero()) {
            return;
        }
        sql.sql(
                        """
                        insert into settlement.payable
                               (id, organization_id, currency, kind, earning_id, title, amount, at)
                        values (:id, :payee, :currency, :kind, :earning, :title, :amount, :now)
                        """)
                .param("id", UuidV7.at(clock.instant(), random))
                .param("payee", payee.value())
                .param("currency", amount.getCurrencyUnit().getCode())
                .param("kind", kind.code)
                .param("earning", earning)
                .param("title", title)
                .param("amount", amount.getAmountMinorLong())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** What no payout has of a wallet. The wallet is locked. */
    Money free(EarningStore.Wallet wallet) {
        return Money.ofMinor(
                wallet.currency(),
                sql.sql(
                                """
                                select coalesce(sum(amount), 0)
                                  from settlement.payable
                                 where organization_id = :payee and currency = :currency and payout_id is null
                                """)
                        .param("payee", wallet.payee().value())
                        .param("currency", wallet.currency().getCode())
                        .query(Long.class)
                        .single());
    }

    /** What no payout has of one earning. */
    Money freeOf(Earning earning) {
        return Money.ofMinor(
                earning.amount().getCurrencyUnit(),
                sql.sql(
                                """
                                select coalesce(sum(amount), 0)
                                  from settlement.payable
                                 where earning_id = :earning and payout_id is null
                                """)
                        .param("earning", earning.id())
                        .query(Long.class)
                        .single());
    }

    /** A payout takes all that is free of a wallet. */
    void claim(EarningStore.Wallet wallet, UUID payout) {
        sql.sql(
                        """
                        with claimed as (
                            update settlement.payable
                               set payout_id = :payout
                             where organization_id = :payee and currency = :currency and payout_id is null
                            returning id, organization_id, amount)
                        insert into settlement.payout_item (payout_id, payable_id, organization_id, amount)
                        select :payout, id, organization_id, amount
                          from claimed
                        """)
                .param("payout", payout)
                .param("payee", wallet.payee().value())
                .param("currency", wallet.currency().getCode())
                .update();
    }

    /** A payout that failed lets go of what it had. */
    void letGo(UUID payout) {
        sql.sql("update settlement.payable set payout_id = null where payout_id = :payout")
                .param("payout", payout)
                .update();
    }

    /** What the payee owes back. */
    Money owed(EarningStore.Wallet wallet) {
        return Money.ofMinor(
                wallet.currency(),
                sql.sql(
                                """
                                select coalesce(sum(amount), 0)
                                  from settlement.clawback
                                 where organization_id = :payee and currency = :currency
                                """)
                        .param("payee", wallet.payee().value())
                        .param("currency", wallet.currency().getCode())
                        .query(Long.class)
                        .single());
    }

    /** Comes to be owed; below zero when it was netted. */
    void owe(OrganizationId payee, @Nullable UUID earning, String title, Money amount) {
        if (amount.isZero()) {
            return;
        }
        sql.sql(
                        """
                        insert into settlement.clawback
                               (id, organization_id, currency, amount, earning_id, title, at)
                        values (:id, :payee, :currency, :amount, :earning, :title, :now)
                        """)
                .param("id", UuidV7.at(clock.instant(), random))
                .param("payee", payee.value())
                .param("currency", amount.getCurrencyUnit().getCode())
                .param("amount", amount.getAmountMinorLong())
                .param("earning", earning)
                .param("title", title)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    /** What a payout is or was made of, in the order it came to be. */
    List<Payout.Item> items(UUID payout, Payout of) {
        return sql.sql(
                        """
                        select payable.kind, payable.title, item.amount, payable.at
                          from settlement.payout_item as item
                          join settlement.payable on payable.id = item.payable_id
                         where item.payout_id = :payout
                         order by payable.id
                        """)
                .param("payout", payout)
                .query(
                        (row, _) ->
                                new Payout.Item(
                                        row.getString("kind"),
                                        row.getString("title"),
                                        Money.ofMinor(
                                                of.gross().getCurrencyUnit(),
                                                row.getLong("amount")),
                                        row.getTimestamp("at").toInstant()))
                .list();
    }
}
