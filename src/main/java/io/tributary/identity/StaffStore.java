package io.tributary.identity;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.PersonId;
import io.tributary.kernel.UuidV7;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where staff and invitations are kept. */
final class StaffStore {
    private final JdbcClient sql;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    StaffStore(JdbcClient sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    List<Staff.Colleague> colleagues(OrganizationId organization) {
        return sql.sql(
                        """
                        select person.id, person.name, person.email, staff.role, staff.joined_at
                          from identity.staff
                          join identity.person on person.id = staff.person_id
                         where staff.organization_id = :organization
                         order by person.name, person.id
                        """)
                .param("organization", organization.value())
                .query(StaffStore::colleague)
                .list();
    }

    Optional<Staff.Colleague> colleague(OrganizationId organization, PersonId person) {
        return sql.sql(
                        """
                        select person.id, person.name, person.email, staff.role, staff.joined_at
                          from identity.staff
                          join identity.person on person.id = staff.person_id
                         where staff.organization_id = :organization
                           and staff.person_id = :person
                        """)
                .param("organization", organization.value())
                .param("person", person.value())
                .query(StaffStore::colleague)
                .optional();
    }

    /** The owners; nobody else changes them before this transaction ends. */
    List<PersonId> lockOwners(OrganizationId organization) {
        return sql.sql(
                        """
                        select person_id
                          from identity.staff
                         where organization_id = :organization
                           and role = 'owner'
                         order by person_id
                           for update
                        """)
                .param("organization", organization.value())
                .query((row, _) -> new PersonId(row.getObject("person_id", UUID.class)))
                .list();
    }

    /** What somebody is for the organization; it stays so until the caller's transaction ends. */
    Optional<Role> lockRole(OrganizationId organization, PersonId person) {
        return sql.sql(
                        """
                        select role
                          from identity.staff
                         where organization_id = :organization and person_id = :person
                           for share
                        """)
                .param("organization", organization.value())
                .param("person", person.value())
                .query((row, _) -> Role.of(row.getString("role")))
                .optional();
    }

    /** Answers false for somebody who works there already. */
    boolean add(OrganizationId organization, PersonId person, Role role) {
        return sql.sql(
                                """
                                insert into identity.staff (organization_id, person_id, role, joined_at)
                                values (:organization, :person, :role, :now)
                                    on conflict (organization_id, person_id) do nothing
                                """)
                        .param("organization", organization.value())
                        .param("person", person.value())
                        .param("role", role.code())
                        .param("now", Timestamp.from(clock.instant()))
                        .update()
                == 1;
    }

    void setRole(OrganizationId organization, PersonId person, Role role) {
        sql.sql(
                        """
                        update identity.staff
                           set role = :role
                         where organization_id = :organization
                           and person_id = :person
                        """)
                .param("organization", organization.value())
                .param("person", person.value())
                .param("role", role.code())
                .update();
    }

    void remove(OrganizationId organization, PersonId person) {
        sql.sql(
                        """
                        delete from identity.staff
                         where organization_id = :organization
                           and person_id = :person
                        """)
                .param("organization", organization.value())
                .param("person", person.value())
                .update();
    }

    String companyName(OrganizationId organization) {
        return sql.sql(
                        """
                        select company_name
                          from identity.organization
                         where id = :organization
                        """)
                .param("organization", organization.value())
                .query(String.class)
                .single();
    }

    boolean isThere(OrganizationId organization, String email) {
        return sql.sql(
                        """
                        select exists (select
                                         from identity.staff
                                         join identity.person on person.id = staff.person_id
                                        where staff.organization_id = :organization
                                          and person.email = :email)
                            or exists (select
                                         from identity.invitation
                                        where organization_id = :organization
                                          and email = :email)
                        """)
                .param("organization", organization.value())
                .param("email", email)
                .query(Boolean.class)
                .single();
    }

    boolean worksHere(OrganizationId organization, String email) {
        return sql.sql(
                        """
                        select exists (select
                                         from identity.staff
                                         join identity.person on person.id = staff.person_id
                                        where staff.organization_id = :organization
                                          and person.email = :email)
                        """)
                .param("organization", organization.value())
                .param("email", email)
                .query(Boolean.class)
                .single();
    }

    /** The role that the address was invited to; the invitation is gone with the answer. */
    Optional<Role> takeInvitation(OrganizationId organization, String email) {
        return sql.sql(
                        """
                        delete from identity.invitation
                         where organization_id = :organization
                           and email = :email
                           and expires_at > :now
                        returning role
                        """)
                .param("organization", organization.value())
                .param("email", email)
                .param("now", Timestamp.from(clock.instant()))
                .query((row, _) -> Role.of(row.getString("role")))
                .optional();
    }

    List<Staff.Invitation> invitations(OrganizationId organization) {
        return sql.sql(
                        """
                        select id, email, role, invited_at, expires_at
                          from identity.invitation
                         where organization_id = :organization
                         order by invited_at desc, id
                        """)
                .param("organization", organization.value())
                .query(StaffStore::invitation)
                .list();
    }

    Optional<Staff.Invitation> invitation(OrganizationId organization, UUID id) {
        return sql.sql(
                        """
                        select id, email, role, invited_at, expires_at
                          from identity.invitation
                         where organization_id = :organization
                           and id = :id
                        """)
                .param("organization", organization.value())
                .param("id", id)
                .query(StaffStore::invitation)
                .optional();
    }

    void invite(
            Actor actor,
            String email,
            Role role,
            LinkToken token,
            @Nullable OrganizationId onlyAt) {
        var now = clock.instant();
        sql.sql(
                        """
                        insert into identity.invitation
                               (id, organization_id, email, role, token_hash, only_at, invited_by, invited_at,
                                expires_at)
                        values (:id, :organization, :email, :role, :token, :onlyAt, :inviter, :now, :expires)
                        """)
                .param("id", UuidV7.at(now, random))
                .param("organization", actor.organization().value())
                .param("email", email)
                .param("role", role.code())
                .param("token", token.digest())
                .param("onlyAt", onlyAt == null ? null : onlyAt.value())
                .param("inviter", actor.person().value())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(Staff.INVITATION_LIFE)))
                .update();
    }

    void renew(
            OrganizationId organization,
            UUID id,
            LinkToken token,
            @Nullable OrganizationId onlyAt) {
        sql.sql(
                        """
                        update identity.invitation
                           set token_hash = :token, only_at = :onlyAt, expires_at = :expires
                         where organization_id = :organization
                           and id = :id
                        """)
                .param("organization", organization.value())
                .param("id", id)
                .param("token", token.digest())
                .param("onlyAt", onlyAt == null ? null : onlyAt.value())
                .param("expires", Timestamp.from(clock.instant().plus(Staff.INVITATION_LIFE)))
                .update();
    }

    Optional<Staff.Invitation> takeBack(OrganizationId organization, UUID id) {
        return sql.sql(
                        """
                        delete from identity.invitation
                         where organization_id = :organization
                           and id = :id
                        returning id, email, role, invited_at, expires_at
                        """)
                .param("organization", organization.value())
                .param("id", id)
                .query(StaffStore::invitation)
                .optional();
    }

    Optional<Staff.Offer> offer(LinkToken token, @Nullable OrganizationId at) {
        return sql.sql(
                        """
                        select organization.id as organization_id, organization.company_name, invitation.email,
                               invitation.role
                          from identity.invitation
                          join identity.organization on organization.id = invitation.organization_id
                         where invitation.token_hash = :token
                           and invitation.only_at is not distinct from :at::uuid
                           and invitation.expires_at > :now
                        """)
                .param("token", token.digest())
                .param("at", at == null ? null : at.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(StaffStore::offer)
                .optional();
    }

    Optional<Staff.Offer> accept(LinkToken token, @Nullable OrganizationId at) {
        return sql.sql(
                        """
                        delete from identity.invitation
                         using identity.organization
                         where organization.id = invitation.organization_id
                           and invitation.token_hash = :token
                           and invitation.only_at is not distinct from :at::uuid
                           and invitation.expires_at > :now
                        returning organization.id as organization_id, organization.company_name, invitation.email,
                                  invitation.role
                        """)
                .param("token", token.digest())
                .param("at", at == null ? null : at.value())
                .param("now", Timestamp.from(clock.instant()))
                .query(StaffStore::offer)
                .optional();
    }

    private static Staff.Colleague colleague(ResultSet row, int number) throws SQLException {
        return new Staff.Colleague(
                new PersonId(row.getObject("id", UUID.class)),
                row.getString("name"),
                row.getString("email"),
                Role.of(row.getString("role")),
                row.getTimestamp("joined_at").toInstant());
    }

    private static Staff.Invitation invitation(ResultSet row, int number) throws SQLException {
        return new Staff.Invitation(
                row.getObject("id", UUID.class),
                row.getString("email"),
                Role.of(row.getString("role")),
                row.getTimestamp("invited_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }

    private static Staff.Offer offer(ResultSet row, int number) throws SQLException {
        return new Staff.Offer(
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                row.getString("company_name"),
                row.getString("email"),
                Role.of(row.getString("role")));
    }
}
