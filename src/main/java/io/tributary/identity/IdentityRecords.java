package io.tributary.identity;

import static io.tributary.kernel.PersonalRecords.Holding.anonymised;
import static io.tributary.kernel.PersonalRecords.Holding.erased;
import static io.tributary.kernel.PersonalRecords.Holding.kept;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.PersonId;
import io.tributary.kernel.PersonalRecords;
import io.tributary.kernel.ProblemException;
import io.tributary.platform.PersonalTables;
import io.tributary.platform.PersonalTables.Table;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What identity keeps of a person. Whoever is erased leaves the organizations they work for; one
 * that would be left without an owner comes first.
 */
final class IdentityRecords implements PersonalRecords {
    private static final String PASSKEYS = "identity.user_credentials";
    private static final Holding PASSKEYS_HELD = erased(PASSKEYS, "Your passkeys");

    private final StaffStore staff;
    private final JdbcClient sql;
    private final Entitlements entitlements;
    private final AuditTrail audit;
    private final PersonalTables tables;

    IdentityRecords(StaffStore staff, JdbcClient sql, Entitlements entitlements, AuditTrail audit) {
        this.staff = staff;
        this.sql = sql;
        this.entitlements = entitlements;
        this.audit = audit;
        this.tables =
                new PersonalTables(
                        "identity",
                        sql,
                        List.of(
                                SESSIONS,
                                LINKS,
                                SIGN_UPS,
                                INVITATIONS,
                                MEMBERSHIPS,
                                WORK,
                                TRAIL,
                                APPROVALS,
                                PERSON));
    }

    @Override
    public String module() {
        return tables.module();
    }

    @Override
    public List<Holding> holdings() {
        return plus(tables.holdings(), PASSKEYS_HELD);
    }

    @Override
    public List<Excerpt> excerpts(Subject subject) {
        return plus(tables.excerpts(subject), Excerpt.of(PASSKEYS, passkeys(subject.person())));
    }

    @Override
    public List<String> obstacles(Subject subject) {
        return soleOwnerOf(subject.person()).stream()
                .map(
                        company ->
                                "You are the only owner of "
                                        + company
                                        + ". Make somebody else an owner, or ask us to close it.")
                .toList();
    }

    /**
     * Invitations go before the person is locked, as whoever accepts one has them in that order.
     */
    @Override
    public Map<String, Long> erase(Subject subject) {
        var person = subject.person();
        var rows = new LinkedHashMap<String, Long>();
        var invited = endInvitations(subject.email());
        long left = person == null ? 0 : leave(person);
        invited.forEach(this::giveSeatBack);
        rows.put(PASSKEYS, person == null ? 0L : deletePasskeys(person));
        rows.putAll(tables.erase(subject));
        rows.put(INVITATIONS.holding().table(), (long) invited.size());
        rows.put(WORK.holding().table(), left);
        return rows;
    }

    /**
     * Nobody joins anything for this person any more: their row is locked until it is gone. What
     * ended meanwhile gave its seat back itself.
     *
     * @return how many organizations they left
     */
    private long leave(PersonId person) {
        sql.sql("select id from identity.person where id = :person for update")
                .param("person", person.value())
                .query(UUID.class)
                .optional();
        long left = 0;
        for (var employment : employments(person)) {
            var organization = employment.organization();
            var owners = staff.lockOwners(organization);
            if (owners.equals(List.of(person))) {
                throw new ProblemException(
                        IdentityProblem.LAST_OWNER,
                        "They are the only owner of " + employment.companyName() + ".");
            }
            var role = endWork(organization, person);
            role.ifPresent(ended -> left(organization, ended));
            left += role.isPresent() ? 1 : 0;
        }
        return left;
    }

    private void left(OrganizationId organization, Role role) {
        giveSeatBack(organization);
        audit.record(
                AuditTrail.By.thing(organization, "The house"),
                "staff.erased",
                "somebody who was erased",
                Map.of("role", role.code()));
    }

    private void giveSeatBack(OrganizationId organization) {
        entitlements.giveBack(organization, Countable.STAFF_SEATS, 1);
    }

    private List<Visit.Employment> employments(PersonId person) {
        return new PersonStore(sql, java.util.Set.of()).employments(person);
    }

    private Optional<Role> endWork(OrganizationId organization, PersonId person) {
        return sql.sql(
                        """
                        delete from identity.staff
                         where organization_id = :organization
                           and person_id = :person
                        returning role
                        """)
                .param("organization", organization.value())
                .param("person", person.value())
                .query((row, _) -> Role.of(row.getString("role")))
                .optional();
    }

    /** Answers who had invited that address, once for each invitation. */
    private List<OrganizationId> endInvitations(String email) {
        return sql.sql(
                        """
                        delete from identity.invitation
                         where email = :email
                        returning organization_id
                        """)
                .param("email", email)
                .query((row, _) -> new OrganizationId(row.getObject(1, UUID.class)))
                .list();
    }

    private List<String> soleOwnerOf(@Nullable PersonId person) {
        return person == null
                ? List.of()
                : sql.sql(
                                """
                                select organization.company_name
                                  from identity.staff
                                  join identity.organization on organization.id = staff.organization_id
                                 where staff.person_id = :person
                                   and staff.role = 'owner'
                                   and not exists (select
                                                     from identity.staff as other
                                                    where other.organization_id = staff.organization_id
                                                      and other.role = 'owner'
                                                      and other.person_id <> :person)
                                 order by organization.company_name
                                """)
                        .param("person", person.value())
                        .query((row, _) -> row.getString(1))
                        .list();
    }

    private List<Map<String, @Nullable Object>> passkeys(@Nullable PersonId person) {
        return person == null
                ? List.of()
                : sql.sql(
                                """
                                select label, created, last_used
                                  from identity.user_credentials
                                 where user_entity_user_id = :handle
                                 order by created
                                """)
                        .param("handle", handle(person))
                        .query()
                        .listOfRows();
    }

    private long deletePasskeys(PersonId person) {
        return sql.sql("delete from identity.user_credentials where user_entity_user_id = :handle")
                .param("handle", handle(person))
                .update();
    }

    /** As the table of passkeys names a person: the sixteen bytes of the id. */
    private static String handle(PersonId person) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(
                        ByteBuffer.allocate(16)
                                .putLong(person.value().getMostSignificantBits())
                                .putLong(person.value().getLeastSignificantBits())
                                .array());
    }

    private static <T> List<T> plus(List<T> some, T one) {
        return java.util.stream.Stream.concat(some.stream(), java.util.stream.Stream.of(one))
                .toList();
    }

    private static final Table SESSIONS =
            new Table(
                    erased("identity.spring_session", "Where you are signed in"),
                    """
                    select to_timestamp(creation_time / 1000) as signed_in_at,
                           to_timestamp(last_access_time / 1000) as last_seen_at
                      from identity.spring_session
                     where principal_name = :person::text
                     order by creation_time
                    """,
                    "delete from identity.spring_session where principal_name = :person::text");

    private static final Table LINKS =
            new Table(
                    erased("identity.one_time_token", "Sign-in links on their way to you"),
                    """
                    select email, expires_at
                      from identity.one_time_token
                     where email = :email
                     order by expires_at
                    """,
                    "delete from identity.one_time_token where email = :email");

    private static final Table SIGN_UPS =
            new Table(
                    anonymised(
                            "identity.sign_up",
                            "Organizations that were signed up with your address",
                            "The organization goes on; that its sign-up was confirmed is part of"
                                    + " its record."),
                    """
                    select organization.company_name, sign_up.email, sign_up.created_at, sign_up.confirmed_at
                      from identity.sign_up
                      join identity.organization on organization.id = sign_up.organization_id
                     where sign_up.email = :email
                     order by sign_up.created_at
                    """,
                    """
                    update identity.sign_up
                       set email = 'erased@invalid', password_hash = null
                     where email = :email
                    """);

    private static final Table INVITATIONS =
            new Table(
                    erased(
                            "identity.invitation",
                            "Invitations to you; those you sent go on without your name"),
                    """
                    select organization.company_name, invitation.email, invitation.role, invitation.invited_at
                      from identity.invitation
                      join identity.organization on organization.id = invitation.organization_id
                     where invitation.email = :email
                        or invitation.invited_by = :person::uuid
                     order by invitation.invited_at
                    """,
                    """
                    update identity.invitation
                       set invited_by = null
                     where invited_by = :person::uuid
                    """);

    private static final Table MEMBERSHIPS =
            new Table(
                    erased("identity.member", "What organizations that serve you noted of you"),
                    """
                    select organization.company_name, member.email, member.name, member.affiliation,
                           member.verification, member.verification_method, member.source,
                           array_to_string(member.groups, ', ') as groups, member.joined_at
                      from identity.member
                      join identity.organization on organization.id = member.organization_id
                     where member.person_id = :person::uuid
                        or member.email = :email
                     order by member.joined_at
                    """,
                    """
                    delete from identity.member
                     where person_id = :person::uuid
                        or email = :email
                    """);

    private static final Table WORK =
            new Table(
                    erased("identity.staff", "The organizations you work for, and your role"),
                    """
                    select organization.company_name, staff.role, staff.joined_at
                      from identity.staff
                      join identity.organization on organization.id = staff.organization_id
                     where staff.person_id = :person::uuid
                     order by staff.joined_at
                    """,
                    "delete from identity.staff where person_id = :person::uuid");

    private static final Table TRAIL =
            new Table(
                    anonymised(
                            "identity.audit_entry",
                            "What you did for organizations, and what was done about you",
                            "An organization must be able to show what was done in its name (GDPR"
                                + " Art. 5(2) and 17(3)(b)): that it was done stays, that it was"
                                + " you does not."),
                    """
                    select at, actor, action, subject, details::text as details
                      from identity.audit_entry
                     where person_id = :person::uuid
                        or subject = :email
                     order by id
                    """,
                    "select identity.forget_in_trail(:person::uuid, :email)");

    private static final Table APPROVALS =
            new Table(
                    kept(
                            "identity.approval",
                            "What you asked for or decided that takes two persons of the house,"
                                    + " under a number that leads to nobody any more",
                            "It moved money or rights; that two persons agreed has to be shown (§"
                                    + " 257 HGB; GDPR Art. 17(3)(b))."),
                    """
                    select kind, subject, reason, asked_at, state, decided_at
                      from identity.approval
                     where asked_by = :person::uuid
                        or decided_by = :person::uuid
                     order by asked_at
                    """,
                    "");

    private static final Table PERSON =
            new Table(
                    erased("identity.person", "Your account: name, address, password"),
                    """
                    select email, name, email_verified_at, password_hash is not null as has_password, created_at
                      from identity.person
                     where id = :person::uuid
                    """,
                    "delete from identity.person where id = :person::uuid");
}
