package io.tributary.gateway;

import io.tributary.kernel.OrganizationId;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;

/** Where signing keys are kept, and which keys take signed calls only. */
final class SigningStore {
    private final JdbcClient sql;

    SigningStore(JdbcClient sql) {
        this.sql = sql;
    }

    boolean isRequired(UUID apiKey) {
        return sql.sql("select signature_required from gateway.api_key where id = :key")
                .param("key", apiKey)
                .query(Boolean.class)
                .single();
    }

    void require(UUID apiKey, boolean required) {
        sql.sql("update gateway.api_key set signature_required = :required where id = :key")
                .param("key", apiKey)
                .param("required", required)
                .update();
    }

    /** The newest first. */
    List<SigningKey> of(UUID apiKey) {
        return sql.sql(
                        """
                        select id, name, algorithm, public_key, created_at, created_by, ends_at
                          from gateway.signing_key
                         where api_key_id = :key
                         order by id desc
                        """)
                .param("key", apiKey)
                .query(SigningStore::key)
                .list();
    }

    void add(OrganizationId organization, UUID apiKey, SigningKey key) {
        var publicKey = key.publicKey();
        sql.sql(
                        """
                        insert into gateway.signing_key (
                               api_key_id, id, organization_id, name, algorithm, public_key, created_at,
                               created_by)
                        values (:apiKey, :id, :organization, :name, :algorithm, :publicKey, :createdAt,
                               :createdBy)
                        """)
                .param("apiKey", apiKey)
                .param("id", key.id())
                .param("organization", organization.value())
                .param("name", key.name())
                .param("algorithm", key.algorithm().code())
                .param(
                        "publicKey",
                        publicKey == null ? null : Base64.getDecoder().decode(publicKey))
                .param("createdAt", Timestamp.from(key.createdAt()))
                .param("createdBy", key.createdBy())
                .update();
    }

    /** It ends then, unless it ends sooner anyway. */
    void end(UUID apiKey, UUID id, Instant at) {
        sql.sql(
                        """
                        update gateway.signing_key
                           set ends_at = least(ends_at, :at)
                         where api_key_id = :apiKey
                           and id = :id
                        """)
                .param("apiKey", apiKey)
                .param("id", id)
                .param("at", Timestamp.from(at))
                .update();
    }

    /** What one key takes and with what it is signed goes for its successor too. */
    void inherit(UUID from, UUID successor, Instant now) {
        sql.sql(
                        """
                        insert into gateway.signing_key (
                               api_key_id, id, organization_id, name, algorithm, public_key, created_at,
                               created_by, ends_at)
                        select :successor, id, organization_id, name, algorithm, public_key, created_at,
                               created_by, ends_at
                          from gateway.signing_key
                         where api_key_id = :from
                           and (ends_at > :now or ends_at is null)
                        """)
                .param("from", from)
                .param("successor", successor)
                .param("now", Timestamp.from(now))
                .update();
        require(successor, isRequired(from));
    }

    private static SigningKey key(ResultSet row, int number) throws SQLException {
        byte[] publicKey = row.getBytes("public_key");
        Timestamp endsAt = row.getTimestamp("ends_at");
        return new SigningKey(
                row.getObject("id", UUID.class),
                row.getString("name"),
                SignatureAlgorithm.of(row.getString("algorithm")).orElseThrow(),
                publicKey == null ? null : Base64.getEncoder().encodeToString(publicKey),
                row.getTimestamp("created_at").toInstant(),
                row.getString("created_by"),
                endsAt == null ? null : endsAt.toInstant());
    }
}
