package io.tributary.billing;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Where is kept what was counted of charged days, and which days are to be counted. */
final class UsageStore {
    /**
     * Days at a price with a meter.
     *
     * @param charge of their usage, when it was charged before; null when it was not
     * @param n of the last snapshot; 0 when there is none
     * @param included as the first snapshot found
     * @param billedMinor by all snapshots so far
     */
    record Span(
            BillingCalendar.Days days,
            UUID price,
            Meter meter,
            @Nullable UUID charge,
            int n,
            long calls,
            long included,
            long billedMinor) {}

    private final JdbcClient sql;

    UsageStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Days that are over and whose usage was never charged, the first ones first. */
    List<Span> fresh(UUID subscription, LocalDate today) {
        return sql.sql(
                        """
                        select null::uuid as charge, lower(plan.days) as first, upper(plan.days) as until,
                               plan.price_version_id, price_meter.meter, 0 as n, 0 as quantity, 0 as included,
                               0 as rated_minor
                          from billing.charge_period as plan
                          join billing.price_meter on price_meter.price_version_id = plan.price_version_id
                         where plan.subscription_id = :subscription and plan.component = 'plan'
                           and upper(plan.days) <= :today::date
                           and not exists (select
                                             from billing.charge_period as used
                                            where used.subscription_id = plan.subscription_id
                                              and used.component = price_meter.meter
                                              and used.days && plan.days)
                         order by plan.days, price_meter.meter
                        """)
                .param("subscription", subscription)
                .param("today", Date.valueOf(today))
                .query(UsageStore::span)
                .list();
    }

    /** Days whose usage was charged, and that are still to be counted again. */
    List<Span> open(UUID subscription) {
        return sql.sql(
                        """
                        select used.id as charge, lower(used.days) as first, upper(used.days) as until,
                               used.price_version_id, used.component as meter, last.n, last.quantity,
                               last.included, last.rated_minor
                          from billing.charge_period as used
                         cross join lateral (
                               select n, quantity, included, rated_minor
                                 from billing.usage_snapshot
                                where charge_id = used.id
                                order by n desc
                                limit 1) as last
                         where used.subscription_id = :subscription and used.look_at is not null
                         order by used.days, used.component
                        """)
                .param("subscription", subscription)
                .query(UsageStore::span)
                .list();
    }

    private static Span span(ResultSet row, int number) throws SQLException {
        return new Span(
                new BillingCalendar.Days(
                        row.getDate("first").toLocalDate(), row.getDate("until").toLocalDate()),
                row.getObject("price_version_id", UUID.class),
                Meter.of(row.getString("meter")),
                row.getObject("charge", UUID.class),
                row.getInt("n"),
                row.getLong("quantity"),
                row.getLong("included"),
                row.getLong("rated_minor"));
    }

    void add(
            UsageSnapshot snapshot,
            Subscription subscription,
            PriceVersion price,
            Metered metered) {
        sql.sql(
                        """
                        insert into billing.usage_snapshot
                               (id, organization_id, subscription_id, charge_id, n, component, days,
                                price_version_id, quantity, events, included, currency, rated_minor,
                                before_minor, net_minor, digest, taken_at)
                        values (:id, :organization, :subscription, :charge, :n, :component,
                                daterange(:from, :until), :price, :calls, :requests, :included, :currency,
                                :rated, :before, :net, :digest, :at)
                        """)
                .param("id", snapshot.id())
                .param("organization", subscription.customer().value())
                .param("subscription", subscription.id())
                .param("charge", snapshot.charge())
                .param("n", snapshot.n())
                .param("component", metered.meter().code())
                .param("from", Date.valueOf(snapshot.days().from()))
                .param("until", Date.valueOf(snapshot.days().until()))
                .param("price", price.id())
                .param("calls", snapshot.calls())
                .param("requests", snapshot.requests())
                .param("included", snapshot.included())
                .param("currency", snapshot.rated().getCurrencyUnit().getCode())
                .param("rated", snapshot.rated().getAmountMinorLong())
                .param("before", snapshot.before().getAmountMinorLong())
                .param("net", snapshot.net().getAmountMinorLong())
                .param("digest", snapshot.digest(subscription, metered))
                .param("at", Timestamp.from(snapshot.takenAt()))
                .update();
    }

    /** The charge comes to so much now, and its days are counted again then; null for never. */
    void comesTo(UUID charge, long netMinor, @Nullable Instant lookAt) {
        sql.sql(
                        """
                        update billing.charge_period
                           set net_minor = :net, look_at = :look::timestamptz
                         where id = :id
                        """)
                .param("id", charge)
                .param("net", netMinor)
                .param("look", lookAt == null ? null : Timestamp.from(lookAt))
                .update();
    }
}
