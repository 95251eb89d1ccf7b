package io.tributary.legal;

import io.tributary.identity.Role;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.PersonId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Where acceptances are kept; none is ever changed. */
final class AcceptanceStore {
    private final JdbcClient sql;

    AcceptanceStore(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Keeps a yes.
     *
     * @return false when somebody of the organization accepted that version before
     */
    boolean add(Acceptance acceptance) {
        return sql.sql(
                                """
                                insert into legal.acceptance
                                       (id, organization_id, document, number, sha256, person_id, person_name,
                                        person_email, role, address, accepted_at)
                                values (:id, :organization, :document, :number, :sha256, :person, :name,
                                        :email, :role, :address, :at)
                                    on conflict (organization_id, document, number) do nothing
                                """)
                        .param("id", acceptance.id())
                        .param("organization", acceptance.organization().value())
                        .param("document", acceptance.document().code())
                        .param("number", acceptance.number())
                        .param("sha256", acceptance.sha256())
                        .param("person", acceptance.person().value())
                        .param("name", acceptance.personName())
                        .param("email", acceptance.personEmail())
                        .param("role", acceptance.role().code())
                        .param("address", acceptance.address())
                        .param("at", Timestamp.from(acceptance.at()))
                        .update()
                == 1;
    }

    /** Everything an organization accepted, the newest first. */
    List<Acceptance> of(OrganizationId organization) {
        return sql.sql(
                        """
                        select *
                          from legal.acceptance
                         where organization_id = :organization
                         order by accepted_at desc, number desc
                        """)
                .param("organization", organization.value())
                .query(AcceptanceStore::acceptance)
                .list();
    }

    /** What an organization accepted of a document. */
    List<Acceptance> of(OrganizationId organization, LegalDocument document) {
        return sql.sql(
                        """
                        select *
                          from legal.acceptance
                         where organization_id = :organization and document = :document
                        """)
                .param("organization", organization.value())
                .param("document", document.code())
                .query(AcceptanceStore::acceptance)
                .list();
    }

    /** Of all organizations, the newest first. */
    List<Acceptance> newest(LegalDocument document, int limit) {
        return sql.sql(
                        """
                        select *
                          from legal.acceptance
                         where document = :document
                         order by accepted_at desc
                         limit :limit
                        """)
                .param("document", document.code())
                .param("limit", limit)
                .query(AcceptanceStore::acceptance)
                .list();
    }

    /** How many organizations accepted that version. */
    long count(LegalDocument document, int number) {
        return sql.sql(
                        """
                        select count(*)
                          from legal.acceptance
                         where document = :document and number = :number
                        """)
                .param("document", document.code())
                .param("number", number)
                .query(Long.class)
                .single();
    }

    /** Who accepted any version of it before that one, and not that one. */
    List<OrganizationId> withoutVersion(LegalDocument document, int number) {
        return sql.sql(
                        """
                        select organization_id
                          from legal.acceptance
                         where document = :document
                         group by organization_id
                        having max(number) < :number
                         order by organization_id
                        """)
                .param("document", document.code())
                .param("number", number)
                .query((row, _) -> new OrganizationId(row.getObject(1, UUID.class)))
                .list();
    }

    private static Acceptance acceptance(ResultSet row, int number) throws SQLException {
        return new Acceptance(
                row.getObject("id", UUID.class),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                LegalDocument.of(row.getString("document")).orElseThrow(),
                row.getInt("number"),
                row.getString("sha256"),
                new PersonId(row.getObject("person_id", UUID.class)),
                row.getString("person_name"),
                row.getString("person_email"),
                Role.valueOf(row.getString("role").toUpperCase(Locale.ROOT)),
                row.getString("address"),
                row.getTimestamp("accepted_at").toInstant());
    }
}
