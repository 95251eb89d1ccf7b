package io.tributary.gateway;

import io.tributary.gateway.ApiKey.Ending;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.AddressRange;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Where keys are kept. The only class that knows their table. */
final class KeyStore {
    /**
     * A key and whose it is.
     *
     * @param signed whether it takes signed calls only
     * @param trial a list of addresses that is tried out; null when there is none
     */
    record Owned(
            OrganizationId organization,
            ApiKey key,
            boolean signed,
            @Nullable AddressTrial trial) {}

    private final JdbcClient sql;

    KeyStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(OrganizationId organization, ApiKey key, KeyDigest digest) {
        sql.sql(
                        """
                        insert into gateway.api_key (
                               id, organization_id, name, hash, prefix, scopes, mode, allowed_addresses,
                               created_at, created_by, expires_at)
                        values (:id, :organization, :name, :hash, :prefix, :scopes, :mode, :addresses::cidr[],
                               :createdAt, :createdBy, :expiresAt)
                        """)
                .param("id", key.id())
                .param("organization", organization.value())
                .param("name", key.name())
                .param("hash", digest.bytes())
                .param("prefix", key.prefix())
                .param("scopes", key.scopes().toArray(String[]::new))
                .param("mode", key.livemode() ? "live" : "test")
                .param("addresses", key.allowedAddresses().toArray(String[]::new))
                .param("createdAt", Timestamp.from(key.createdAt()))
                .param("createdBy", key.createdBy())
                .param("expiresAt", timestamp(key.expiresAt()))
                .update();
    }

    /**
     * The key of that digest, if calls with it are accepted now: whatever else it is, it is not
     * there.
     */
    Optional<Owned> active(KeyDigest digest, Instant now) {
        return sql.sql(
                        """
                        select *, allowed_addresses::text[] as addresses,
                               trial_addresses::text[] as trial
                          from gateway.api_key
                         where hash = :hash
                           and revoked_at is null
                           and (ends_at > :now or ends_at is null)
                        """)
                .param("hash", digest.bytes())
                .param("now", Timestamp.from(now))
                .query(KeyStore::owned)
                .optional();
    }

    /** One key, locked until the transaction ends. */
    Optional<ApiKey> locked(OrganizationId organization, UUID id) {
        return sql.sql(
                        """
                        select *, allowed_addresses::text[] as addresses
                          from gateway.api_key
                         where organization_id = :organization
                           and id = :id
                           for update
                        """)
                .param("organization", organization.value())
                .param("id", id)
                .query(KeyStore::key)
                .optional();
    }

    Optional<ApiKey> find(OrganizationId organization, UUID id) {
        return sql.sql(
                        """
                        select *, allowed_addresses::text[] as addresses
                          from gateway.api_key
                         where organization_id = :organization
                           and id = :id
                        """)
                .param("organization", organization.value())
                .param("id", id)
                .query(KeyStore::key)
                .optional();
    }

    /** The newest first; before that key, when there is one. */
    List<ApiKey> list(OrganizationId organization, @Nullable UUID before, int limit) {
        return sql.sql(
                        """
                        select *, allowed_addresses::text[] as addresses
                          from gateway.api_key
                         where organization_id = :organization
                           and (:before::uuid is null or id < :before::uuid)
                         order by id desc
                         limit :limit
                        """)
                .param("organization", organization.value())
                .param("before", before)
                .param("limit", limit)
                .query(KeyStore::key)
                .list();
    }

    void revoke(OrganizationId organization, UUID id, Ending because, Instant now) {
        sql.sql(
                        """
                        update gateway.api_key
                           set revoked_at = :now, revoked_because = :because
                         where organization_id = :organization
                           and id = :id
                           and revoked_at is null
                        """)
                .param("organization", organization.value())
                .param("id", id)
                .param("because", because.code())
                .param("now", Timestamp.from(now))
                .update();
    }

    /**
     * Waits until nobody else ends a key of that organization, and lets nobody until this
     * transaction ends: of two that end keys of one rotation at once, one sees what the other did.
     */
    void endOneByOne(OrganizationId organization) {
        sql.sql(
                        """
                        select pg_advisory_xact_lock(
                               hashtextextended('gateway/end of keys ' || :organization, 0))::text
                        """)
                .param("organization", organization.value().toString())
                .query(String.class)
                .single();
    }

    /** Whether the key, one that it replaced or one that followed it has not ended yet. */
    boolean anyGoesOn(OrganizationId organization, UUID id) {
        return sql.sql(
                        """
                        with recursive rotation (id, replaced_by, revoked_at) as (
                            select id, replaced_by, revoked_at
                              from gateway.api_key
                             where organization_id = :organization
                               and id = :id
                             union
                            select other.id, other.replaced_by, other.revoked_at
                              from rotation
                              join gateway.api_key other
                                on other.replaced_by = rotation.id
                                or other.id = rotation.replaced_by
                        )
                        select exists (select from rotation where revoked_at is null)
                        """)
                .param("organization", organization.value())
                .param("id", id)
                .query(Boolean.class)
                .single();
    }

    void replace(OrganizationId organization, UUID id, UUID successor, Instant overlapUntil) {
        sql.sql(
                        """
                        update gateway.api_key
                           set replaced_by = :successor, overlap_until = :until
                         where organization_id = :organization
                           and id = :id
                        """)
                .param("organization", organization.value())
                .param("id", id)
                .param("successor", successor)
                .param("until", Timestamp.from(overlapUntil))
                .update();
    }

    void allow(OrganizationId organization, UUID id, List<String> addresses) {
        sql.sql(
                        """
                        update gateway.api_key
                           set allowed_addresses = :addresses::cidr[]
                         where organization_id = :organization
                           and id = :id
                        """)
                .param("organization", organization.value())
                .param("id", id)
                .param("addresses", addresses.toArray(String[]::new))
                .update();
    }

    /** The list of addresses that is tried out; empty when there is none. */
    Optional<AddressTrial> trial(UUID id) {
        return sql.sql(
                        """
                        select trial_addresses::text[] as trial, trial_from, trial_until
                          from gateway.api_key
                         where id = :id
                           and trial_addresses is not null
                        """)
                .param("id", id)
                .query((row, _) -> Objects.requireNonNull(trial(row)))
                .optional();
    }

    /** Tries a list out; null ends the trial. */
    void tryOut(UUID id, @Nullable AddressTrial trial) {
        sql.sql(
                        """
                        update gateway.api_key
                           set trial_addresses = :addresses::cidr[], trial_from = :from,
                               trial_until = :until
                         where id = :id
                        """)
                .param("id", id)
                .param(
                        "addresses",
                        trial == null
                                ? null
                                : trial.addresses().stream()
                                        .map(AddressRange::toString)
                                        .toArray(String[]::new))
                .param("from", timestamp(trial == null ? null : trial.from()))
                .param("until", timestamp(trial == null ? null : trial.until()))
                .update();
    }

    /** Marks a key as seen where it does not belong; the first time counts. */
    boolean expose(OrganizationId organization, UUID id, Instant now) {
        return sql.sql(
                                """
                                update gateway.api_key
                                   set exposed_at = :now
                                 where organization_id = :organization
                                   and id = :id
                                   and exposed_at is null
                                """)
                        .param("organization", organization.value())
                        .param("id", id)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** When keys were used last, in milliseconds; it only goes forward. */
    void used(Map<UUID, Long> lastUses) {
        sql.sql(
                        """
                        update gateway.api_key
                           set last_used_at = used.at
                          from unnest(:ids::uuid[], :instants::timestamptz[]) as used (id, at)
                         where api_key.id = used.id
                           and (last_used_at < used.at or last_used_at is null)
                        """)
                .param("ids", lastUses.keySet().toArray(UUID[]::new))
                .param(
                        "instants",
                        lastUses.values().stream()
                                .map(at -> Instant.ofEpochMilli(at).toString())
                                .toArray(String[]::new))
                .update();
    }

    /** Keys whose time is up and which are not marked so yet. */
    List<Owned> ended(Instant now) {
        return sql.sql(
                        """
                        select *, allowed_addresses::text[] as addresses,
                               trial_addresses::text[] as trial
                          from gateway.api_key
                         where revoked_at is null
                           and ends_at <= :now
                         order by id
                         limit 1000
                        """)
                .param("now", Timestamp.from(now))
                .query(KeyStore::owned)
                .list();
    }

    private static Owned owned(ResultSet row, int number) throws SQLException {
        return new Owned(
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                key(row, number),
                row.getBoolean("signature_required"),
                trial(row));
    }

    private static @Nullable AddressTrial trial(ResultSet row) throws SQLException {
        var addresses = row.getArray("trial");
        return addresses == null
                ? null
                : new AddressTrial(
                        texts(addresses).stream().map(AddressRange::parse).toList(),
                        row.getTimestamp("trial_from").toInstant(),
                        row.getTimestamp("trial_until").toInstant());
    }

    private static ApiKey key(ResultSet row, int number) throws SQLException {
        return new ApiKey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("prefix"),
                texts(row.getArray("scopes")),
                row.getString("mode").equals("live"),
                texts(row.getArray("addresses")),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                instant(row, "expires_at"),
                instant(row, "last_used_at"),
                instant(row, "exposed_at"),
                row.getObject("replaced_by", UUID.class),
                instant(row, "ends_at"),
                instant(row, "revoked_at"),
                ending(row.getString("revoked_because")));
    }

    private static List<String> texts(Array column) throws SQLException {
        return List.of((String[]) column.getArray());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp instant = row.getTimestamp(column);
        return instant == null ? null : instant.toInstant();
    }

    private static @Nullable Ending ending(@Nullable String code) {
        for (var ending : Ending.values()) {
            if (ending.code().equals(code)) {
                return ending;
            }
        }
        return null;
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
