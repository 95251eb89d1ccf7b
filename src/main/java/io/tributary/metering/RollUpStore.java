package io.tributary.metering;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/** Reads usage by the hour; {@link UsageStore} writes it. */
final class RollUpStore {
    /** Part of a group: its requests in one bucket of the latency histogram. */
    record Slice(String group, BucketCount count) {}

    private final JdbcClient sql;

    RollUpStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Usage by group and bucket. Only the column that is grouped by is told apart. */
    List<Slice> slices(OrganizationId organization, UsageQuery query) {
        return sql.sql(
                        """
                        select case :by when 'ENDPOINT' then endpoint end as endpoint,
                               case :by when 'KEY' then api_key_id end as api_key_id,
                               case :by when 'HOUR' then hour
                                        when 'DAY' then date_trunc('day', hour, 'UTC') end as start,
                               case :by when 'STATUS' then status end as status,
                               case :by when 'COUNTRY' then country end as country,
                               latency_bucket,
                               sum(requests)::bigint as requests,
                               sum(calls)::bigint as calls,
                               coalesce(sum(requests) filter (where usage_hour.status >= 400), 0)::bigint as errors
                          from metering.usage_hour
                         where organization_id = :organization
                           and hour >= :from
                           and hour < :until
                           and (:livemode::boolean is null or livemode = :livemode)
                         group by 1, 2, 3, 4, 5, 6
                        """)
                .param("by", query.groupBy().name())
                .param("organization", organization.value())
                .param("from", Timestamp.from(Hours.floor(query.period().from())))
                .param("until", Timestamp.from(query.period().until()))
                .param("livemode", query.mode().livemode())
                .query((row, _) -> new Slice(group(query.groupBy(), row), BucketCount.of(row)))
                .list();
    }

    private static String group(GroupBy by, ResultSet row) throws SQLException {
        return switch (by) {
            case ENDPOINT -> row.getString("endpoint");
            case KEY -> row.getString("api_key_id");
            case HOUR -> start(row).toString();
            case DAY -> start(row).atOffset(ZoneOffset.UTC).toLocalDate().toString();
            case STATUS -> row.getString("status");
            case COUNTRY -> row.getString("country");
        };
    }

    private static Instant start(ResultSet row) throws SQLException {
        return Objects.requireNonNull(row.getTimestamp("start")).toInstant();
    }

    /** Usage of whole hours, by bucket. */
    List<BucketCount> counted(OrganizationId organization, Mode mode, Period hours) {
        return sql.sql(
                        """
                        select latency_bucket, sum(requests)::bigint as requests, sum(calls)::bigint as calls,
                               coalesce(sum(requests) filter (where status >= 400), 0)::bigint as errors
                          from metering.usage_hour
                         where organization_id = :organization
                           and hour >= :from
                           and hour < :until
                           and (:livemode::boolean is null or livemode = :livemode)
                         group by latency_bucket
                        """)
                .param("organization", organization.value())
                .param("from", Timestamp.from(hours.from()))
                .param("until", Timestamp.from(hours.until()))
                .param("livemode", mode.livemode())
                .query((row, _) -> BucketCount.of(row))
                .list();
    }

    List<Heatmap.Cell> week(OrganizationId organization, Mode mode, Period period) {
        return sql.sql(
                        """
                        select extract(isodow from hour at time zone 'UTC')::int as day,
                               extract(hour from hour at time zone 'UTC')::int as hour_of_day,
                               sum(requests)::bigint as requests, sum(calls)::bigint as calls
                          from (select hour, sum(requests) as requests, sum(calls) as calls
                                  from metering.usage_hour
                                 where organization_id = :organization
                                   and hour >= :from
                                   and hour < :until
                                   and (:livemode::boolean is null or livemode = :livemode)
                                 group by hour) as hours
                         group by 1, 2
                         order by 1, 2
                        """)
                .param("organization", organization.value())
                .param("from", Timestamp.from(Hours.floor(period.from())))
                .param("until", Timestamp.from(period.until()))
                .param("livemode", mode.livemode())
                .query(
                        (row, _) ->
                                new Heatmap.Cell(
                                        DayOfWeek.of(row.getInt("day")),
                                        row.getInt("hour_of_day"),
                                        row.getLong("requests"),
                                        row.getLong("calls")))
                .list();
    }

    /** Forgets the hours before that instant. */
    int forget(Instant before) {
        return sql.sql(
                        """
                        delete from metering.usage_hour
                         where hour < :before
                        """)
                .param("before", Timestamp.from(before))
                .update();
    }
}
