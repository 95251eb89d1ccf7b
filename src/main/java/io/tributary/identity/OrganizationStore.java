package io.tributary.identity;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Page;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where organizations are kept. */
final class OrganizationStore {
    private final JdbcClient sql;

    OrganizationStore(JdbcClient sql) {
        this.sql = sql;
    }

    void add(Organization organization) {
        sql.sql(
                        """
                        insert into identity.organization (id, company_name, kinds, tier, status, use_case, created_at)
                        values (:id, :name, :kinds, :tier, :status, :useCase, :now)
                        """)
                .param("id", organization.id().value())
                .param("name", organization.companyName())
                .param(
                        "kinds",
                        organization.kinds().stream()
                                .map(Organization.Kind::code)
                                .sorted()
                                .toArray(String[]::new))
                .param("tier", organization.tier().code())
                .param("status", organization.status().code())
                .param("useCase", organization.useCase())
                .param("now", Timestamp.from(organization.createdAt()))
                .update();
    }

    Optional<Organization> find(OrganizationId id) {
        return sql.sql(
                        """
                        select id, company_name, kinds, tier, status, use_case, created_at
                          from identity.organization
                         where id = :id
                        """)
                .param("id", id.value())
                .query(OrganizationStore::organization)
                .optional();
    }

    Set<OrganizationId> present() {
        return Set.copyOf(
                sql.sql("select id from identity.organization where status <> 'cancelled'")
                        .query((row, _) -> new OrganizationId(row.getObject("id", UUID.class)))
                        .list());
    }

    Set<OrganizationId> suspended() {
        return Set.copyOf(
                sql.sql("select id from identity.organization where status = 'suspended'")
                        .query((row, _) -> new OrganizationId(row.getObject("id", UUID.class)))
                        .list());
    }

    Page<Organization> search(Operators.Wanted wanted, @Nullable String cursor, int limit) {
        var status = wanted.status();
        var among = wanted.among();
        var found =
                sql.sql(
                                """
                                select id, company_name, kinds, tier, status, use_case, created_at
                                  from identity.organization
                                 where (company_name ilike '%' || :text || '%'
                                        or id::text = :text
                                        or id in (select staff.organization_id
                                                    from identity.staff
                                                    join identity.person on person.id = staff.person_id
                                                   where person.email ilike '%' || :text || '%'))
                                   and (:status::text is null or status = :status)
                                   and (:among::uuid[] is null or (id = any(:among::uuid[])) <> :excepted)
                                   and (:cursor::uuid is null or id < :cursor::uuid)
                                 order by id desc
                                 limit :limit
                                """)
                        .param(
                                "text",
                                wanted.text()
                                        .replace("\\", "\\\\")
                                        .replace("%", "\\%")
                                        .replace("_", "\\_"))
                        .param("status", status == null ? null : status.code())
                        .param("among", among == null ? null : ids(among))
                        .param("excepted", among != null && among.excepted())
                        .param("cursor", cursor)
                        .param("limit", limit + 1)
                        .query(OrganizationStore::organization)
                        .list();
        var items = found.subList(0, Math.min(limit, found.size()));
        return new Page<>(items, found.size() > limit ? items.getLast().id().toString() : null);
    }

    private static UUID[] ids(Operators.Among among) {
        return among.organizations().stream().map(OrganizationId::value).toArray(UUID[]::new);
    }

    void setStatus(OrganizationId id, Organization.Status status, String reason) {
        sql.sql(
                        """
                        update identity.organization
                           set status = :status, status_reason = :reason
                         where id = :id
                        """)
                .param("id", id.value())
                .param("status", status.code())
                .param("reason", reason)
                .update();
    }

    private static Organization organization(ResultSet row, int number) throws SQLException {
        return new Organization(
                new OrganizationId(row.getObject("id", UUID.class)),
                row.getString("company_name"),
                Arrays.stream((String[]) row.getArray("kinds").getArray())
                        .map(kind -> Organization.Kind.valueOf(kind.toUpperCase(Locale.ROOT)))
                        .collect(toUnmodifiableSet()),
                Tier.ofCode(row.getString("tier")).orElseThrow(),
                Organization.Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT)),
                row.getString("use_case"),
                row.getTimestamp("created_at").toInstant());
    }
}
