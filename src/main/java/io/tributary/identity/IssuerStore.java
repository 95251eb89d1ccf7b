package io.tributary.identity;

import io.tributary.kernel.OrganizationId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Where issuers are kept, and who is on the way to one. */
final class IssuerStore {
    /** Somebody is on the way. */
    record Trip(
            OrganizationId organization,
            String issuer,
            String nonce,
            String verifier,
            String returnsTo,
            String next) {}

    private final JdbcClient sql;

    IssuerStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Issuer> find(OrganizationId organization) {
        return sql.sql(
                        """
                        select address, client_id, newcomers, required
                          from identity.issuer
                         where organization_id = :organization
                        """)
                .param("organization", organization.value())
                .query(
                        (row, _) ->
                                new Issuer(
                                        row.getString("address"),
                                        row.getString("client_id"),
                                        row.getString("newcomers") == null
                                                ? null
                                                : Role.of(row.getString("newcomers")),
                                        row.getBoolean("required")))
                .optional();
    }

    /** The secret, sealed. */
    Optional<byte[]> secret(OrganizationId organization) {
        return sql.sql(
                        """
                        select client_secret
                          from identity.issuer
                         where organization_id = :organization
                        """)
                .param("organization", organization.value())
                .query((row, _) -> row.getBytes("client_secret"))
                .optional();
    }

    void save(OrganizationId organization, Issuer issuer, byte[] secret, Instant now) {
        var newcomers = issuer.newcomers();
        sql.sql(
                        """
                        insert into identity.issuer
                               (organization_id, address, client_id, client_secret, newcomers, required, changed_at)
                        values (:organization, :address, :client, :secret, :newcomers, :required, :now)
                            on conflict (organization_id) do update
                           set address = excluded.address, client_id = excluded.client_id,
                               client_secret = excluded.client_secret, newcomers = excluded.newcomers,
                               required = excluded.required, changed_at = excluded.changed_at
                        """)
                .param("organization", organization.value())
                .param("address", issuer.address())
                .param("client", issuer.clientId())
                .param("secret", secret)
                .param(
                        "newcomers",
                        newcomers == null ? null : newcomers.name().toLowerCase(Locale.ROOT))
                .param("required", issuer.required())
                .param("now", Timestamp.from(now))
                .update();
    }

    void remove(OrganizationId organization) {
        sql.sql(
                        """
                        delete from identity.issuer
                         where organization_id = :organization
                        """)
                .param("organization", organization.value())
                .update();
    }

    void depart(LinkToken state, Trip trip, Instant expiresAt) {
        sql.sql(
                        """
                        insert into identity.issuer_trip
                               (state_hash, organization_id, issuer, nonce, verifier, returns_to, next, expires_at)
                        values (:state, :organization, :issuer, :nonce, :verifier, :returnsTo, :next, :expires)
                        """)
                .param("state", state.digest())
                .param("organization", trip.organization().value())
                .param("issuer", trip.issuer())
                .param("nonce", trip.nonce())
                .param("verifier", trip.verifier())
                .param("returnsTo", trip.returnsTo())
                .param("next", trip.next())
                .param("expires", Timestamp.from(expiresAt))
                .update();
    }

    /** The trip, once: with the answer it is gone. */
    Optional<Trip> arrive(LinkToken state, OrganizationId organization, Instant now) {
        return sql.sql(
                        """
                        delete from identity.issuer_trip
                         where state_hash = :state
                           and organization_id = :organization
                           and expires_at > :now
                        returning organization_id, issuer, nonce, verifier, returns_to, next
                        """)
                .param("state", state.digest())
                .param("organization", organization.value())
                .param("now", Timestamp.from(now))
                .query(
                        (row, _) ->
                                new Trip(
                                        new OrganizationId(
                                                row.getObject("organization_id", UUID.class)),
                                        row.getString("issuer"),
                                        row.getString("nonce"),
                                        row.getString("verifier"),
                                        row.getString("returns_to"),
                                        row.getString("next")))
                .optional();
    }

    void forgetTrips(Instant before) {
        sql.sql(
                        """
                        delete from identity.issuer_trip
                         where expires_at < :before
                        """)
                .param("before", Timestamp.from(before))
                .update();
    }
}
