package io.tributary.payments;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where the cards of organizations are kept: what the provider calls them, never their numbers. */
final class MethodStore {
    /** What the provider knows a card and its owner by. */
    record Reference(@Nullable String customer, String reference) {}

    private final JdbcClient sql;
    private final Transactions transactions;

    MethodStore(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    void add(
            OrganizationId organization,
            UUID id,
            String provider,
            PaymentProvider.Card card,
            Instant now) {
        var expires = card.expires();
        sql.sql(
                        """
                        insert into payments.payment_method
                               (id, organization_id, provider, reference, brand, last4, expires, preferred,
                                created_at)
                        select :id, :organization, :provider, :reference, :brand, :last4, :expires,
                               not exists (select
                                             from payments.payment_method
                                            where organization_id = :organization
                                              and preferred and removed_at is null),
                               :now
                        """)
                .param("id", id)
                .param("organization", organization.value())
                .param("provider", provider)
                .param("reference", card.reference())
                .param("brand", card.brand())
                .param("last4", card.last4())
                .param("expires", expires == null ? null : Date.valueOf(expires.atEndOfMonth()))
                .param("now", Timestamp.from(now))
                .update();
    }

    /** Those that are not removed, the preferred one first. */
    List<PaymentMethod> list(OrganizationId organization) {
        return sql.sql(
                        """
                        select id, brand, last4, expires, preferred
                          from payments.payment_method
                         where organization_id = :organization and removed_at is null
                         order by preferred desc, created_at desc
                        """)
                .param("organization", organization.value())
                .query(MethodStore::method)
                .list();
    }

    Optional<PaymentMethod> find(OrganizationId organization, UUID id) {
        return list(organization).stream().filter(method -> method.id().equals(id)).findFirst();
    }

    /** Also of one that was removed: a payment begun with it is asked for still. */
    Reference reference(OrganizationId organization, @Nullable UUID id) {
        return transactions.in(
                Scope.of(organization),
                () ->
                        sql.sql(
                                        """
                                        select method.reference, customer.reference as customer
                                          from payments.payment_method as method
                                          left join payments.provider_customer as customer
                                            on customer.organization_id = method.organization_id
                                           and customer.provider = method.provider
                                         where method.id = :id
                                        """)
                                .param("id", id)
                                .query(
                                        (row, _) ->
                                                new Reference(
                                                        row.getString("customer"),
                                                        row.getString("reference")))
                                .single());
    }

    /** Prefers one; the others no more. */
    void prefer(OrganizationId organization, UUID id) {
        sql.sql(
                        """
                        update payments.payment_method
                           set preferred = false
                         where organization_id = :organization and preferred
                        """)
                .param("organization", organization.value())
                .update();
        sql.sql(
                        """
                        update payments.payment_method
                           set preferred = true
                         where organization_id = :organization and id = :id and removed_at is null
                        """)
                .param("organization", organization.value())
                .param("id", id)
                .update();
    }

    void remove(OrganizationId organization, UUID id, Instant now) {
        sql.sql(
                        """
                        update payments.payment_method
                           set removed_at = :now, preferred = false
                         where organization_id = :organization and id = :id and removed_at is null
                        """)
                .param("organization", organization.value())
                .param("id", id)
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<String> customer(OrganizationId organization, String provider) {
        return sql.sql(
                        """
                        select reference
                          from payments.provider_customer
                         where organization_id = :organization and provider = :provider
                        """)
                .param("organization", organization.value())
                .param("provider", provider)
                .query((row, _) -> row.getString(1))
                .optional();
    }

    void addCustomer(OrganizationId organization, String provider, String reference) {
        sql.sql(
                        """
                        insert into payments.provider_customer (organization_id, provider, reference)
                        values (:organization, :provider, :reference)
                            on conflict do nothing
                        """)
                .param("organization", organization.value())
                .param("provider", provider)
                .param("reference", reference)
                .update();
    }

    private static PaymentMethod method(ResultSet row, int n) throws SQLException {
        var expires = row.getDate("expires");
        return new PaymentMethod(
                row.getObject("id", UUID.class),
                row.getString("brand"),
                row.getString("last4"),
                expires == null ? null : YearMonth.from(expires.toLocalDate()),
                row.getBoolean("preferred"));
    }
}
