package io.tributary.billing;

import io.tributary.kernel.UuidV7;

import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Instant;

/**
 * Writes recurring revenue down as it moves, in the transaction that moves it: what a subscription
 * brings in a month is always the sum of its movements.
 */
final class RecurringRevenue {
    private final JdbcClient sql;
    private final SecureRandom random = new SecureRandom();

    RecurringRevenue(JdbcClient sql) {
        this.sql = sql;
    }

    /** From now on the subscription brings so much a month. The subscription's row is held. */
    void becomes(Subscription subscription, Money monthly, Instant now) {
        long before =
                sql.sql("select mrr_minor from billing.subscription where id = :id")
                        .param("id", subscription.id())
                        .query(Long.class)
                        .single();
        long delta = monthly.getAmountMinorLong() - before;
        if (delta == 0) {
            return;
        }
        sql.sql("update billing.subscription set mrr_minor = mrr_minor + :delta where id = :id")
                .param("id", subscription.id())
                .param("delta", delta)
                .update();
        sql.sql(
                        """
                        insert into billing.mrr_movement
                               (id, organization_id, subscription_id, stream, at, kind, currency,
                                delta_minor)
                        values (:id, :organization, :subscription, :stream, :at, :kind, :currency, :delta)
                        """)
                .param("id", UuidV7.at(now, random))
                .param("organization", subscription.customer().value())
                .param("subscription", subscription.id())
                .param("stream", subscription.price().product().stream().code())
                .param("at", Timestamp.from(now))
                .param("kind", kind(subscription, before, delta))
                .param("currency", monthly.getCurrencyUnit().getCode())
                .param("delta", delta)
                .update();
    }

    private String kind(Subscription subscription, long before, long delta) {
        if (before == 0) {
            return wasCustomer(subscription) ? "reactivation" : "new";
        }
        if (delta > 0) {
            return "expansion";
        }
        return before + delta == 0 ? "churn" : "contraction";
    }

    private boolean wasCustomer(Subscription subscription) {
        return sql.sql(
                        """
                        select exists (select
                                         from billing.mrr_movement
                                        where organization_id = :organization and stream = :stream
                                          and kind = 'churn')
                        """)
                .param("organization", subscription.customer().value())
                .param("stream", subscription.price().product().stream().code())
                .query(Boolean.class)
                .single();
    }
}
