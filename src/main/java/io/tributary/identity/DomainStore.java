package io.tributary.identity;

import io.tributary.kernel.OrganizationId;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where the names of organizations are kept. */
final class DomainStore {
    /** A name as kept. */
    record Kept(
            UUID id,
            OrganizationId organization,
            DomainName name,
            String token,
            @Nullable Instant provenAt,
            @Nullable Instant seenAt,
            @Nullable Instant checkedAt,
            @Nullable String finding,
            boolean serves,
            boolean signsIn) {}

    private final JdbcClient sql;

    DomainStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<Kept> of(OrganizationId organization) {
        return sql.sql(
                        """
                        select id, organization_id, name, token, proven_at, seen_at, checked_at, finding,
                               serves, signs_in
                          from identity.domain
                         where organization_id = :organization
                         order by claimed_at, id
                        """)
                .param("organization", organization.value())
                .query(DomainStore::kept)
                .list();
    }

    Optional<Kept> find(OrganizationId organization, UUID id) {
        return sql.sql(
                        """
                        select id, organization_id, name, token, proven_at, seen_at, checked_at, finding,
                               serves, signs_in
                          from identity.domain
                         where organization_id = :organization
                           and id = :id
                        """)
                .param("organization", organization.value())
                .param("id", id)
                .query(DomainStore::kept)
                .optional();
    }

    /** Nobody else claims a name for it until this transaction ends. */
    void holdClaims(OrganizationId organization) {
        sql.sql("select pg_advisory_xact_lock(hashtextextended(:what, 0))")
                .param("what", "identity.domain/" + organization)
                .query((_, _) -> true)
                .single();
    }

    void claim(OrganizationId organization, UUID id, DomainName name, String token, Instant now) {
        sql.sql(
                        """
                        insert into identity.domain
                               (id, organization_id, name, token, claimed_at, next_check_at)
                        values (:id, :organization, :name, :token, :now, :now)
                        """)
                .param("id", id)
                .param("organization", organization.value())
                .param("name", name.text())
                .param("token", token)
                .param("now", Timestamp.from(now))
                .update();
    }

    void seen(Kept domain, Instant now, Instant next) {
        sql.sql(
                        """
                        update identity.domain
                           set proven_at = coalesce(proven_at, :now), seen_at = :now, checked_at = :now,
                               finding = null, next_check_at = :next
                         where organization_id = :organization
                           and id = :id
                        """)
                .param("organization", domain.organization().value())
                .param("id", domain.id())
                .param("now", Timestamp.from(now))
                .param("next", Timestamp.from(next))
                .update();
    }

    void missed(Kept domain, String finding, boolean isLost, Instant now, Instant next) {
        sql.sql(
                        """
                        update identity.domain
                           set proven_at = case when :lost then null else proven_at end, checked_at = :now,
                               finding = :finding, next_check_at = :next
                         where organization_id = :organization
                           and id = :id
                        """)
                .param("organization", domain.organization().value())
                .param("id", domain.id())
                .param("lost", isLost)
                .param("finding", finding)
                .param("now", Timestamp.from(now))
                .param("next", Timestamp.from(next))
                .update();
    }

    void use(Kept domain, boolean serves, boolean signsIn) {
        if (serves) {
            sql.sql(
                            """
                            update identity.domain
                               set serves = false
                             where organization_id = :organization
                               and id <> :id
                            """)
                    .param("organization", domain.organization().value())
                    .param("id", domain.id())
                    .update();
        }
        sql.sql(
                        """
                        update identity.domain
                           set serves = :serves, signs_in = :signsIn
                         where organization_id = :organization
                           and id = :id
                        """)
                .param("organization", domain.organization().value())
                .param("id", domain.id())
                .param("serves", serves)
                .param("signsIn", signsIn)
                .update();
    }

    void remove(Kept domain) {
        sql.sql(
                        """
                        delete from identity.domain
                         where organization_id = :organization
                           and id = :id
                        """)
                .param("organization", domain.organization().value())
                .param("id", domain.id())
                .update();
    }

    /** Of all organizations: what is to be looked at again. */
    List<Kept> due(Instant now, int limit) {
        return sql.sql(
                        """
                        select id, organization_id, name, token, proven_at, seen_at, checked_at, finding,
                               serves, signs_in
                          from identity.domain
                         where next_check_at <= :now
                         order by next_check_at, id
                         limit :limit
                        """)
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query(DomainStore::kept)
                .list();
    }

    /** Of all organizations: the names at which pages are shown, and whose they are. */
    Map<String, OrganizationId> hosts() {
        var hosts = new HashMap<String, OrganizationId>();
        sql.sql(
                        """
                        select name, organization_id
                          from identity.domain
                         where proven_at is not null
                           and serves
                        """)
                .query(
                        row -> {
                            hosts.put(
                                    row.getString("name"),
                                    new OrganizationId(
                                            row.getObject("organization_id", UUID.class)));
                        });
        return hosts;
    }

    /** Of all organizations: whose issuer signs in people with addresses of that name. */
    Optional<OrganizationId> signsIn(String name) {
        return sql.sql(
                        """
                        select domain.organization_id
                          from identity.domain
                          join identity.issuer on issuer.organization_id = domain.organization_id
                         where domain.name = :name
                           and domain.proven_at is not null
                           and domain.signs_in
                        """)
                .param("name", name)
                .query((row, _) -> new OrganizationId(row.getObject("organization_id", UUID.class)))
                .optional();
    }

    /** Of all organizations: those whose issuer signs in people with addresses of some name. */
    Set<OrganizationId> vouchedFor() {
        return sql.sql(
                        """
                        select distinct domain.organization_id
                          from identity.domain
                          join identity.issuer on issuer.organization_id = domain.organization_id
                         where domain.proven_at is not null
                           and domain.signs_in
                        """)
                .query((row, _) -> new OrganizationId(row.getObject("organization_id", UUID.class)))
                .set();
    }

    private static Kept kept(ResultSet row, int number) throws SQLException {
        return new Kept(
                row.getObject("id", UUID.class),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                new DomainName(row.getString("name")),
                row.getString("token"),
                instant(row, "proven_at"),
                instant(row, "seen_at"),
                instant(row, "checked_at"),
                row.getString("finding"),
                row.getBoolean("serves"),
                row.getBoolean("signs_in"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
