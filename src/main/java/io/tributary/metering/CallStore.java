package io.tributary.metering;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RequestId;
import io.tributary.kernel.UuidV7;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads calls one by one; {@link UsageStore} writes them. */
final class CallStore {
    private final JdbcClient sql;

    CallStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** The newest calls before that id. */
    List<Call> recent(OrganizationId organization, CallFilter filter, UUID before, int limit) {
        return sql.sql(
                        """
                        select id, api_key_id, endpoint, method, status, response_time_ms, calls, livemode,
                               country, metadata, host(address) as address, agent
                          from metering.usage
                         where organization_id = :organization
                           and id < :before
                           and (:livemode::boolean is null or livemode = :livemode)
                           and (:key::uuid is null or api_key_id = :key)
                           and (:endpoint::text is null or endpoint = :endpoint)
                           and status between :first_status and :last_status
                         order by id desc
                         limit :limit
                        """)
                .param("organization", organization.value())
                .param("before", before)
                .param("livemode", filter.mode().livemode())
                .param("key", filter.keyId())
                .param("endpoint", filter.endpoint())
                .param("first_status", filter.firstStatus())
                .param("last_status", filter.lastStatus())
                .param("limit", limit)
                .query((row, _) -> call(row))
                .list();
    }

    /**
     * The newest calls before that id which are looked for. The roll-up tells the hours in which
     * there are any, so that a rare kind of call is found without reading all the others; then
     * these hours are read, the latest first, until there are enough.
     */
    List<Call> search(OrganizationId organization, CallSearch search, UUID before, int limit) {
        var filter = search.filter();
        var within = search.within(before);
        return sql.sql(
                        """
                        select found.*
                          from (select distinct hour
                                  from metering.usage_hour
                                 where organization_id = :organization
                                   and hour >= date_trunc('hour', :from::timestamptz, 'UTC')
                                   and hour < :until
                                   and (:livemode::boolean is null or livemode = :livemode)
                                   and (:key::uuid is null or api_key_id = :key)
                                   and (:endpoint::text is null or endpoint = :endpoint)
                                   and status between :first_status and :last_status
                                 order by hour desc) busy
                         cross join lateral (
                                select id, api_key_id, endpoint, method, status, response_time_ms, calls,
                                       livemode, country, metadata, host(address) as address, agent
                                  from metering.usage
                                 where organization_id = :organization
                                   and id >= greatest(metering.first_id(busy.hour),
                                                      metering.first_id(:from), :first::uuid)
                                   and id < least(metering.first_id(busy.hour + interval '1 hour'),
                                                  metering.first_id(:until), :before::uuid)
                                   and id <= :last
                                   and (:livemode::boolean is null or livemode = :livemode)
                                   and (:key::uuid is null or api_key_id = :key)
                                   and (:endpoint::text is null or endpoint = :endpoint)
                                   and status between :first_status and :last_status
                                 order by id desc
                                 limit :limit) found
                         order by busy.hour desc, found.id desc
                         limit :limit
                        """)
                .param("organization", organization.value())
                .param("from", Timestamp.from(within.from()))
                .param("until", Timestamp.from(within.until()))
                .param("first", search.first())
                .param("last", search.last())
                .param("before", before)
                .param("livemode", filter.mode().livemode())
                .param("key", filter.keyId())
                .param("endpoint", filter.endpoint())
                .param("first_status", filter.firstStatus())
                .param("last_status", filter.lastStatus())
                .param("limit", limit)
                .query((row, _) -> call(row))
                .list();
    }

    Optional<Call> find(OrganizationId organization, RequestId id) {
        return sql.sql(
                        """
                        select id, api_key_id, endpoint, method, status, response_time_ms, calls, livemode,
                               country, metadata, host(address) as address, agent
                          from metering.usage
                         where organization_id = :organization
                           and id = :id
                        """)
                .param("organization", organization.value())
                .param("id", id.value())
                .query((row, _) -> call(row))
                .optional();
    }

    private static Call call(ResultSet row) throws SQLException {
        return new Call(
                new RequestId(row.getObject("id", UUID.class)),
                row.getObject("api_key_id", UUID.class),
                row.getString("endpoint"),
                row.getString("method"),
                row.getInt("status"),
                row.getFloat("response_time_ms"),
                row.getInt("calls"),
                row.getBoolean("livemode"),
                row.getString("country"),
                row.getString("metadata"),
                row.getString("address"),
                row.getString("agent"));
    }

    /** From where each key was used since then, as far as it is known. */
    List<Sighting> sightings(OrganizationId organization, Instant since) {
        return sql.sql(
                        """
                        select api_key_id, host(address) as address, max(id::text)::uuid as last_id
                          from metering.usage
                         where organization_id = :organization
                           and id >= :since
                           and address is not null
                         group by api_key_id, address
                         order by api_key_id, address
                        """)
                .param("organization", organization.value())
                .param("since", UuidV7.floor(since))
                .query(
                        (row, _) ->
                                new Sighting(
                                        row.getObject("api_key_id", UUID.class),
                                        row.getString("address"),
                                        UuidV7.instantOf(row.getObject("last_id", UUID.class))))
                .list();
    }

    /** When the first call that was answered well was made, in that mode. */
    Optional<Instant> firstSuccess(OrganizationId organization, boolean livemode) {
        return sql.sql(
                        """
                        select id
                          from metering.usage
                         where organization_id = :organization
                           and livemode = :livemode
                           and status < 400
                           and id >= metering.first_id((select min(hour)
                                                          from metering.usage_hour
                                                         where organization_id = :organization
                                                           and livemode = :livemode
                                                           and status < 400))
                         order by id
                         limit 1
                        """)
                .param("organization", organization.value())
                .param("livemode", livemode)
                .query((row, _) -> UuidV7.instantOf(row.getObject("id", UUID.class)))
                .optional();
    }
}
