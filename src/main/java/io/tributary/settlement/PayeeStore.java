package io.tributary.settlement;

import io.tributary.kernel.OrganizationId;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where payees are kept, and where their money goes. */
final class PayeeStore {
    private final JdbcClient sql;
    private final SettlementSettings settings;

    PayeeStore(JdbcClient sql, SettlementSettings settings) {
        this.sql = sql;
        this.settings = settings;
    }

    /** Adds one that has nothing set yet, unless it is there. */
    void add(OrganizationId organization, String name, LocalDate anchor, Instant dueAt) {
        sql.sql(
                        """
                        insert into settlement.payee
                               (organization_id, legal_name, street, postal_code, city, region, country, email, kind,
                                tax_id, vat_id, tax_form, tax_documents, zone, schedule, anchor, due_at)
                        values (:organization, :name, '', '', '', '', '', '', 'business', '', '', 'none', 'yearly',
                                'UTC', 'weekly', :anchor, :dueAt)
                            on conflict (organization_id) do nothing
                        """)
                .param("organization", organization.value())
                .param("name", name)
                .param("anchor", anchor)
                .param("dueAt", Timestamp.from(dueAt))
                .update();
    }

    Optional<Payee> find(OrganizationId organization) {
        return sql.sql("select * from settlement.payee where organization_id = :organization")
                .param("organization", organization.value())
                .query((row, _) -> payee(row))
                .optional();
    }

    /** All, those due next first. */
    List<Payee> all() {
        return sql.sql("select * from settlement.payee order by due_at, organization_id")
                .query((row, _) -> payee(row))
                .list();
    }

    /** Those that follow, in the order of their ids. */
    List<Payee> after(@Nullable OrganizationId last, int limit) {
        return sql.sql(
                        """
                        select *
                          from settlement.payee
                         where cast(:last as uuid) is null or organization_id > :last
                         order by organization_id
                         limit :limit
                        """)
                .param("last", last == null ? null : last.value())
                .param("limit", limit)
                .query((row, _) -> payee(row))
                .list();
    }

    /** One whose day has come, that nobody works on. */
    Optional<Payee> lockDue(Instant now) {
        return sql.sql(
                        """
                        select *
                          from settlement.payee
                         where due_at <= :now and parked is null
                         order by due_at, organization_id
                         limit 1
                           for update skip locked
                        """)
                .param("now", Timestamp.from(now))
                .query((row, _) -> payee(row))
                .optional();
    }

    void park(OrganizationId organization, @Nullable String why) {
        sql.sql("update settlement.payee set parked = :why where organization_id = :id")
                .param("why", why)
                .param("id", organization.value())
                .update();
    }

    void lock(OrganizationId organization) {
        sql.sql("select 1 from settlement.payee where organization_id = :id for update")
                .param("id", organization.value())
                .query((_, _) -> 1)
                .optional();
    }

    void due(OrganizationId organization, Instant dueAt) {
        sql.sql("update settlement.payee set due_at = :dueAt where organization_id = :id")
                .param("dueAt", Timestamp.from(dueAt))
                .param("id", organization.value())
                .update();
    }

    void save(OrganizationId organization, Payee.Profile profile, boolean quarterly) {
        sql.sql(
                        """
                        update settlement.payee
                           set legal_name = :name, street = :street, postal_code = :postalCode, city = :city,
                               region = :region, country = :country, email = :email, kind = :kind, tax_id = :taxId,
                               vat_id = :vatId, tax_form = :form, certified_on = :certifiedOn,
                               tax_documents = :documents
                         where organization_id = :id
                        """)
                .param("name", profile.legalName())
                .param("street", profile.street())
                .param("postalCode", profile.postalCode())
                .param("city", profile.city())
                .param("region", profile.region())
                .param("country", profile.country())
                .param("email", profile.email())
                .param("kind", profile.kind().code())
                .param("taxId", profile.taxId())
                .param("vatId", profile.vatId())
                .param("form", profile.form().code())
                .param("certifiedOn", profile.form().certifiedOn())
                .param("documents", quarterly ? "quarterly" : "yearly")
                .param("id", organization.value())
                .update();
    }

    void schedule(
            OrganizationId organization,
            PayoutSchedule schedule,
            LocalDate anchor,
            ZoneId zone,
            Instant dueAt) {
        sql.sql(
                        """
                        update settlement.payee
                           set schedule = :schedule, anchor = :anchor, zone = :zone, due_at = :dueAt
                         where organization_id = :id
                        """)
                .param("schedule", schedule.code())
                .param("anchor", anchor)
                .param("zone", zone.getId())
                .param("dueAt", Timestamp.from(dueAt))
                .param("id", organization.value())
                .update();
    }

    void agree(OrganizationId organization, Instant now) {
        sql.sql(
                        """
                        update settlement.payee
                           set self_billing_agreed_at = coalesce(self_billing_agreed_at, :now)
                         where organization_id = :id
                        """)
                .param("now", Timestamp.from(now))
                .param("id", organization.value())
                .update();
    }

    /** What the operator sets; null is the house's own. */
    void terms(
            OrganizationId organization,
            @Nullable Integer holdDays,
            @Nullable Integer reserveBps,
            @Nullable Integer reserveDays,
            Payee.@Nullable Withholding withholding,
            @Nullable String paused) {
        sql.sql(
                        """
                        update settlement.payee
                           set hold_days = :hold, reserve_bps = :reserve, reserve_days = :days,
                               withholding_bps = :withholding, withholding_reason = :reason, paused = :paused
                         where organization_id = :id
                        """)
                .param("hold", holdDays)
                .param("reserve", reserveBps)
                .param("days", reserveDays)
                .param("withholding", withholding == null ? null : withholding.basisPoints())
                .param("reason", withholding == null ? null : withholding.reason())
                .param("paused", paused)
                .param("id", organization.value())
                .update();
    }

    /** What the law says, by the profile. */
    Payee.Withholding withholding(Payee.Profile profile) {
        return sql.sql(
                        """
                        select basis_points, reason
                          from settlement.withholding_rate
                         where payer_country = :payer and domestic = :domestic and certified = :certified
                        """)
                .param("payer", settings.country())
                .param("domestic", profile.country().equals(settings.country()))
                .param("certified", profile.form().isCertified())
                .query(
                        (row, _) ->
                                new Payee.Withholding(
                                        row.getInt("basis_points"), row.getString("reason")))
                .optional()
                .orElse(Payee.Withholding.NONE);
    }

    void saveMethod(OrganizationId organization, PayoutMethod method, Instant now) {
        sql.sql(
                        """
                        insert into settlement.payout_method
                               (organization_id, currency, kind, holder, destination, bank, minimum, changed_at)
                        values (:id, :currency, :kind, :holder, :destination, :bank, :minimum, :now)
                            on conflict (organization_id, currency) do update
                           set kind = excluded.kind, holder = excluded.holder,
                               destination = excluded.destination, bank = excluded.bank,
                               minimum = excluded.minimum, changed_at = excluded.changed_at
                        """)
                .param("id", organization.value())
                .param("currency", method.currency().getCode())
                .param("kind", method.kind().code())
                .param("holder", method.holder())
                .param("destination", method.destination())
                .param("bank", method.bank())
                .param("minimum", method.minimum().getAmountMinorLong())
                .param("now", Timestamp.from(now))
                .update();
    }

    boolean removeMethod(OrganizationId organization, CurrencyUnit currency) {
        return sql.sql(
                                """
                                delete from settlement.payout_method
                                 where organization_id = :id and currency = :currency
                                """)
                        .param("id", organization.value())
                        .param("currency", currency.getCode())
                        .update()
                == 1;
    }

    List<PayoutMethod> methods(OrganizationId organization) {
        return sql.sql(
                        """
                        select *
                          from settlement.payout_method
                         where organization_id = :id
                         order by currency
                        """)
                .param("id", organization.value())
                .query(
                        (row, _) ->
                                new PayoutMethod(
                                        PayoutMethod.Kind.of(row.getString("kind")),
                                        row.getString("holder"),
                                        row.getString("destination"),
                                        row.getString("bank"),
                                        Money.ofMinor(
                                                CurrencyUnit.of(row.getString("currency")),
                                                row.getLong("minimum"))))
                .list();
    }

    private Payee payee(ResultSet row) throws SQLException {
        var certifiedOn = row.getObject("certified_on", LocalDate.class);
        var profile =
                new Payee.Profile(
                        row.getString("legal_name"),
                        row.getString("street"),
                        row.getString("postal_code"),
                        row.getString("city"),
                        row.getString("region"),
                        row.getString("country"),
                        row.getString("email"),
                        Payee.Kind.of(row.getString("kind")),
                        row.getString("tax_id"),
                        row.getString("vat_id"),
                        new Payee.TaxForm(row.getString("tax_form"), certifiedOn));
        var agreed = row.getTimestamp("self_billing_agreed_at");
        var withholding = row.getObject("withholding_bps", Integer.class);
        return new Payee(
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                profile,
                row.getString("tax_documents").equals("quarterly"),
                agreed == null ? null : agreed.toInstant(),
                withholding == null
                        ? null
                        : new Payee.Withholding(withholding, row.getString("withholding_reason")),
                PayoutSchedule.of(row.getString("schedule")),
                row.getObject("anchor", LocalDate.class),
                ZoneId.of(row.getString("zone")),
                row.getTimestamp("due_at").toInstant(),
                new Payee.Terms(
                        or(row, "hold_days", settings.holdDays()),
                        or(row, "reserve_bps", settings.reserveBps()),
                        or(row, "reserve_days", settings.reserveDays())),
                row.getString("paused"),
                row.getString("parked"));
    }

    private static int or(ResultSet row, String column, int otherwise) throws SQLException {
        var set = row.getObject(column, Integer.class);
        return set == null ? otherwise : set;
    }
}
