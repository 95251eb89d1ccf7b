package io.tributary.metering;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Reads usage by the hour; {@link UsageStore} writes it. */
final class RollUpStore {
    /** What a span has of one combination of key, endpoint, status and country, in one bucket. */
    record Part(UUID keyId, String endpoint, int status, String country, BucketCount count) {}

    /** What one hour has in one bucket. */
    record HourPart(Instant hour, BucketCount count) {}

    private final JdbcClient sql;

    RollUpStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Everything but the hour told apart: few rows, however long the span. */
    List<Part> parts(OrganizationId organization, Mode mode, Period period) {
        return sql.sql(
                        """
                        select api_key_id, endpoint, status, country, latency_bucket,
                               sum(requests)::bigint as requests, sum(calls)::bigint as calls,
                               case when status >= 400 then sum(requests)::bigint else 0 end as errors
                          from metering.usage_hour
                         where organization_id = :organization
                           and hour >= :from
                           and hour < :until
                           and (:livemode::boolean is null or livemode = :livemode)
                         group by api_key_id, endpoint, status, country, latency_bucket
                        """)
                .param("organization", organization.value())
                .param("from", Timestamp.from(Hours.floor(period.from())))
                .param("until", Timestamp.from(period.until()))
                .param("livemode", mode.livemode())
                .query(
                        (row, _) ->
                                new Part(
                                        row.getObject("api_key_id", UUID.class),
                                        row.getString("endpoint"),
                                        row.getInt("status"),
                                        row.getString("country"),
                                        BucketCount.of(row)))
                .list();
    }

    /** Adds the requests of each key in whole hours. */
    void addRequests(OrganizationId organization, Period hours, Map<UUID, Long> requests) {
        sql.sql(
                        """
                        select api_key_id, sum(requests)::bigint as requests
                          from metering.usage_hour
                         where organization_id = :organization
                           and hour >= :from
                           and hour < :until
                         group by api_key_id
                        """)
                .param("organization", organization.value())
                .param("from", Timestamp.from(hours.from()))
                .param("until", Timestamp.from(hours.until()))
                .query(
                        row -> {
                            requests.merge(
                                    row.getObject("api_key_id", UUID.class),
                                    row.getLong("requests"),
                                    Long::sum);
                        });
    }

    /** The last hour in which a key was used, since that one. */
    Optional<Instant> lastHour(OrganizationId organization, UUID key, Instant since) {
        return sql.sql(
                        """
                        select hour
                          from metering.usage_hour
                         where organization_id = :organization
                           and hour >= :since
                           and api_key_id = :key
                         order by hour desc
                         limit 1
                        """)
                .param("organization", organization.value())
                .param("since", Timestamp.from(since))
                .param("key", key)
                .query((row, _) -> row.getTimestamp("hour").toInstant())
                .optional();
    }

    /** Nothing but the hour told apart. */
    List<HourPart> hours(OrganizationId organization, Mode mode, Period period) {
        return sql.sql(
                        """
                        select hour, latency_bucket,
                               sum(requests)::bigint as requests, sum(calls)::bigint as calls,
                               coalesce(sum(requests) filter (where status >= 400), 0)::bigint as errors
                          from metering.usage_hour
                         where organization_id = :organization
                           and hour >= :from
                           and hour < :until
                           and (:livemode::boolean is null or livemode = :livemode)
                         group by hour, latency_bucket
                        """)
                .param("organization", organization.value())
                .param("from", Timestamp.from(Hours.floor(period.from())))
                .param("until", Timestamp.from(period.until()))
                .param("livemode", mode.livemode())
                .query(
                        (row, _) ->
                                new HourPart(
                                        row.getTimestamp("hour").toInstant(), BucketCount.of(row)))
                .list();
    }

    /** How the requests of each hour ended, hours without any left out. */
    List<HourOfAnswers> answers(OrganizationId organization, Mode mode, Period hours) {
        return sql.sql(
                        """
                        select hour, sum(requests)::bigint as answered,
                               coalesce(sum(requests) filter (where status >= 500), 0)::bigint as failed
                          from metering.usage_hour
                         where organization_id = :organization
                           and hour >= :from
                           and hour < :until
                           and status not between 400 and 499
                           and (:livemode::boolean is null or livemode = :livemode)
                         group by hour
                         order by hour
                        """)
                .param("organization", organization.value())
                .param("from", Timestamp.from(hours.from()))
                .param("until", Timestamp.from(hours.until()))
                .param("livemode", mode.livemode())
                .query(
                        (row, _) ->
                                new HourOfAnswers(
                                        row.getTimestamp("hour").toInstant(),
                                        row.getLong("answered"),
                                        row.getLong("failed")))
                .list();
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

    /** What every organization did in the hours of that span. */
    List<Activity> activity(Period hours) {
        return sql.sql(
                        """
                        select organization_id, livemode, sum(requests)::bigint as requests,
                               sum(calls)::bigint as calls,
                               coalesce(sum(requests) filter (where status >= 400), 0)::bigint as errors
                          from metering.usage_hour
                         where hour >= :from
                           and hour < :until
                         group by organization_id, livemode
                         order by organization_id, livemode
                        """)
                .param("from", Timestamp.from(hours.from()))
                .param("until", Timestamp.from(hours.until()))
                .query(
                        (row, _) ->
                                new Activity(
                                        new OrganizationId(
                                                row.getObject("organization_id", UUID.class)),
                                        row.getBoolean("livemode"),
                                        row.getLong("requests"),
                                        row.getLong("calls"),
                                        row.getLong("errors")))
                .list();
    }

    /** Tells the planner of the database what the table holds by now. */
    void analyze() {
        sql.sql("analyze metering.usage_hour").update();
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
