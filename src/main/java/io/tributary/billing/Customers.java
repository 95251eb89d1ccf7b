package io.tributary.billing;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What each customer pays for, over all customers: for those who run the house. */
public final class Customers {
    private static final Scope SCOPE = Scope.system("what customers pay for");

    /** What one customer brings, in one currency. */
    public record Brings(OrganizationId customer, Money amount) {}

    /** By how much one customer's recurring revenue moved in a month (UTC). */
    public record Moved(OrganizationId customer, YearMonth month, Money delta) {}

    /** What can be subscribed to. */
    public record Plan(String code, String name) {}

    private final JdbcClient sql;
    private final Transactions transactions;

    Customers(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** What each subscribes to, as people call it: {@code API Professional (trial)}. */
    public Map<OrganizationId, String> plans() {
        return transactions.in(
                SCOPE,
                () ->
                        sql
                                .sql(
                                        """
                                        select s.organization_id,
                                               string_agg(p.name || case s.state when 'trial' then ' (trial)'
                                                                                 when 'paused' then ' (paused)'
                                                                                 else '' end,
                                                          ', ' order by p.rank, p.name) as plans
                                          from billing.subscription s
                                          join billing.product p on p.code = s.product_code
                                         where s.state <> 'ended'
                                         group by s.organization_id
                                        """)
                                .query((row, _) -> Map.entry(customer(row), row.getString("plans")))
                                .list()
                                .stream()
                                .collect(
                                        Collectors.toUnmodifiableMap(
                                                Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** All that can be subscribed to, by rank. */
    public List<Plan> offered() {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql("select code, name from billing.product order by rank, name")
                                .query(
                                        (row, _) ->
                                                new Plan(
                                                        row.getString("code"),
                                                        row.getString("name")))
                                .list());
    }

    /** Who subscribes to that, trials and pauses too. */
    public Set<OrganizationId> subscribing(String plan) {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select distinct organization_id
                                          from billing.subscription
                                         where product_code = :plan
                                           and state <> 'ended'
                                        """)
                                .param("plan", plan)
                                .query((row, _) -> customer(row))
                                .set());
    }

    /** What each pays a month now, the highest first. */
    public List<Brings> monthly() {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select organization_id, currency, sum(delta_minor)::bigint as minor
                                          from billing.mrr_movement
                                         group by organization_id, currency
                                        having sum(delta_minor) <> 0
                                         order by minor desc, organization_id
                                        """)
                                .query((row, _) -> new Brings(customer(row), money(row)))
                                .list());
    }

    /**
     * What each was billed since that day, before tax and less what was credited; the highest
     * first.
     */
    public List<Brings> billedSince(LocalDate day) {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select organization_id, currency,
                                               sum(case kind when 'invoice' then net else -net end)::bigint as minor
                                          from billing.invoice
                                         where status = 'final'
                                           and issued_on >= :day
                                         group by organization_id, currency
                                         order by minor desc, organization_id
                                        """)
                                .param("day", day)
                                .query((row, _) -> new Brings(customer(row), money(row)))
                                .list());
    }

    /** How each one's recurring revenue moved, the oldest month first. */
    public List<Moved> moved() {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select organization_id, currency,
                                               to_char(at at time zone 'UTC', 'YYYY-MM') as month,
                                               sum(delta_minor)::bigint as minor
                                          from billing.mrr_movement
                                         group by organization_id, currency, month
                                         order by month, organization_id
                                        """)
                                .query(
                                        (row, _) ->
                                                new Moved(
                                                        customer(row),
                                                        YearMonth.parse(row.getString("month")),
                                                        money(row)))
                                .list());
    }

    private static OrganizationId customer(ResultSet row) throws SQLException {
        return new OrganizationId(row.getObject("organization_id", UUID.class));
    }

    private static Money money(ResultSet row) throws SQLException {
        return Money.ofMinor(CurrencyUnit.of(row.getString("currency")), row.getLong("minor"));
    }
}
