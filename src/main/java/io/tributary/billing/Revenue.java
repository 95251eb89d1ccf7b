package io.tributary.billing;

import io.tributary.kernel.Period;
import io.tributary.kernel.RevenueStream;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;

/**
 * Recurring revenue, from its movements: opening and movements make the closing, to the minor unit.
 * Tax, what is charged once, and use are not in it.
 */
public final class Revenue {
    private static final Scope SCOPE = Scope.system("recurring revenue");

    /**
     * What moved in a span, in one currency.
     *
     * @param opening monthly recurring revenue when it began
     * @param contraction not positive
     * @param churn not positive
     * @param kept what the customers of the opening pay when it ended
     * @param lost what they pay less than they did, each by itself
     * @param openingCustomers who paid when it began
     * @param churnedCustomers of these, who paid nothing when it ended
     * @param closingCustomers who paid when it ended
     */
    public record Movements(
            Money opening,
            Money fresh,
            Money expansion,
            Money contraction,
            Money churn,
            Money reactivation,
            Money closing,
            Money kept,
            Money lost,
            long openingCustomers,
            long churnedCustomers,
            long closingCustomers) {
        private static final int MONTHS_A_YEAR = 12;

        /** Annual recurring revenue at the end: twelve times the month's. */
        public Money annual() {
            return closing.multipliedBy(MONTHS_A_YEAR);
        }

        /**
         * Net revenue retention: what the customers of the opening pay at the end, by what they
         * paid; null without an opening.
         */
        public @Nullable Double netRetention() {
            return ratio(kept, opening);
        }

        /** What customers of the opening pay less than they did, by it; null without one. */
        public @Nullable Double revenueChurn() {
            return ratio(lost, opening);
        }

        /** Customers lost, by those of the opening; null without one. */
        public @Nullable Double logoChurn() {
            return openingCustomers == 0 ? null : (double) churnedCustomers / openingCustomers;
        }

        /** Average revenue per customer a month, at the end; null without customers. */
        public @Nullable Money perCustomer() {
            return closingCustomers == 0
                    ? null
                    : closing.dividedBy(closingCustomers, PriceModel.ROUNDING);
        }

        private static @Nullable Double ratio(Money part, Money whole) {
            return whole.isZero()
                    ? null
                    : part.getAmount().doubleValue() / whole.getAmount().doubleValue();
        }
    }

    /** One stream's monthly recurring revenue. */
    public record OfStream(RevenueStream stream, Money monthly) {}

    private final JdbcClient sql;
    private final Transactions transactions;

    Revenue(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** The currencies that recurring revenue came in. */
    public List<CurrencyUnit> currencies() {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select distinct currency
                                          from billing.mrr_movement
                                         order by currency
                                        """)
                                .query((row, _) -> CurrencyUnit.of(row.getString(1)))
                                .list());
    }

    /** What moved in that span. */
    public Movements movements(CurrencyUnit currency, Period span) {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        with customer as (
                                            select organization_id,
                                                   coalesce(sum(delta_minor) filter (where at < :from), 0) as opening,
                                                   sum(delta_minor) as closing
                                              from billing.mrr_movement
                                             where currency = :currency and at < :until
                                             group by organization_id)
                                        select coalesce(sum(delta_minor) filter (where at < :from), 0) as opening,
                                               coalesce(sum(delta_minor) filter
                                                   (where at >= :from and kind = 'new'), 0) as fresh,
                                               coalesce(sum(delta_minor) filter
                                                   (where at >= :from and kind = 'expansion'), 0) as expansion,
                                               coalesce(sum(delta_minor) filter
                                                   (where at >= :from and kind = 'contraction'), 0) as contraction,
                                               coalesce(sum(delta_minor) filter
                                                   (where at >= :from and kind = 'churn'), 0) as churn,
                                               coalesce(sum(delta_minor) filter
                                                   (where at >= :from and kind = 'reactivation'), 0) as reactivation,
                                               coalesce(sum(delta_minor), 0) as closing,
                                               (select coalesce(sum(closing), 0)
                                                  from customer
                                                 where opening > 0) as kept,
                                               (select coalesce(sum(greatest(opening - closing, 0)), 0)
                                                  from customer) as lost,
                                               (select count(*) from customer where opening > 0) as opened,
                                               (select count(*)
                                                  from customer
                                                 where opening > 0 and closing = 0) as churned,
                                               (select count(*) from customer where closing > 0) as closed
                                          from billing.mrr_movement
                                         where currency = :currency and at < :until
                                        """)
                                .param("currency", currency.getCode())
                                .param("from", Timestamp.from(span.from()))
                                .param("until", Timestamp.from(span.until()))
                                .query((row, _) -> movements(row, currency))
                                .single());
    }

    private static Movements movements(ResultSet row, CurrencyUnit currency) throws SQLException {
        return new Movements(
                Money.ofMinor(currency, row.getLong("opening")),
                Money.ofMinor(currency, row.getLong("fresh")),
                Money.ofMinor(currency, row.getLong("expansion")),
                Money.ofMinor(currency, row.getLong("contraction")),
                Money.ofMinor(currency, row.getLong("churn")),
                Money.ofMinor(currency, row.getLong("reactivation")),
                Money.ofMinor(currency, row.getLong("closing")),
                Money.ofMinor(currency, row.getLong("kept")),
                Money.ofMinor(currency, row.getLong("lost")),
                row.getLong("opened"),
                row.getLong("churned"),
                row.getLong("closed"));
    }

    /** Each stream's, the highest first. */
    public List<OfStream> streams(CurrencyUnit currency, Instant at) {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select stream, sum(delta_minor) as monthly
                                          from billing.mrr_movement
                                         where currency = :currency and at < :at
                                         group by stream
                                         order by monthly desc, stream
                                        """)
                                .param("currency", currency.getCode())
                                .param("at", Timestamp.from(at))
                                .query(
                                        (row, _) ->
                                                new OfStream(
                                                        RevenueStream.of(row.getString("stream")),
                                                        Money.ofMinor(
                                                                currency, row.getLong("monthly"))))
                                .list());
    }

    /** Of the trials that ended, how many became subscriptions; null when none ended. */
    public @Nullable Double trialConversion() {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select count(*) as ended, count(*) filter (where converted) as converted
                                          from billing.trial
                                         where ended_at is not null
                                        """)
                                .<@Nullable Double>query(
                                        (row, _) ->
                                                row.getLong("ended") == 0
                                                        ? null
                                                        : row.getDouble("converted")
                                                                / row.getLong("ended"))
                                .list()
                                .getFirst());
    }
}
