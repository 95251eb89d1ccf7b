package io.tributary.gateway;

import io.tributary.kernel.OrganizationId;
import io.tributary.metering.Sighting;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** From where keys were used, and which of them end soon. */
final class KeyAlertStore {
    /** A key, and whose it is. */
    record Whose(OrganizationId organization, UUID key, Instant createdAt, Instant endsAt) {}

    private final JdbcClient sql;

    KeyAlertStore(JdbcClient sql) {
        this.sql = sql;
    }

    /** Until when usage was looked at. */
    Optional<Instant> lookedUntil() {
        return sql.sql("select looked_until from gateway.address_round")
                .query((row, _) -> row.getTimestamp("looked_until").toInstant())
                .optional();
    }

    void lookedUntil(Instant instant) {
        sql.sql(
                        """
                        insert into gateway.address_round (looked_until)
                        values (:until)
                            on conflict (one) do update set looked_until = excluded.looked_until
                        """)
                .param("until", Timestamp.from(instant))
                .update();
    }

    /**
     * Each address of that key and of the one that it replaced, and when it was used there last.
     */
    Map<String, Instant> addresses(UUID key) {
        var addresses = new HashMap<String, Instant>();
        sql.sql(
                        """
                        select host(address) as address, max(last_at) as last_at
                          from gateway.key_address
                         where api_key_id = :key
                            or api_key_id in (select id
                                                from gateway.api_key
                                               where replaced_by = :key)
                         group by address
                        """)
                .param("key", key)
                .query(
                        row -> {
                            addresses.put(
                                    row.getString("address"),
                                    row.getTimestamp("last_at").toInstant());
                        });
        return addresses;
    }

    void saw(OrganizationId organization, Sighting sighting) {
        sql.sql(
                        """
                        insert into gateway.key_address as known
                               (api_key_id, address, organization_id, first_at, last_at)
                        values (:key, :address::inet, :organization, :at, :at)
                            on conflict (api_key_id, address)
                            do update set last_at = greatest(known.last_at, excluded.last_at)
                        """)
                .param("key", sighting.keyId())
                .param("address", sighting.address())
                .param("organization", organization.value())
                .param("at", Timestamp.from(sighting.lastAt()))
                .update();
    }

    /** Forgets addresses that were not used since. */
    void forget(Instant before) {
        sql.sql("delete from gateway.key_address where last_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    /** Keys that work and end by themselves within that time; not those that are being replaced. */
    List<Whose> ending(Instant now, Duration within) {
        return sql.sql(
                        """
                        select organization_id, id, created_at, expires_at
                          from gateway.api_key
                         where revoked_at is null
                           and ends_at > :now
                           and ends_at <= :until
                           and replaced_by is null
                         order by ends_at, id
                        """)
                .param("now", Timestamp.from(now))
                .param("until", Timestamp.from(now.plus(within)))
                .query(
                        (row, _) ->
                                new Whose(
                                        new OrganizationId(
                                                row.getObject("organization_id", UUID.class)),
                                        row.getObject("id", UUID.class),
                                        row.getTimestamp("created_at").toInstant(),
                                        row.getTimestamp("expires_at").toInstant()))
                .list();
    }
}
