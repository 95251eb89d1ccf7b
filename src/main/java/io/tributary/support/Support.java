package io.tributary.support;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** How much support is needed, and how well it is given: what an operator's desk asks. */
public final class Support {
    /**
     * The load of one organization, or of all. The first three are of now, the others of the
     * period.
     *
     * @param active neither solved nor closed
     * @param waitingForUs of those, where it is the house's turn
     * @param overdue of those, whose answer is late
     * @param opened in the period
     * @param solved opened in the period, and solved or closed by now
     * @param answered opened in the period, and answered for the first time by now
     * @param breached opened in the period, with a first answer that was late or still is
     * @param medianFirstAnswer of those that were answered, by the wall clock; null for none
     * @param ratings given in the period
     * @param satisfaction their mean, 1 to 5; null for none
     */
    public record Load(
            long active,
            long waitingForUs,
            long overdue,
            long opened,
            long solved,
            long answered,
            long breached,
            @Nullable Duration medianFirstAnswer,
            long ratings,
            @Nullable Double satisfaction) {}

    private final JdbcClient sql;
    private final Transactions transactions;
    private final InstantSource clock;

    Support(JdbcClient sql, Transactions transactions, InstantSource clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Of one organization. */
    public Load load(OrganizationId organization, Period period) {
        return transactions.in(Scope.of(organization), () -> load(organization.value(), period));
    }

    /** Of all organizations together. */
    public Load load(Period period) {
        return transactions.in(
                Scope.system("the load of support"), () -> load((UUID) null, period));
    }

    /**
     * Tickets that are neither solved nor closed.
     *
     * @param overdue of these, whose answer is late
     */
    public record Active(long tickets, long overdue) {}

    /** The active tickets of each organization; those without are missing. */
    public Map<OrganizationId, Active> active() {
        var found = new HashMap<OrganizationId, Active>();
        transactions.run(
                Scope.system("active tickets"),
                () ->
                        sql.sql(
                                        """
                                        select organization_id, count(*) as tickets,
                                               count(*) filter (where due_at < :now) as overdue
                                          from support.ticket
                                         where state not in ('solved', 'closed')
                                         group by organization_id
                                        """)
                                .param("now", Timestamp.from(clock.instant()))
                                .query(
                                        row -> {
                                            found.put(
                                                    new OrganizationId(
                                                            row.getObject(
                                                                    "organization_id", UUID.class)),
                                                    new Active(
                                                            row.getLong("tickets"),
                                                            row.getLong("overdue")));
                                        }));
        return Map.copyOf(found);
    }

    private Load load(@Nullable UUID organization, Period period) {
        return sql.sql(
                        """
                        select count(*) filter (where state not in ('solved', 'closed')) as active,
                               count(*) filter (where due_at is not null) as waiting,
                               count(*) filter (where due_at < :now) as overdue,
                               count(*) filter (where fresh) as opened,
                               count(*) filter (where fresh and state in ('solved', 'closed')) as solved,
                               count(*) filter (where fresh and first_answered_at is not null) as answered,
                               count(*) filter (where fresh and breached_at is not null) as breached,
                               percentile_cont(0.5) within group (
                                   order by extract(epoch from first_answered_at - opened_at)::float8)
                                   filter (where fresh) as median,
                               (select count(*)
                                  from support.satisfaction
                                 where (:organization::uuid is null or organization_id = :organization::uuid)
                                   and rated_at >= :from and rated_at < :until) as ratings,
                               (select avg(stars)::float8
                                  from support.satisfaction
                                 where (:organization::uuid is null or organization_id = :organization::uuid)
                                   and rated_at >= :from and rated_at < :until) as satisfaction
                          from (select ticket.*, opened_at >= :from and opened_at < :until as fresh
                                  from support.ticket
                                 where :organization::uuid is null or organization_id = :organization::uuid) as ticket
                        """)
                .param("organization", organization)
                .param("now", Timestamp.from(clock.instant()))
                .param("from", Timestamp.from(period.from()))
                .param("until", Timestamp.from(period.until()))
                .query(Support::load)
                .single();
    }

    private static Load load(ResultSet row, int number) throws SQLException {
        var median = row.getObject("median", Double.class);
        return new Load(
                row.getLong("active"),
                row.getLong("waiting"),
                row.getLong("overdue"),
                row.getLong("opened"),
                row.getLong("solved"),
                row.getLong("answered"),
                row.getLong("breached"),
                median == null ? null : Duration.ofSeconds(Math.round(median)),
                row.getLong("ratings"),
                row.getObject("satisfaction", Double.class));
    }
}
