package io.tributary.settlement;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RevenueStream;
import io.tributary.ledger.AccountCode;

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

/** Where sales are kept, and what was taken back of them. */
final class SaleStore {
    /**
     * A sale that was distributed.
     *
     * @param left what is left of all, and of each that is not a payee's
     */
    record Kept(
            UUID id,
            OrganizationId seller,
            String key,
            UUID version,
            String rule,
            RevenueStream stream,
            String title,
            Money gross,
            Left left,
            String jurisdiction,
            @Nullable OrganizationId tierOrganization,
            Instant soldAt) {
        AccountCode revenue() {
            return AccountCode.revenue(stream);
        }
    }

    /** What was not taken back yet. */
    record Left(Money gross, Money tax, Money fee, Money house) {}

    private final JdbcClient sql;

    SaleStore(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Writes a sale down.
     *
     * @return false when one stands under its key
     */
    boolean add(
            UUID id,
            OrganizationId seller,
            Sale sale,
            UUID version,
            Money house,
            @Nullable OrganizationId tierOrganization) {
        var event = sale.event();
        return sql.sql(
                                """
                                insert into settlement.sale
                                       (id, organization_id, key, version_id, stream, title, currency, gross, tax,
                                        tax_jurisdiction, fee, house, tier_organization, sold_at, event_id, source_type,
                                        source_id)
                                values (:id, :seller, :key, :version, :stream, :title, :currency, :gross, :tax,
                                        :jurisdiction, :fee, :house, :tier, :soldAt, :event, :sourceType, :sourceId)
                                    on conflict (key) do nothing
                                """)
                        .param("id", id)
                        .param("seller", seller.value())
                        .param("key", sale.key())
                        .param("version", version)
                        .param("stream", sale.stream().code())
                        .param("title", sale.title())
                        .param("currency", sale.gross().getCurrencyUnit().getCode())
                        .param("gross", sale.gross().getAmountMinorLong())
                        .param("tax", sale.tax().getAmountMinorLong())
                        .param("jurisdiction", sale.jurisdiction())
                        .param("fee", sale.fee().getAmountMinorLong())
                        .param("house", house.getAmountMinorLong())
                        .param("tier", tierOrganization == null ? null : tierOrganization.value())
                        .param("soldAt", Timestamp.from(sale.soldAt()))
                        .param("event", event == null ? null : event.id())
                        .param("sourceType", sale.source().type())
                        .param("sourceId", sale.source().id())
                        .update()
                == 1;
    }

    Optional<Kept> find(String key) {
        return sql.sql(
                        """
                        select sale.*, version.rule
                          from settlement.sale
                          join settlement.split_version as version on version.id = sale.version_id
                         where sale.key = :key
                        """)
                .param("key", key)
                .query((row, _) -> kept(row))
                .optional();
    }

    Optional<Kept> find(UUID id) {
        return sql.sql(
                        """
                        select sale.*, version.rule
                          from settlement.sale
                          join settlement.split_version as version on version.id = sale.version_id
                         where sale.id = :id
                        """)
                .param("id", id)
                .query((row, _) -> kept(row))
                .optional();
    }

    /** Nobody else takes back of the sale until this transaction ends. */
    Optional<Kept> lock(String key) {
        return sql.sql(
                        """
                        select sale.*, version.rule
                          from settlement.sale
                          join settlement.split_version as version on version.id = sale.version_id
                         where sale.key = :key
                           for update of sale
                        """)
                .param("key", key)
                .query((row, _) -> kept(row))
                .optional();
    }

    List<Kept> newest(int limit) {
        return sql.sql(
                        """
                        select sale.*, version.rule
                          from settlement.sale
                          join settlement.split_version as version on version.id = sale.version_id
                         order by sale.id desc
                         limit :limit
                        """)
                .param("limit", limit)
                .query((row, _) -> kept(row))
                .list();
    }

    private static Kept kept(ResultSet row) throws SQLException {
        var currency = CurrencyUnit.of(row.getString("currency"));
        var tier = row.getObject("tier_organization", UUID.class);
        return new Kept(
                row.getObject("id", UUID.class),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                row.getString("key"),
                row.getObject("version_id", UUID.class),
                row.getString("rule"),
                RevenueStream.of(row.getString("stream")),
                row.getString("title"),
                Money.ofMinor(currency, row.getLong("gross")),
                new Left(
                        left(row, currency, "gross", "reversed"),
                        left(row, currency, "tax", "tax_reversed"),
                        left(row, currency, "fee", "fee_reversed"),
                        left(row, currency, "house", "house_reversed")),
                row.getString("tax_jurisdiction"),
                tier == null ? null : new OrganizationId(tier),
                row.getTimestamp("sold_at").toInstant());
    }

    private static Money left(ResultSet row, CurrencyUnit currency, String of, String reversed)
            throws SQLException {
        return Money.ofMinor(currency, row.getLong(of) - row.getLong(reversed));
    }

    /**
     * Writes down that so much is taken back.
     *
     * @return false when that was done before under the key
     */
    boolean addReversal(UUID id, Kept sale, String key, String cause, Money amount, Instant now) {
        return sql.sql(
                                """
                                insert into settlement.reversal
                                       (id, organization_id, sale_id, key, cause, amount, at)
                                values (:id, :seller, :sale, :key, :cause, :amount, :now)
                                    on conflict (key) do nothing
                                """)
                        .param("id", id)
                        .param("seller", sale.seller().value())
                        .param("sale", sale.id())
                        .param("key", key)
                        .param("cause", cause)
                        .param("amount", amount.getAmountMinorLong())
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** What was taken back of it under other keys, in minor units. */
    long reversedBut(UUID sale, String key) {
        return sql.sql(
                        """
                        select coalesce(sum(amount), 0)
                          from settlement.reversal
                         where sale_id = :sale
                           and key <> :key
                        """)
                .param("sale", sale)
                .param("key", key)
                .query(Long.class)
                .single();
    }

    void takeBack(UUID sale, Left parts) {
        sql.sql(
                        """
                        update settlement.sale
                           set reversed = reversed + :gross, tax_reversed = tax_reversed + :tax,
                               fee_reversed = fee_reversed + :fee, house_reversed = house_reversed + :house
                         where id = :sale
                        """)
                .param("gross", parts.gross().getAmountMinorLong())
                .param("tax", parts.tax().getAmountMinorLong())
                .param("fee", parts.fee().getAmountMinorLong())
                .param("house", parts.house().getAmountMinorLong())
                .param("sale", sale)
                .update();
    }

    /** A share that was declined goes to the house. */
    void giveHouse(UUID sale, Money amount) {
        sql.sql("update settlement.sale set house = house + :amount where id = :sale")
                .param("amount", amount.getAmountMinorLong())
                .param("sale", sale)
                .update();
    }

    /**
     * Counts towards somebody's lifetime sales; whoever sells at the same time waits.
     *
     * @return what they came to before
     */
    Money countLifetime(OrganizationId organization, String rule, Money base) {
        long after =
                sql.sql(
                                """
                                insert into settlement.lifetime as kept (organization_id, rule, currency, base)
                                values (:organization, :rule, :currency, :base)
                                    on conflict (organization_id, rule, currency) do update
                                   set base = kept.base + excluded.base
                                returning base
                                """)
                        .param("organization", organization.value())
                        .param("rule", rule)
                        .param("currency", base.getCurrencyUnit().getCode())
                        .param("base", base.getAmountMinorLong())
                        .query(Long.class)
                        .single();
        return Money.ofMinor(base.getCurrencyUnit(), after - base.getAmountMinorLong());
    }

    void uncountLifetime(OrganizationId organization, String rule, Money base) {
        sql.sql(
                        """
                        update settlement.lifetime
                           set base = base - :base
                         where organization_id = :organization and rule = :rule and currency = :currency
                        """)
                .param("organization", organization.value())
                .param("rule", rule)
                .param("currency", base.getCurrencyUnit().getCode())
                .param("base", base.getAmountMinorLong())
                .update();
    }
}
