package io.tributary.identity;

import io.tributary.kernel.OrganizationId;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Where claims on new organizations wait for their mail to be answered. */
final class ClaimStore {
    /** A claim whose link works. */
    record Pending(
            OrganizationId organization,
            String companyName,
            String email,
            @Nullable String passwordHash) {}

    private final JdbcClient sql;
    private final InstantSource clock;

    ClaimStore(JdbcClient sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    void add(
            OrganizationId organization,
            String email,
            @Nullable String passwordHash,
            LinkToken token) {
        var now = clock.instant();
        sql.sql(
                        """
                        insert into identity.sign_up
                               (organization_id, email, password_hash, token_hash, created_at, expires_at)
                        values (:organization, :email, :password, :token, :now, :expires)
                        """)
                .param("organization", organization.value())
                .param("email", email)
                .param("password", passwordHash)
                .param("token", token.digest())
                .param("now", Timestamp.from(now))
                .param("expires", Timestamp.from(now.plus(SignUps.CLAIM_LIFE)))
                .update();
    }

    void renew(OrganizationId organization, LinkToken token) {
        sql.sql(
                        """
                        update identity.sign_up
                           set token_hash = :token, expires_at = :expires
                         where organization_id = :organization
                           and confirmed_at is null
                        """)
                .param("organization", organization.value())
                .param("token", token.digest())
                .param("expires", Timestamp.from(clock.instant().plus(SignUps.CLAIM_LIFE)))
                .update();
    }

    Optional<SignUps.Claim> find(OrganizationId organization) {
        return sql.sql(
                        """
                        select email, confirmed_at is not null as confirmed
                          from identity.sign_up
                         where organization_id = :organization
                        """)
                .param("organization", organization.value())
                .query(
                        (row, _) ->
                                new SignUps.Claim(
                                        row.getString("email"), row.getBoolean("confirmed")))
                .optional();
    }

    Optional<Pending> pending(LinkToken token) {
        return sql.sql(
                        """
                        select sign_up.organization_id, organization.company_name, sign_up.email, sign_up.password_hash
                          from identity.sign_up
                          join identity.organization on organization.id = sign_up.organization_id
                         where sign_up.token_hash = :token
                           and sign_up.confirmed_at is null
                           and sign_up.expires_at > :now
                        """)
                .param("token", token.digest())
                .param("now", Timestamp.from(clock.instant()))
                .query(ClaimStore::pending)
                .optional();
    }

    /**
     * The claim, if nobody confirmed it before. The password goes to the person, so it is not kept
     * here.
     */
    Optional<Pending> confirm(LinkToken token) {
        return sql.sql(
                        """
                        update identity.sign_up
                           set confirmed_at = :now, password_hash = null
                          from identity.organization
                         where organization.id = sign_up.organization_id
                           and sign_up.token_hash = :token
                           and sign_up.confirmed_at is null
                           and sign_up.expires_at > :now
                        returning sign_up.organization_id, organization.company_name, sign_up.email,
                                  old.password_hash as password_hash
                        """)
                .param("token", token.digest())
                .param("now", Timestamp.from(clock.instant()))
                .query(ClaimStore::pending)
                .optional();
    }

    private static Pending pending(ResultSet row, int number) throws SQLException {
        return new Pending(
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                row.getString("company_name"),
                row.getString("email"),
                row.getString("password_hash"));
    }
}
