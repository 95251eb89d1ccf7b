package io.tributary.billing;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.UuidV7;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Which invoices are on the schedule of unpaid ones, where, and what has happened to them. */
final class DunningStore {
    /**
     * One of them.
     *
     * @param step the next one to be done
     * @param suspended whether this invoice is why the organization is suspended
     */
    record Row(
            UUID invoice,
            OrganizationId customer,
            String stage,
            int step,
            Instant beganAt,
            @Nullable Instant nextAt,
            boolean suspended) {
        boolean isOver() {
            return stage.equals("recovered");
        }
    }

    private final JdbcClient sql;
    private final SecureRandom random = new SecureRandom();

    DunningStore(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Puts an invoice on the schedule; again, if it was paid and a dispute took the payment back.
     *
     * @return false when it is there
     */
    boolean begin(OrganizationId customer, UUID invoice, Instant now, Instant next) {
        return sql.sql(
                                """
                                insert into billing.dunning as there
                                       (invoice_id, organization_id, stage, step, began_at, next_at)
                                values (:invoice, :organization, 'retrying', 0, :now, :next)
                                    on conflict (invoice_id) do update
                                   set stage = 'retrying', step = 0, began_at = excluded.began_at,
                                       next_at = excluded.next_at
                                 where there.stage = 'recovered'
                                """)
                        .param("invoice", invoice)
                        .param("organization", customer.value())
                        .param("now", Timestamp.from(now))
                        .param("next", Timestamp.from(next))
                        .update()
                == 1;
    }

    Optional<Row> locked(UUID invoice) {
        return sql.sql("select * from billing.dunning where invoice_id = :invoice for update")
                .param("invoice", invoice)
                .query((row, _) -> row(row))
                .optional();
    }

    Optional<Row> find(UUID invoice) {
        return sql.sql("select * from billing.dunning where invoice_id = :invoice")
                .param("invoice", invoice)
                .query((row, _) -> row(row))
                .optional();
    }

    void move(UUID invoice, String stage, int step, @Nullable Instant next, boolean suspended) {
        sql.sql(
                        """
                        update billing.dunning
                           set stage = :stage, step = :step, next_at = :next, suspended = :suspended
                         where invoice_id = :invoice
                        """)
                .param("stage", stage)
                .param("step", step)
                .param("next", next == null ? null : Timestamp.from(next))
                .param("suspended", suspended)
                .param("invoice", invoice)
                .update();
    }

    /** Whether another invoice keeps the organization suspended. */
    boolean anySuspends(OrganizationId customer) {
        return sql.sql(
                        """
                        select exists (select 1
                                         from billing.dunning
                                        where organization_id = :organization and suspended)
                        """)
                .param("organization", customer.value())
                .query(Boolean.class)
                .single();
    }

    void tell(OrganizationId customer, UUID invoice, Instant now, String what) {
        sql.sql(
                        """
                        insert into billing.dunning_event (id, invoice_id, organization_id, at, what)
                        values (:id, :invoice, :organization, :now, :what)
                        """)
                .param("id", UuidV7.at(now, random))
                .param("invoice", invoice)
                .param("organization", customer.value())
                .param("now", Timestamp.from(now))
                .param("what", what)
                .update();
    }

    List<Dunning.Happened> history(UUID invoice) {
        return sql.sql(
                        """
                        select at, what
                          from billing.dunning_event
                         where invoice_id = :invoice
                         order by id
                        """)
                .param("invoice", invoice)
                .query(
                        (row, _) ->
                                new Dunning.Happened(
                                        row.getTimestamp("at").toInstant(), row.getString("what")))
                .list();
    }

    /** Everything on the schedule, what is next first. */
    List<Dunning.Case> cases() {
        return sql.sql(
                        """
                        select d.*, i.label, i.currency, r.outstanding
                          from billing.dunning d
                          join billing.invoice i on i.id = d.invoice_id
                          join billing.receivable r on r.invoice_id = d.invoice_id
                         where d.stage <> 'recovered'
                         order by d.next_at nulls last, d.invoice_id
                         limit 200
                        """)
                .query(
                        (row, _) -> {
                            var currency = CurrencyUnit.of(row.getString("currency"));
                            var found = row(row);
                            return new Dunning.Case(
                                    found.invoice(),
                                    found.customer(),
                                    row.getString("label"),
                                    Money.ofMinor(currency, row.getLong("outstanding")),
                                    found.stage(),
                                    found.beganAt(),
                                    found.nextAt());
                        })
                .list();
    }

    private static Row row(ResultSet row) throws SQLException {
        var next = row.getTimestamp("next_at");
        return new Row(
                row.getObject("invoice_id", UUID.class),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                row.getString("stage"),
                row.getInt("step"),
                row.getTimestamp("began_at").toInstant(),
                next == null ? null : next.toInstant(),
                row.getBoolean("suspended"));
    }
}
