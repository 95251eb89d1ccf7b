package io.tributary.identity;

import io.tributary.kernel.OrganizationId;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where brands are kept. */
final class BrandStore {
    /** A file that is some brand's logo. */
    record LogoFile(OrganizationId organization, UUID id) {}

    private final JdbcClient sql;

    BrandStore(JdbcClient sql) {
        this.sql = sql;
    }

    Optional<Brand> find(OrganizationId organization) {
        return sql.sql(
                        """
                        select name, accent, accent_dark, ground, ground_dark, logo_digest, logo_width, logo_height,
                               sender_name, sender_address, reply_to
                          from identity.brand
                         where organization_id = :organization
                        """)
                .param("organization", organization.value())
                .query(BrandStore::brand)
                .optional();
    }

    /** Of all organizations: who has one. */
    List<OrganizationId> owners() {
        return sql.sql("select organization_id from identity.brand")
                .query((row, _) -> new OrganizationId(row.getObject("organization_id", UUID.class)))
                .list();
    }

    /** Everything but the logo, which stays. */
    void save(OrganizationId organization, Brand brand, Instant now) {
        sql.sql(
                        """
                        insert into identity.brand
                               (organization_id, name, accent, accent_dark, ground, ground_dark, sender_name,
                                sender_address, reply_to, changed_at)
                        values (:organization, :name, :accent, :accentDark, :ground, :groundDark, :senderName,
                                :senderAddress, :replyTo, :now)
                            on conflict (organization_id) do update
                           set name = excluded.name, accent = excluded.accent,
                               accent_dark = excluded.accent_dark, ground = excluded.ground,
                               ground_dark = excluded.ground_dark, sender_name = excluded.sender_name,
                               sender_address = excluded.sender_address, reply_to = excluded.reply_to,
                               changed_at = excluded.changed_at
                        """)
                .param("organization", organization.value())
                .param("name", brand.name())
                .param("accent", brand.colours().accent().hex())
                .param("accentDark", brand.colours().accentDark().hex())
                .param("ground", brand.colours().ground().hex())
                .param("groundDark", brand.colours().groundDark().hex())
                .param("senderName", brand.sender().name())
                .param("senderAddress", brand.sender().address())
                .param("replyTo", brand.sender().replyTo())
                .param("now", Timestamp.from(now))
                .update();
    }

    void setLogo(OrganizationId organization, @Nullable UUID id, Brand.@Nullable Logo logo) {
        sql.sql(
                        """
                        update identity.brand
                           set logo_id = :id, logo_digest = :digest, logo_width = :width::int,
                               logo_height = :height::int
                         where organization_id = :organization
                        """)
                .param("organization", organization.value())
                .param("id", id)
                .param("digest", logo == null ? null : logo.digest())
                .param("width", logo == null ? null : logo.width())
                .param("height", logo == null ? null : logo.height())
                .update();
    }

    /** The file that is the organization's logo now. */
    Optional<UUID> logo(OrganizationId organization) {
        return sql.sql(
                        """
                        select logo_id
                          from identity.brand
                         where organization_id = :organization
                           and logo_id is not null
                        """)
                .param("organization", organization.value())
                .query(UUID.class)
                .optional();
    }

    /** A file of that digest: two organizations may have the same. */
    Optional<LogoFile> logo(String digest) {
        return sql.sql(
                        """
                        select organization_id, logo_id
                          from identity.brand
                         where logo_digest = :digest
                         limit 1
                        """)
                .param("digest", digest)
                .query(
                        (row, _) ->
                                new LogoFile(
                                        new OrganizationId(
                                                row.getObject("organization_id", UUID.class)),
                                        row.getObject("logo_id", UUID.class)))
                .optional();
    }

    void remove(OrganizationId organization) {
        sql.sql(
                        """
                        delete from identity.brand
                         where organization_id = :organization
                        """)
                .param("organization", organization.value())
                .update();
    }

    private static Brand brand(ResultSet row, int number) throws SQLException {
        var digest = row.getString("logo_digest");
        return new Brand(
                row.getString("name"),
                new BrandColours(
                        Colour.ofHex(row.getString("accent")),
                        Colour.ofHex(row.getString("accent_dark")),
                        Colour.ofHex(row.getString("ground")),
                        Colour.ofHex(row.getString("ground_dark"))),
                new Brand.Sender(
                        row.getString("sender_name"),
                        row.getString("sender_address"),
                        row.getString("reply_to")),
                digest == null
                        ? null
                        : new Brand.Logo(
                                digest, row.getInt("logo_width"), row.getInt("logo_height")));
    }
}
