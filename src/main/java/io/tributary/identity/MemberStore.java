package io.tributary.identity;

import io.tributary.kernel.OrganizationId;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Where members are kept. */
final class MemberStore {
    private final JdbcClient sql;

    MemberStore(JdbcClient sql) {
        this.sql = sql;
    }

    List<Members.Member> list(
            OrganizationId organization,
            Members.@Nullable Affiliation affiliation,
            @Nullable String cursor,
            int limit) {
        return sql.sql(
                        """
                        select id, email, name, affiliation, verification, verification_method, source, groups,
                               joined_at
                          from identity.member
                         where organization_id = :organization
                           and (:affiliation::text is null or affiliation = :affiliation)
                           and (:cursor::uuid is null or id < :cursor::uuid)
                         order by id desc
                         limit :limit
                        """)
                .param("organization", organization.value())
                .param("affiliation", affiliation == null ? null : affiliation.code())
                .param("cursor", cursor)
                .param("limit", limit)
                .query(MemberStore::member)
                .list();
    }

    Optional<Members.Member> find(OrganizationId organization, UUID id) {
        return sql.sql(
                        """
                        select id, email, name, affiliation, verification, verification_method, source, groups,
                               joined_at
                          from identity.member
                         where organization_id = :organization
                           and id = :id
                        """)
                .param("organization", organization.value())
                .param("id", id)
                .query(MemberStore::member)
                .optional();
    }

    /** Answers false for an address that is on the list already. */
    boolean add(OrganizationId organization, UUID id, Members.Entry entry, Instant now) {
        return sql.sql(
                                """
                                insert into identity.member
                                       (id, organization_id, person_id, email, name, affiliation, verification,
                                        verification_method, source, groups, joined_at)
                                values (:id, :organization,
                                        (select person.id
                                           from identity.person
                                          where person.email = :email
                                            and person.email_verified_at is not null),
                                        :email, :name, :affiliation, :verification, :method, :source, :groups, :now)
                                    on conflict (organization_id, email) do nothing
                                """)
                        .param("id", id)
                        .param("organization", organization.value())
                        .param("email", entry.email())
                        .param("name", entry.name())
                        .param("affiliation", entry.affiliation().code())
                        .param("verification", entry.verification().code())
                        .param("method", entry.method())
                        .param("source", entry.source())
                        .param("groups", entry.groups().toArray(String[]::new))
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    boolean change(OrganizationId organization, UUID id, Members.Entry entry) {
        return sql.sql(
                                """
                                update identity.member
                                   set name = :name, affiliation = :affiliation, verification = :verification,
                                       verification_method = :method, source = :source, groups = :groups
                                 where organization_id = :organization
                                   and id = :id
                                """)
                        .param("organization", organization.value())
                        .param("id", id)
                        .param("name", entry.name())
                        .param("affiliation", entry.affiliation().code())
                        .param("verification", entry.verification().code())
                        .param("method", entry.method())
                        .param("source", entry.source())
                        .param("groups", entry.groups().toArray(String[]::new))
                        .update()
                == 1;
    }

    void remove(OrganizationId organization, UUID id) {
        sql.sql(
                        """
                        delete from identity.member
                         where organization_id = :organization
                           and id = :id
                        """)
                .param("organization", organization.value())
                .param("id", id)
                .update();
    }

    private static Members.Member member(ResultSet row, int number) throws SQLException {
        var entry =
                new Members.Entry(
                        row.getString("email"),
                        row.getString("name"),
                        Members.Affiliation.valueOf(
                                row.getString("affiliation").toUpperCase(Locale.ROOT)),
                        Members.Verification.valueOf(
                                row.getString("verification").toUpperCase(Locale.ROOT)),
                        row.getString("verification_method"),
                        row.getString("source"),
                        List.of((String[]) row.getArray("groups").getArray()));
        return new Members.Member(
                row.getObject("id", UUID.class), entry, row.getTimestamp("joined_at").toInstant());
    }
}
