package io.tributary.settlement;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RevenueStream;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where earnings are kept. */
final class EarningStore {
    /** One payee's money in one currency. */
    record Wallet(OrganizationId payee, CurrencyUnit currency) {}

    private final JdbcClient sql;

    EarningStore(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Adds one.
     *
     * @param asks whether it waits for approval
     * @param insteadOf the share that was declined in its favour, and is held for as long; null for
     *     any other
     */
    void add(Earning earning, @Nullable UUID event, boolean asks, @Nullable UUID insteadOf) {
        sql.sql(
                        """
                        with earned as (
                            insert into settlement.earning
                                   (id, organization_id, sale_id, party, stream, title, currency, amount, earned_at,
                                    matures_at, event_id, approval, instead_of, held)
                            values (:id, :payee, :sale, :party, :stream, :title, :currency, :amount, :earnedAt,
                                    :maturesAt, :event, :approval, :insteadOf,
                                    (select held from settlement.earning where id = :insteadOf))
                            returning organization_id, currency)
                        insert into settlement.wallet (organization_id, currency)
                        select organization_id, currency
                          from earned
                         where not exists (select
                                             from settlement.wallet
                                            where organization_id = :payee and currency = :currency)
                            on conflict do nothing
                        """)
                .param("id", earning.id())
                .param("payee", earning.payee().value())
                .param("sale", earning.sale())
                .param("party", earning.party())
                .param("stream", earning.stream().code())
                .param("title", earning.title())
                .param("currency", earning.amount().getCurrencyUnit().getCode())
                .param("amount", earning.amount().getAmountMinorLong())
                .param("earnedAt", Timestamp.from(earning.earnedAt()))
                .param("maturesAt", Timestamp.from(earning.maturesAt()))
                .param("event", event)
                .param("approval", asks ? "asked" : "automatic")
                .param("insteadOf", insteadOf)
                .update();
    }

    /** Wallets are locked before their earnings, in this order: nobody waits in a circle. */
    void lockWallets(List<OrganizationId> payees, CurrencyUnit currency) {
        sql.sql(
                        """
                        select 1
                          from settlement.wallet
                         where organization_id = any (:payees) and currency = :currency
                         order by organization_id
                           for update
                        """)
                .param("payees", payees.stream().map(OrganizationId::value).toArray(UUID[]::new))
                .param("currency", currency.getCode())
                .query((_, _) -> 1)
                .list();
    }

    /** Everything that is kept back in a wallet, what is released first first. */
    List<Earning> reserves(Wallet wallet) {
        return sql.sql(
                        """
                        select *
                          from settlement.earning
                         where organization_id = :payee and currency = :currency and reserve > 0
                         order by reserve_due_at, id
                           for update
                        """)
                .param("payee", wallet.payee().value())
                .param("currency", wallet.currency().getCode())
                .query((row, _) -> earning(row))
                .list();
    }

    void takeReserve(UUID earning, Money amount) {
        sql.sql("update settlement.earning set reserve = reserve - :amount where id = :id")
                .param("amount", amount.getAmountMinorLong())
                .param("id", earning)
                .update();
    }

    void takeBack(UUID earning, Money amount) {
        sql.sql("update settlement.earning set reversed = reversed + :amount where id = :id")
                .param("amount", amount.getAmountMinorLong())
                .param("id", earning)
                .update();
    }

    /** All parts of a sale that are payees', in the order of their ids. */
    List<Earning> lockOf(UUID sale) {
        return sql.sql(
                        """
                        select *
                          from settlement.earning
                         where sale_id = :sale
                         order by id
                           for update
                        """)
                .param("sale", sale)
                .query((row, _) -> earning(row))
                .list();
    }

    /** Who has a part of a sale. */
    List<OrganizationId> payees(UUID sale) {
        return sql.sql(
                        """
                        select distinct organization_id
                          from settlement.earning
                         where sale_id = :sale
                        """)
                .param("sale", sale)
                .query((row, _) -> new OrganizationId(row.getObject(1, UUID.class)))
                .list();
    }

    /** What is not matured of a sale is held, or let go: null lets go. */
    void hold(UUID sale, @Nullable String why) {
        sql.sql(
                        """
                        update settlement.earning
                           set held = :why
                         where sale_id = :sale and matured_at is null
                           and (held is null or held = 'disputed')
                        """)
                .param("why", why)
                .param("sale", sale)
                .update();
    }

    /** What is not matured of an event is held: it was cancelled. */
    int holdEvent(UUID event) {
        return sql.sql(
                        """
                        update settlement.earning
                           set held = 'cancelled'
                         where event_id = :event and matured_at is null
                        """)
                .param("event", event)
                .update();
    }

    /** What is not matured of an event matures so long after its new end. */
    int moveEvent(UUID event, Instant endsAt, int holdDays) {
        return sql.sql(
                        """
                        update settlement.earning
                           set matures_at = cast(:endsAt as timestamptz)
                                            + make_interval(days => coalesce(
                                                (select hold_days
                                                   from settlement.payee
                                                  where payee.organization_id = earning.organization_id),
                                                :holdDays))
                         where event_id = :event and matured_at is null
                        """)
                .param("endsAt", Timestamp.from(endsAt))
                .param("holdDays", holdDays)
                .param("event", event)
                .update();
    }

    /** Decides about a share that waits. */
    boolean decide(UUID earning, boolean approved) {
        return sql.sql(
                                """
                                update settlement.earning
                                   set approval = :approval
                                 where id = :id and approval = 'asked'
                                """)
                        .param("approval", approved ? "approved" : "declined")
                        .param("id", earning)
                        .update()
                == 1;
    }

    /** The event that an earning is for. */
    Optional<UUID> eventOf(UUID earning) {
        return sql.sql(
                        """
                        select event_id
                          from settlement.earning
                         where id = :id and event_id is not null
                        """)
                .param("id", earning)
                .query(UUID.class)
                .optional();
    }

    Optional<Earning> find(UUID id) {
        return sql.sql("select * from settlement.earning where id = :id")
                .param("id", id)
                .query((row, _) -> earning(row))
                .optional();
    }

    /** Somebody's, the newest first, those before the cursor. */
    List<Earning> of(OrganizationId payee, @Nullable UUID before, int limit) {
        return sql.sql(
                        """
                        select *
                          from settlement.earning
                         where organization_id = :payee
                           and (cast(:before as uuid) is null or id < :before)
                         order by id desc
                         limit :limit
                        """)
                .param("payee", payee.value())
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> earning(row))
                .list();
    }

    /** Shares that wait for approval: of that seller's sales, or of all. */
    List<Earning> asked(@Nullable OrganizationId seller) {
        return sql.sql(
                        """
                        select earning.*
                          from settlement.earning
                          join settlement.sale on sale.id = earning.sale_id
                         where earning.approval = 'asked' and earning.reversed < earning.amount
                           and (cast(:seller as uuid) is null or sale.organization_id = :seller)
                         order by earning.id
                         limit 200
                        """)
                .param("seller", seller == null ? null : seller.value())
                .query((row, _) -> earning(row))
                .list();
    }

    static Earning earning(ResultSet row) throws SQLException {
        var currency = CurrencyUnit.of(row.getString("currency"));
        return new Earning(
                row.getObject("id", UUID.class),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                row.getObject("sale_id", UUID.class),
                row.getString("party"),
                RevenueStream.of(row.getString("stream")),
                row.getString("title"),
                Money.ofMinor(currency, row.getLong("amount")),
                Money.ofMinor(currency, row.getLong("reversed")),
                Money.ofMinor(currency, row.getLong("reserve")),
                state(row),
                row.getTimestamp("earned_at").toInstant(),
                row.getTimestamp("matures_at").toInstant());
    }

    private static Earning.State state(ResultSet row) throws SQLException {
        var held = row.getString("held");
        var approval = row.getString("approval");
        if (approval.equals("declined")) {
            return Earning.State.DECLINED;
        }
        if (row.getLong("reversed") == row.getLong("amount")) {
            return Earning.State.REVERSED;
        }
        if (row.getTimestamp("matured_at") != null) {
            return Earning.State.MATURED;
        }
        if (held != null) {
            return held.equals("disputed") ? Earning.State.DISPUTED : Earning.State.CANCELLED;
        }
        return approval.equals("asked") ? Earning.State.ASKED : Earning.State.PENDING;
    }
}
