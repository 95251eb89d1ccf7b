package io.tributary.identity;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.PersonId;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Where persons are kept, and the links that let them in. */
final class PersonStore {
    /** A person as kept; without a hash they have no password. */
    record Kept(Person person, @Nullable String passwordHash, boolean verified) {}

    private final JdbcClient sql;
    private final Set<String> operators;

    /**
     * @param operators addresses of those who run the house beside those who are marked
     */
    PersonStore(JdbcClient sql, Set<String> operators) {
        this.sql = sql;
        this.operators = Set.copyOf(operators);
    }

    Optional<Kept> find(PersonId id) {
        return sql.sql(
                        """
                        select id, name, email, operator, password_hash, email_verified_at
                          from identity.person
                         where id = :id
                        """)
                .param("id", id.value())
                .query(this::kept)
                .optional();
    }

    Optional<Kept> findByEmail(String email) {
        return sql.sql(
                        """
                        select id, name, email, operator, password_hash, email_verified_at
                          from identity.person
                         where lower(email) = :email
                        """)
                .param("email", email)
                .query(this::kept)
                .optional();
    }

    /** The person with that address, who is made when there is none, with the address verified. */
    Kept verified(UUID freshId, String email, String name, Instant now) {
        sql.sql(
                        """
                        insert into identity.person as person (id, email, name, email_verified_at, created_at)
                        values (:id, :email, :name, :now, :now)
                            on conflict (lower(email)) do update
                           set email_verified_at = coalesce(person.email_verified_at, excluded.email_verified_at)
                        """)
                .param("id", freshId)
                .param("email", email)
                .param("name", name)
                .param("now", Timestamp.from(now))
                .update();
        var person = findByEmail(email).orElseThrow();
        adoptMembers(person.person());
        return person;
    }

    /** Memberships that waited for the owner of this address. */
    private void adoptMembers(Person person) {
        sql.sql(
                        """
                        update identity.member
                           set person_id = :person
                         where email = :email
                           and person_id is null
                        """)
                .param("person", person.id().value())
                .param("email", person.email())
                .update();
    }

    void rename(PersonId id, String name) {
        sql.sql(
                        """
                        update identity.person
                           set name = :name
                         where id = :id
                        """)
                .param("id", id.value())
                .param("name", name)
                .update();
    }

    void setPassword(PersonId id, String hash) {
        sql.sql(
                        """
                        update identity.person
                           set password_hash = :hash
                         where id = :id
                        """)
                .param("id", id.value())
                .param("hash", hash)
                .update();
    }

    void setOperator(PersonId id) {
        sql.sql(
                        """
                        update identity.person
                           set operator = true
                         where id = :id
                        """)
                .param("id", id.value())
                .update();
    }

    List<Person> operators() {
        return sql
                .sql(
                        """
                        select id, name, email, operator, password_hash, email_verified_at
                          from identity.person
                         where email_verified_at is not null
                           and (operator or email = any (:operators))
                         order by name, id
                        """)
                .param("operators", operators.toArray(String[]::new))
                .query(this::kept)
                .stream()
                .map(Kept::person)
                .toList();
    }

    List<Visit.Employment> employments(PersonId id) {
        return sql.sql(
                        """
                        select organization.id, organization.company_name, staff.role,
                               coalesce(issuer.required, false) as by_issuer,
                               case when domain.id is not null then issuer.address end as vouched_by
                          from identity.staff
                          join identity.organization on organization.id = staff.organization_id
                          join identity.person on person.id = staff.person_id
                          left join identity.issuer on issuer.organization_id = staff.organization_id
                          left join identity.domain on domain.organization_id = staff.organization_id
                                                   and domain.name = lower(split_part(person.email, '@', 2))
                                                   and domain.signs_in
                                                   and domain.proven_at is not null
                         where staff.person_id = :person
                         order by organization.company_name, organization.id
                        """)
                .param("person", id.value())
                .query(
                        (row, _) ->
                                new Visit.Employment(
                                        new OrganizationId(row.getObject("id", UUID.class)),
                                        row.getString("company_name"),
                                        Role.of(row.getString("role")),
                                        row.getBoolean("by_issuer"),
                                        row.getString("vouched_by")))
                .list();
    }

    void addToken(
            LinkToken token, String email, @Nullable OrganizationId onlyAt, Instant expiresAt) {
        sql.sql(
                        """
                        insert into identity.one_time_token (token_hash, email, only_at, expires_at)
                        values (:hash, :email, :onlyAt, :expires)
                        """)
                .param("hash", token.digest())
                .param("email", email)
                .param("onlyAt", onlyAt == null ? null : onlyAt.value())
                .param("expires", Timestamp.from(expiresAt))
                .update();
    }

    /** The address that the token was mailed to; the token is gone with the answer. */
    Optional<String> consume(LinkToken token, @Nullable OrganizationId at, Instant now) {
        return sql.sql(
                        """
                        delete from identity.one_time_token
                         where token_hash = :hash
                           and only_at is not distinct from :at::uuid
                        returning email, expires_at > :now as fresh
                        """)
                .param("hash", token.digest())
                .param("at", at == null ? null : at.value())
                .param("now", Timestamp.from(now))
                .query((row, _) -> row.getBoolean("fresh") ? row.getString("email") : "")
                .optional()
                .filter(email -> !email.isEmpty());
    }

    void forgetTokens(Instant before) {
        sql.sql(
                        """
                        delete from identity.one_time_token
                         where expires_at < :before
                        """)
                .param("before", Timestamp.from(before))
                .update();
    }

    private Kept kept(ResultSet row, int number) throws SQLException {
        var email = row.getString("email");
        boolean verified = row.getTimestamp("email_verified_at") != null;
        var person =
                new Person(
                        new PersonId(row.getObject("id", UUID.class)),
                        row.getString("name"),
                        email,
                        verified && (row.getBoolean("operator") || operators.contains(email)));
        return new Kept(person, row.getString("password_hash"), verified);
    }
}
