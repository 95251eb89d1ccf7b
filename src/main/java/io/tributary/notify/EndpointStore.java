package io.tributary.notify;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.Seal;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.net.URI;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

/** Where endpoints and their keys are kept. */
final class EndpointStore {
    /** How many keys of an endpoint sign at once, with those that are being replaced. */
    private static final int MOST_KEYS = 4;

    private final JdbcClient sql;
    private final Seal seal;
    private final SecureRandom random = new SecureRandom();

    EndpointStore(JdbcClient sql, Seal seal) {
        this.sql = sql;
        this.seal = seal;
    }

    /** Until the commit, nobody else adds one to this organization. */
    int countLocked(OrganizationId organization) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:organization, 4))::text")
                .param("organization", "notify.endpoint " + organization)
                .query(String.class)
                .optional();
        return sql.sql(
                        """
                        select count(*)::int
                          from notify.endpoint
                         where organization_id = :organization
                        """)
                .param("organization", organization.value())
                .query(Integer.class)
                .single();
    }

    void add(OrganizationId organization, UUID id, WantedEndpoint wanted, Instant now) {
        sql.sql(
                        """
                        insert into notify.endpoint
                               (id, organization_id, url, description, event_types, created_at)
                        values (:id, :organization, :url, :description, :types::text[], :now)
                        """)
                .param("id", id)
                .param("organization", organization.value())
                .param("url", wanted.url())
                .param("description", wanted.description())
                .param("types", array(wanted.eventTypes()))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Another address begins anew: what failed at the one before is forgotten. */
    void change(OrganizationId organization, UUID id, WantedEndpoint wanted) {
        sql.sql(
                        """
                        update notify.endpoint
                           set url = :url, description = :description, event_types = :types::text[],
                               failing_since = case when url = :url then failing_since end
                         where organization_id = :organization
                           and id = :id
                        """)
                .param("id", id)
                .param("organization", organization.value())
                .param("url", wanted.url())
                .param("description", wanted.description())
                .param("types", array(wanted.eventTypes()))
                .update();
    }

    /** Names of events hold nothing that would have to be quoted. */
    private static String array(SortedSet<String> types) {
        return "{" + String.join(",", types) + "}";
    }

    List<WebhookEndpoint> list(OrganizationId organization) {
        return sql.sql(
                        """
                        select *
                          from notify.endpoint
                         where organization_id = :organization
                         order by id
                        """)
                .param("organization", organization.value())
                .query((row, _) -> endpoint(row))
                .list();
    }

    Optional<WebhookEndpoint> find(OrganizationId organization, UUID id) {
        return sql.sql(
                        """
                        select *
                          from notify.endpoint
                         where organization_id = :organization
                           and id = :id
                        """)
                .param("organization", organization.value())
                .param("id", id)
                .query((row, _) -> endpoint(row))
                .optional();
    }

    /** Whoever changes an endpoint or takes its deliveries goes one after another. */
    Optional<WebhookEndpoint> locked(UUID id) {
        return sql.sql(
                        """
                        select *
                          from notify.endpoint
                         where id = :id
                           for no key update
                        """)
                .param("id", id)
                .query((row, _) -> endpoint(row))
                .optional();
    }

    /** Whose endpoint that is. */
    OrganizationId ownerOf(UUID id) {
        return sql.sql("select organization_id from notify.endpoint where id = :id")
                .param("id", id)
                .query((row, _) -> new OrganizationId(row.getObject(1, UUID.class)))
                .single();
    }

    /** The same for whoever acts for an organization. */
    Optional<WebhookEndpoint> locked(OrganizationId organization, UUID id) {
        return sql.sql(
                        """
                        select *
                          from notify.endpoint
                         where organization_id = :organization
                           and id = :id
                           for no key update
                        """)
                .param("organization", organization.value())
                .param("id", id)
                .query((row, _) -> endpoint(row))
                .optional();
    }

    private static WebhookEndpoint endpoint(ResultSet row) throws SQLException {
        var because = row.getString("disabled_because");
        return new WebhookEndpoint(
                row.getObject("id", UUID.class),
                URI.create(row.getString("url")),
                row.getString("description"),
                new TreeSet<>(List.of((String[]) row.getArray("event_types").getArray())),
                because == null ? null : WebhookEndpoint.Disabled.of(because),
                instant(row, "failing_since"),
                row.getTimestamp("created_at").toInstant());
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    void disable(UUID id, WebhookEndpoint.Disabled because, Instant now) {
        sql.sql(
                        """
                        update notify.endpoint
                           set disabled_because = :because, disabled_at = :now
                         where id = :id
                        """)
                .param("id", id)
                .param("because", because.code())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** It begins anew: earlier failures are forgotten. */
    void enable(UUID id) {
        sql.sql(
                        """
                        update notify.endpoint
                           set disabled_because = null, disabled_at = null, failing_since = null
                         where id = :id
                        """)
                .param("id", id)
                .update();
    }

    void succeeded(UUID id) {
        sql.sql(
                        """
                        update notify.endpoint
                           set failing_since = null
                         where id = :id
                           and failing_since is not null
                        """)
                .param("id", id)
                .update();
    }

    /**
     * One more failure. After a pause that no message makes, it is the first of a span of its own.
     *
     * @return since when the attempts fail
     */
    Instant failed(UUID id, Instant now) {
        return sql.sql(
                        """
                        update notify.endpoint
                           set failing_since = case when last_failed_at > :recent
                                                    then coalesce(failing_since, :now)
                                                    else :now end,
                               last_failed_at = :now
                         where id = :id
                        returning failing_since
                        """)
                .param("id", id)
                .param("now", Timestamp.from(now))
                .param("recent", Timestamp.from(now.minus(RetryPlan.LONGEST_PAUSE)))
                .query((row, _) -> row.getTimestamp("failing_since").toInstant())
                .single();
    }

    void remove(OrganizationId organization, UUID id) {
        sql.sql(
                        """
                        delete from notify.endpoint
                         where organization_id = :organization
                           and id = :id
                        """)
                .param("organization", organization.value())
                .param("id", id)
                .update();
    }

    /** The key that signs from now on; others go on until they expire. */
    void addKey(OrganizationId organization, UUID endpoint, SigningKey key, Instant now) {
        var id = UuidV7.at(now, random);
        sql.sql(
                        """
                        insert into notify.signing_key
                               (id, organization_id, endpoint_id, sealed, public_key, created_at)
                        values (:id, :organization, :endpoint, :sealed, :public, :now)
                        """)
                .param("id", id)
                .param("organization", organization.value())
                .param("endpoint", endpoint)
                .param("sealed", seal.seal(place(id), key.secrets()))
                .param("public", key.publicBytes())
                .param("now", Timestamp.from(now))
                .update();
    }

    /** The present key goes on until then; what is over, or older than a few, is deleted. */
    void expireKeys(UUID endpoint, Instant until, Instant now) {
        sql.sql(
                        """
                        update notify.signing_key
                           set expires_at = :until
                         where endpoint_id = :endpoint
                           and (expires_at is null or expires_at > :until)
                        """)
                .param("endpoint", endpoint)
                .param("until", Timestamp.from(until))
                .update();
        sql.sql(
                        """
                        delete from notify.signing_key
                         where endpoint_id = :endpoint
                           and (expires_at <= :now
                                or id not in (select id
                                                from notify.signing_key
                                               where endpoint_id = :endpoint
                                               order by created_at desc, id desc
                                               limit :most))
                        """)
                .param("endpoint", endpoint)
                .param("now", Timestamp.from(now))
                .param("most", MOST_KEYS - 1)
                .update();
    }

    /** The keys that sign, the newest first. */
    List<SigningKey> keys(UUID endpoint, Instant now) {
        return sql.sql(
                        """
                        select id, sealed, public_key
                          from notify.signing_key
                         where endpoint_id = :endpoint
                           and (expires_at is null or expires_at > :now)
                         order by expires_at desc nulls first, id desc
                        """)
                .param("endpoint", endpoint)
                .param("now", Timestamp.from(now))
                .query(
                        (row, _) ->
                                SigningKey.of(
                                        seal.open(
                                                place(row.getObject("id", UUID.class)),
                                                row.getBytes("sealed")),
                                        row.getBytes("public_key")))
                .list();
    }

    /** A secret is bound to the row that it is kept in. */
    private static byte[] place(UUID row) {
        return ByteBuffer.allocate(16)
                .putLong(row.getMostSignificantBits())
                .putLong(row.getLeastSignificantBits())
                .array();
    }
}
