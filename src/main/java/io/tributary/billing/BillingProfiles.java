package io.tributary.billing;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.LegalEntity;
import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.identity.Role;
import io.tributary.identity.Staff;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.CurrencyUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** Who is billed, as customers told it themselves. */
public final class BillingProfiles {
    private final JdbcClient sql;
    private final Transactions transactions;
    private final Organizations organizations;
    private final Staff staff;
    private final AuditTrail audit;
    private final LegalEntity seller;
    private final InstantSource clock;

    BillingProfiles(
            JdbcClient sql,
            Transactions transactions,
            Organizations organizations,
            Staff staff,
            AuditTrail audit,
            LegalEntity seller,
            InstantSource clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.organizations = organizations;
        this.staff = staff;
        this.audit = audit;
        this.seller = seller;
        this.clock = clock;
    }

    /** What the customer told; empty until then. */
    public Optional<BillingProfile> find(OrganizationId customer) {
        return transactions.in(
                Scope.of(customer),
                () ->
                        sql.sql(
                                        """
                                        select legal_name, street, postal_code, city, region, country, vat_id,
                                               email, zone, currency
                                          from billing.billing_profile
                                         where organization_id = :organization
                                        """)
                                .param("organization", customer.value())
                                .query((row, _) -> profile(row))
                                .optional());
    }

    /**
     * What the customer told; until then its name, its owner's address for mail, and the seller's
     * country, whose tax it then bears.
     */
    public BillingProfile of(OrganizationId customer) {
        return find(customer).orElseGet(() -> provisional(customer));
    }

    private BillingProfile provisional(OrganizationId customer) {
        var name = organizations.find(customer).map(Organization::companyName).orElse("Customer");
        return new BillingProfile(
                name,
                "",
                "",
                "",
                seller.region(),
                seller.country(),
                "",
                ownersEmail(customer),
                ZoneId.of("UTC"),
                CurrencyUnit.USD);
    }

    private String ownersEmail(OrganizationId customer) {
        return staff.of(customer).stream()
                .filter(one -> one.role() == Role.OWNER)
                .map(Staff.Colleague::email)
                .findFirst()
                .orElse(seller.email());
    }

    /** Keeps it, for the documents from now on; those that are final stay as they are. */
    public void save(AuditTrail.By by, BillingProfile profile) {
        var customer = by.organization();
        transactions.run(
                Scope.of(customer),
                () -> {
                    write(customer, profile);
                    audit.record(
                            by,
                            "billing-profile.changed",
                            profile.legalName(),
                            Map.of("country", profile.country(), "vat-id", profile.vatId()));
                });
    }

    private void write(OrganizationId customer, BillingProfile profile) {
        sql.sql(
                        """
                        insert into billing.billing_profile
                               (organization_id, legal_name, street, postal_code, city, region, country, vat_id,
                                email, zone, currency, updated_at)
                        values (:organization, :name, :street, :postalCode, :city, :region, :country, :vatId,
                                :email, :zone, :currency, :now)
                            on conflict (organization_id) do update
                           set legal_name = excluded.legal_name, street = excluded.street,
                               postal_code = excluded.postal_code, city = excluded.city,
                               region = excluded.region, country = excluded.country,
                               vat_id = excluded.vat_id, email = excluded.email, zone = excluded.zone,
                               currency = excluded.currency, updated_at = excluded.updated_at
                        """)
                .param("organization", customer.value())
                .param("name", profile.legalName())
                .param("street", profile.street())
                .param("postalCode", profile.postalCode())
                .param("city", profile.city())
                .param("region", profile.region())
                .param("country", profile.country())
                .param("vatId", profile.vatId())
                .param("email", profile.email())
                .param("zone", profile.zone().getId())
                .param("currency", profile.currency().getCode())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static BillingProfile profile(ResultSet row) throws SQLException {
        return new BillingProfile(
                row.getString("legal_name"),
                row.getString("street"),
                row.getString("postal_code"),
                row.getString("city"),
                row.getString("region"),
                row.getString("country"),
                row.getString("vat_id"),
                row.getString("email"),
                ZoneId.of(row.getString("zone")),
                CurrencyUnit.of(row.getString("currency")));
    }
}
