package io.tributary.billing;

import io.tributary.kernel.OrganizationId;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Where months of service and their credits are kept. */
final class ServiceStore {
    /** The days of a month that a contract with a service level was charged for. */
    record Span(
            UUID subscription,
            String product,
            YearMonth month,
            LocalDate from,
            LocalDate until,
            long days,
            Money fee) {}

    private final JdbcClient sql;

    ServiceStore(JdbcClient sql) {
        this.sql = sql;
    }

    ServiceLadder ladder() {
        return new ServiceLadder(
                sql.sql("select below_millionths, credit_bps from billing.service_step")
                        .query((row, _) -> new ServiceLadder.Step(row.getInt(1), row.getInt(2)))
                        .list());
    }

    /** Months of a customer that began before that day and were not measured, the oldest first. */
    List<Span> unmeasured(OrganizationId customer, LocalDate before) {
        return sql.sql(
                        """
                        select subscription_id, product, month, min(first) as first, max(until) as until,
                               sum(until - first) as days, round(sum(day_minor * (until - first)))::bigint as fee,
                               min(currency) as currency
                          from billing.service_unmeasured
                         where organization_id = :customer and month < :before
                         group by subscription_id, product, month
                         order by month, subscription_id
                        """)
                .param("customer", customer.value())
                .param("before", Date.valueOf(before))
                .query(ServiceStore::span)
                .list();
    }

    private static Span span(ResultSet row, int number) throws SQLException {
        return new Span(
                row.getObject("subscription_id", UUID.class),
                row.getString("product"),
                YearMonth.from(row.getDate("month").toLocalDate()),
                row.getDate("first").toLocalDate(),
                row.getDate("until").toLocalDate(),
                row.getLong("days"),
                Money.ofMinor(CurrencyUnit.of(row.getString("currency")), row.getLong("fee")));
    }

    /** Keeps a month, once: the database refuses a second measure of it. */
    void keep(OrganizationId customer, ServiceMonth month, Instant now) {
        var measured = month.availability();
        sql.sql(
                        """
                        insert into billing.service_month
                               (id, organization_id, subscription_id, month, days, answered, failed, bad_hours,
                                millionths, target_millionths, credit_bps, currency, fee_minor, credit_minor,
                                measured_at)
                        values (:id, :customer, :subscription, :month, daterange(:from, :until), :answered,
                                :failed, :badHours, :millionths, :target, :bps, :currency, :fee, :credit, :now)
                        """)
                .param("id", month.id())
                .param("customer", customer.value())
                .param("subscription", month.subscription())
                .param("month", Date.valueOf(month.month().atDay(1)))
                .param("from", Date.valueOf(month.from()))
                .param("until", Date.valueOf(month.until()))
                .param("answered", measured.answered())
                .param("failed", measured.failed())
                .param("badHours", measured.badHours())
                .param("millionths", measured.millionths())
                .param("target", month.target())
                .param("bps", month.creditBps())
                .param("currency", month.fee().getCurrencyUnit().getCode())
                .param("fee", month.fee().getAmountMinorLong())
                .param("credit", month.credit().getAmountMinorLong())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Missed months of a subscription that no invoice credited, the oldest first. */
    List<ServiceMonth> uncredited(UUID subscription) {
        return sql.sql(
                        """
                        select *
                          from billing.service_uncredited
                         where subscription_id = :subscription
                         order by month
                        """)
                .param("subscription", subscription)
                .query(ServiceStore::month)
                .list();
    }

    /** Everything that was measured of a customer, the newest first. */
    List<ServiceMonth> measured(OrganizationId customer) {
        return sql.sql(
                        """
                        select *
                          from billing.service_measured
                         where organization_id = :customer
                         order by month desc, name
                        """)
                .param("customer", customer.value())
                .query(ServiceStore::month)
                .list();
    }

    /** Of all customers, the newest first, of each month the worst first. */
    List<ServiceLevels.OfCustomer> newest(int limit) {
        return sql.sql(
                        """
                        select *
                          from billing.service_measured
                         order by month desc, millionths, measured_at
                         limit :limit
                        """)
                .param("limit", limit)
                .query(
                        (row, n) ->
                                new ServiceLevels.OfCustomer(
                                        new OrganizationId(
                                                row.getObject("organization_id", UUID.class)),
                                        month(row, n)))
                .list();
    }

    /** An invoice takes the credit of a month along, once: the database refuses another. */
    void credit(OrganizationId customer, UUID month, String invoiceKey, Instant now) {
        sql.sql(
                        """
                        insert into billing.service_credit (service_month_id, organization_id, invoice_key, at)
                        values (:month, :customer, :key, :now)
                        """)
                .param("month", month)
                .param("customer", customer.value())
                .param("key", invoiceKey)
                .param("now", Timestamp.from(now))
                .update();
    }

    private static ServiceMonth month(ResultSet row, int number) throws SQLException {
        var from = row.getDate("first").toLocalDate();
        var until = row.getDate("until").toLocalDate();
        return new ServiceMonth(
                row.getObject("id", UUID.class),
                row.getObject("subscription_id", UUID.class),
                row.getString("name"),
                YearMonth.from(row.getDate("month").toLocalDate()),
                from,
                until,
                new Availability(
                        row.getLong("answered"),
                        row.getLong("failed"),
                        row.getInt("bad_hours"),
                        ChronoUnit.DAYS.between(from, until) * 24),
                row.getInt("target_millionths"),
                row.getInt("credit_bps"),
                Money.ofMinor(CurrencyUnit.of(row.getString("currency")), row.getLong("fee_minor")),
                row.getTimestamp("measured_at").toInstant(),
                instant(row.getTimestamp("credited_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp at) {
        return at == null ? null : at.toInstant();
    }
}
