package io.tributary.billing;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.UuidV7;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What is still to be paid of each final document. Every change is kept, once; what is below zero
 * is the customer's credit.
 */
final class Receivables {
    /** What moved it. */
    enum Cause {
        PAYMENT("payment"),
        REFUND("refund"),
        DISPUTE("dispute"),
        CREDIT("credit"),
        VOID("void");

        private final String code;

        Cause(String code) {
            this.code = code;
        }
    }

    /**
     * A document that gives credit.
     *
     * @param amount above zero
     */
    record Credit(UUID document, Money amount) {}

    private final JdbcClient sql;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Receivables(JdbcClient sql, InstantSource clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** Opens that of a document; below zero for a credit note. */
    void open(OrganizationId customer, UUID document, Money amount, LocalDate dueOn) {
        sql.sql(
                        """
                        insert into billing.receivable (invoice_id, organization_id, currency, outstanding, due_on)
                        values (:invoice, :organization, :currency, :amount, :dueOn)
                        """)
                .param("invoice", document)
                .param("organization", customer.value())
                .param("currency", amount.getCurrencyUnit().getCode())
                .param("amount", amount.getAmountMinorLong())
                .param("dueOn", dueOn)
                .update();
    }

    /**
     * Moves it by so much, once for each reference.
     *
     * @return what is outstanding then; empty when this was done before
     */
    Optional<Money> move(UUID document, Cause cause, String reference, Money by) {
        int added =
                sql.sql(
                                """
                                insert into billing.settlement_entry
                                       (id, invoice_id, organization_id, kind, reference, amount, at)
                                select :id, invoice_id, organization_id, :kind, :reference, :amount, :now
                                  from billing.receivable
                                 where invoice_id = :invoice
                                    on conflict (invoice_id, kind, reference) do nothing
                                """)
                        .param("id", UuidV7.at(clock.instant(), random))
                        .param("kind", cause.code)
                        .param("reference", reference)
                        .param("amount", by.getAmountMinorLong())
                        .param("now", Timestamp.from(clock.instant()))
                        .param("invoice", document)
                        .update();
        return added == 0 ? Optional.empty() : Optional.of(shift(document, by));
    }

    private Money shift(UUID document, Money by) {
        return sql.sql(
                        """
                        update billing.receivable
                           set outstanding = outstanding + :amount
                         where invoice_id = :invoice
                        returning outstanding
                        """)
                .param("amount", by.getAmountMinorLong())
                .param("invoice", document)
                .query((row, _) -> Money.ofMinor(by.getCurrencyUnit(), row.getLong(1)))
                .single();
    }

    /** Pays an invoice with credit. */
    void transfer(UUID credit, UUID invoice, Money amount) {
        move(credit, Cause.CREDIT, UuidV7.at(clock.instant(), random).toString(), amount);
        move(
                invoice,
                Cause.CREDIT,
                credit + "/" + UuidV7.at(clock.instant(), random),
                amount.negated());
    }

    /** What is outstanding of a document, until the caller's transaction ends. */
    Money locked(UUID document, CurrencyUnit currency) {
        return sql.sql(
                        """
                        select outstanding
                          from billing.receivable
                         where invoice_id = :invoice
                           for update
                        """)
                .param("invoice", document)
                .query((row, _) -> Money.ofMinor(currency, row.getLong(1)))
                .optional()
                .orElse(Money.zero(currency));
    }

    /** The customer's credit until the caller's transaction ends, the oldest first. */
    List<Credit> credits(OrganizationId customer, CurrencyUnit currency) {
        return sql.sql(
                        """
                        select invoice_id, -outstanding
                          from billing.receivable
                         where organization_id = :organization and currency = :currency and outstanding < 0
                         order by invoice_id
                           for update
                        """)
                .param("organization", customer.value())
                .param("currency", currency.getCode())
                .query(
                        (row, _) ->
                                new Credit(
                                        row.getObject(1, UUID.class),
                                        Money.ofMinor(currency, row.getLong(2))))
                .list();
    }

    /** How often its payment was tried and failed. */
    int attempts(UUID invoice) {
        return sql.sql("select attempts from billing.receivable where invoice_id = :invoice")
                .param("invoice", invoice)
                .query(Integer.class)
                .single();
    }

    void countFailure(UUID invoice) {
        sql.sql("update billing.receivable set attempts = attempts + 1 where invoice_id = :invoice")
                .param("invoice", invoice)
                .update();
    }
}
