package io.tributary.metering;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What all organizations used together, in live mode, by whole hours: for those who run the house.
 */
public final class HouseUsage {
    private static final Scope SCOPE = Scope.system("usage of the whole house");

    /**
     * What one organization used in a span.
     *
     * @param requests all that were answered, the refused ones too
     * @param errors requests answered with a status of 400 or more, but for those past a limit
     */
    public record Activity(long requests, long calls, long errors) {
        /** Of an organization that was not there. */
        public static final Activity NONE = new Activity(0, 0, 0);
    }

    private record DayPart(String day, BucketCount count) {}

    private final Transactions transactions;
    private final JdbcClient sql;

    HouseUsage(Transactions transactions, JdbcClient sql) {
        this.transactions = transactions;
        this.sql = sql;
    }

    /** Each day (UTC) on which something was used, by name: {@code 2026-03-31}. */
    public List<UsageGroup> days(Period period) {
        var parts =
                transactions.in(
                        SCOPE,
                        () ->
                                sql.sql(
                                                """
                                                select to_char(hour at time zone 'UTC', 'YYYY-MM-DD') as day, latency_bucket,
                                                       sum(requests)::bigint as requests, sum(calls)::bigint as calls,
                                                       coalesce(sum(requests) filter (where status >= 400), 0)::bigint
                                                           as errors
                                                  from metering.usage_hour
                                                 where hour >= :from
                                                   and hour < :until
                                                   and livemode
                                                 group by day, latency_bucket
                                                """)
                                        .param("from", Timestamp.from(Hours.floor(period.from())))
                                        .param("until", Timestamp.from(period.until()))
                                        .query(
                                                (row, _) ->
                                                        new DayPart(
                                                                row.getString("day"),
                                                                BucketCount.of(row)))
                                        .list());
        return UsageGroups.of(parts, DayPart::day, DayPart::count);
    }

    /** Requests that succeeded, test calls too, by endpoint; without what was never answered so. */
    public Map<String, Long> answered(Period period) {
        return transactions.in(
                SCOPE,
                () ->
                        sql
                                .sql(
                                        """
                                        select endpoint, sum(requests)::bigint as requests
                                          from metering.usage_hour
                                         where hour >= :from
                                           and hour < :until
                                           and status < 400
                                         group by endpoint
                                        """)
                                .param("from", Timestamp.from(Hours.floor(period.from())))
                                .param("until", Timestamp.from(period.until()))
                                .query(
                                        (row, _) ->
                                                Map.entry(
                                                        row.getString("endpoint"),
                                                        row.getLong("requests")))
                                .list()
                                .stream()
                                .collect(
                                        Collectors.toUnmodifiableMap(
                                                Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** Requests that were refused because they were past a limit, test calls too. */
    public long refused(Period period) {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select coalesce(sum(requests), 0)::bigint
                                          from metering.usage_hour
                                         where hour >= :from
                                           and hour < :until
                                           and status = 429
                                        """)
                                .param("from", Timestamp.from(Hours.floor(period.from())))
                                .param("until", Timestamp.from(period.until()))
                                .query(Long.class)
                                .single());
    }

    /** What each organization used that used anything. */
    public Map<OrganizationId, Activity> byOrganization(Period period) {
        return transactions.in(
                SCOPE,
                () ->
                        sql
                                .sql(
                                        """
                                        select organization_id, sum(requests)::bigint as requests,
                                               sum(calls)::bigint as calls,
                                               coalesce(sum(requests) filter (where status >= 400 and status <> 429), 0)
                                                   ::bigint as errors
                                          from metering.usage_hour
                                         where hour >= :from
                                           and hour < :until
                                           and livemode
                                         group by organization_id
                                        """)
                                .param("from", Timestamp.from(Hours.floor(period.from())))
                                .param("until", Timestamp.from(period.until()))
                                .query(
                                        (row, _) ->
                                                Map.entry(
                                                        new OrganizationId(
                                                                row.getObject(
                                                                        "organization_id",
                                                                        UUID.class)),
                                                        new Activity(
                                                                row.getLong("requests"),
                                                                row.getLong("calls"),
                                                                row.getLong("errors"))))
                                .list()
                                .stream()
                                .collect(
                                        Collectors.toUnmodifiableMap(
                                                Map.Entry::getKey, Map.Entry::getValue)));
    }
}
