package io.tributary.billing;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Date;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/** Where is kept which days were charged for what of a subscription, and how much. */
final class ChargeStore {
    /**
     * Days that were charged at one price.
     *
     * @param netMinor before tax
     * @param invoiceKey of the document that billed it, if there was anything to bill
     */
    record Charged(
            UUID id,
            BillingCalendar.Days days,
            long netMinor,
            PriceVersion price,
            String invoiceKey) {}

    private final JdbcClient sql;
    private final Catalogue catalogue;

    ChargeStore(JdbcClient sql, Catalogue catalogue) {
        this.sql = sql;
        this.catalogue = catalogue;
    }

    /** Charges days: the database refuses a day that was charged before. */
    void charge(
            UUID id,
            Subscription subscription,
            Component component,
            BillingCalendar.Days days,
            long netMinor,
            String invoiceKey) {
        sql.sql(
                        """
                        insert into billing.charge_period
                               (id, organization_id, subscription_id, component, days, price_version_id,
                                quantity, currency, net_minor, invoice_key)
                        values (:id, :organization, :subscription, :component, daterange(:from, :until),
                                :price, :quantity, :currency, :net, :key)
                        """)
                .param("id", id)
                .param("organization", subscription.customer().value())
                .param("subscription", subscription.id())
                .param("component", component.name())
                .param("from", Date.valueOf(days.from()))
                .param("until", Date.valueOf(days.until()))
                .param("price", component.price().id())
                .param("quantity", component.quantity())
                .param("currency", component.price().currency().getCode())
                .param("net", netMinor)
                .param("key", invoiceKey)
                .update();
    }

    /** The charge of that component that the day lies in. */
    Optional<Charged> charged(UUID subscription, String component, LocalDate day) {
        return sql.sql(
                        """
                        select id, lower(days) as first, upper(days) as until, net_minor, price_version_id,
                               invoice_key
                          from billing.charge_period
                         where subscription_id = :subscription and component = :component
                           and days @> :day::date
                        """)
                .param("subscription", subscription)
                .param("component", component)
                .param("day", Date.valueOf(day))
                .query(
                        (row, _) ->
                                new Charged(
                                        row.getObject("id", UUID.class),
                                        new BillingCalendar.Days(
                                                row.getDate("first").toLocalDate(),
                                                row.getDate("until").toLocalDate()),
                                        row.getLong("net_minor"),
                                        catalogue.version(
                                                row.getObject("price_version_id", UUID.class)),
                                        row.getString("invoice_key")))
                .optional();
    }

    /**
     * Ends a charge before that day, at what is left of its amount; from its first day: undoes it.
     */
    void cut(Charged charged, LocalDate day, long netMinor) {
        if (day.equals(charged.days().from())) {
            sql.sql("delete from billing.charge_period where id = :id")
                    .param("id", charged.id())
                    .update();
            return;
        }
        sql.sql(
                        """
                        update billing.charge_period
                           set days = daterange(lower(days), :day), net_minor = :net
                         where id = :id
                        """)
                .param("id", charged.id())
                .param("day", Date.valueOf(day))
                .param("net", netMinor)
                .update();
    }
}
