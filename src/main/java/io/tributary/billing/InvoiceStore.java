package io.tributary.billing;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RevenueStream;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where documents are kept: their tables, and the series of their numbers. */
final class InvoiceStore {
    private final JdbcClient sql;

    InvoiceStore(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * Adds a draft.
     *
     * @return false when there is a document under that key already
     */
    boolean add(Invoice draft, String key, String legalEntity) {
        return sql.sql(
                                """
                                insert into billing.invoice
                                       (id, organization_id, key, kind, status, legal_entity, currency, net, tax, gross,
                                        terms_days, corrects, reason, created_at)
                                values (:id, :organization, :key, :kind, 'draft', :legalEntity, :currency, :net, :tax,
                                        :gross, :terms, :corrects, :reason, :now)
                                    on conflict (key) do nothing
                                """)
                        .param("id", draft.id())
                        .param("organization", draft.customer().value())
                        .param("key", key)
                        .param("kind", draft.kind().code())
                        .param("legalEntity", legalEntity)
                        .param("currency", draft.gross().getCurrencyUnit().getCode())
                        .param("net", draft.net().getAmountMinorLong())
                        .param("tax", draft.tax().getAmountMinorLong())
                        .param("gross", draft.gross().getAmountMinorLong())
                        .param("terms", draft.terms().days())
                        .param("corrects", draft.corrects())
                        .param("reason", draft.reason())
                        .param("now", Timestamp.from(draft.createdAt()))
                        .update()
                == 1;
    }

    /** Writes lines and tax of a draft, in place of what was there. */
    void write(OrganizationId customer, UUID invoice, Quote quote) {
        forgetParts(invoice);
        var treatment = quote.taxes().getFirst().treatment();
        int position = 1;
        for (var line : quote.lines()) {
            addLine(customer, invoice, position++, line, treatment);
        }
        quote.taxes().forEach(tax -> addTax(customer, invoice, tax));
        sql.sql(
                        """
                        update billing.invoice
                           set net = :net, tax = :tax, gross = :gross
                         where id = :id
                        """)
                .param("net", quote.net().getAmountMinorLong())
                .param("tax", quote.tax().getAmountMinorLong())
                .param("gross", quote.gross().getAmountMinorLong())
                .param("id", invoice)
                .update();
    }

    private void forgetParts(UUID invoice) {
        sql.sql("delete from billing.invoice_line where invoice_id = :id")
                .param("id", invoice)
                .update();
        sql.sql("delete from billing.invoice_tax where invoice_id = :id")
                .param("id", invoice)
                .update();
    }

    private void addLine(
            OrganizationId customer,
            UUID invoice,
            int position,
            LineDraft line,
            TaxTreatment treatment) {
        sql.sql(
                        """
                        insert into billing.invoice_line
                               (invoice_id, position, organization_id, description, stream, quantity, unit_price, net,
                                from_day, until_day, explanation, source, tax_category, tax_rate)
                        values (:invoice, :position, :organization, :description, :stream, :quantity, :unitPrice, :net,
                                :from, :until, :explanation, :source, :category, :rate)
                        """)
                .param("invoice", invoice)
                .param("position", position)
                .param("organization", customer.value())
                .param("description", line.description())
                .param("stream", line.stream().code())
                .param("quantity", line.quantity())
                .param("unitPrice", line.unitPrice())
                .param("net", line.net().getAmountMinorLong())
                .param("from", line.from())
                .param("until", line.until())
                .param("explanation", line.explanation())
                .param("source", line.source())
                .param("category", treatment.category().code())
                .param("rate", treatment.rate())
                .update();
    }

    private void addTax(OrganizationId customer, UUID invoice, TaxLine tax) {
        sql.sql(
                        """
                        insert into billing.invoice_tax
                               (invoice_id, organization_id, category, rate, jurisdiction, reason, reason_code, base, tax)
                        values (:invoice, :organization, :category, :rate, :jurisdiction, :reason, :code, :base, :tax)
                        """)
                .param("invoice", invoice)
                .param("organization", customer.value())
                .param("category", tax.treatment().category().code())
                .param("rate", tax.treatment().rate())
                .param("jurisdiction", tax.treatment().jurisdiction())
                .param("reason", tax.treatment().reason())
                .param("code", tax.treatment().reasonCode())
                .param("base", tax.base().getAmountMinorLong())
                .param("tax", tax.tax().getAmountMinorLong())
                .update();
    }

    /** Takes the next number of a series. Others who want one wait for the end of this. */
    long takeNumber(String legalEntity, String series) {
        return sql.sql(
                        """
                        insert into billing.number_series as given (legal_entity, series, next)
                        values (:legalEntity, :series, 2)
                            on conflict (legal_entity, series) do update set next = given.next + 1
                        returning next - 1
                        """)
                .param("legalEntity", legalEntity)
                .param("series", series)
                .query(Long.class)
                .single();
    }

    /** Makes a draft final. Nothing of it can change afterwards. */
    void finish(
            UUID invoice,
            String series,
            long number,
            InvoiceDocument document,
            String frozen,
            String sha256,
            @Nullable UUID ledgerTransaction,
            Instant now) {
        sql.sql(
                        """
                        update billing.invoice
                           set status = 'final', series = :series, number = :number, label = :label,
                               issued_on = :issuedOn, due_on = :dueOn, frozen = :frozen, sha256 = :sha256,
                               ledger_transaction = :transaction, finalised_at = :now
                         where id = :id
                        """)
                .param("series", series)
                .param("number", number)
                .param("label", document.number())
                .param("issuedOn", document.issuedOn())
                .param("dueOn", document.dueOn())
                .param("frozen", frozen)
                .param("sha256", sha256)
                .param("transaction", ledgerTransaction)
                .param("now", Timestamp.from(now))
                .param("id", invoice)
                .update();
    }

    void makeVoid(UUID invoice, String reason) {
        sql.sql("update billing.invoice set status = 'void', reason = :reason where id = :id")
                .param("reason", reason)
                .param("id", invoice)
                .update();
    }

    /** Holds the document's row until the transaction ends. */
    void lock(UUID invoice) {
        sql.sql("select id from billing.invoice where id = :id for update")
                .param("id", invoice)
                .query(UUID.class)
                .optional();
    }

    Optional<Invoice> find(UUID invoice) {
        return sql.sql(
                        """
                        select i.*, coalesce(r.outstanding, 0) as outstanding
                          from billing.invoice i left join billing.receivable r on r.invoice_id = i.id
                         where i.id = :id
                        """)
                .param("id", invoice)
                .query((row, _) -> invoice(row))
                .optional();
    }

    Optional<Invoice> findByKey(String key) {
        return sql.sql(
                        """
                        select i.*, coalesce(r.outstanding, 0) as outstanding
                          from billing.invoice i left join billing.receivable r on r.invoice_id = i.id
                         where i.key = :key
                        """)
                .param("key", key)
                .query((row, _) -> invoice(row))
                .optional();
    }

    /** The newest first. */
    List<Invoice> list(OrganizationId customer, @Nullable UUID before, int limit) {
        return sql.sql(
                        """
                        select i.*, coalesce(r.outstanding, 0) as outstanding
                          from billing.invoice i left join billing.receivable r on r.invoice_id = i.id
                         where i.organization_id = :organization
                           and (cast(:before as uuid) is null or i.id < :before)
                         order by i.id desc
                         limit :limit
                        """)
                .param("organization", customer.value())
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> invoice(row))
                .list();
    }

    /** Credit notes of an invoice, the oldest first. */
    List<Invoice> correcting(UUID invoice) {
        return sql.sql(
                        """
                        select i.*, coalesce(r.outstanding, 0) as outstanding
                          from billing.invoice i left join billing.receivable r on r.invoice_id = i.id
                         where i.corrects = :id
                         order by i.id
                        """)
                .param("id", invoice)
                .query((row, _) -> invoice(row))
                .list();
    }

    List<LineDraft> lines(UUID invoice) {
        return sql.sql(
                        """
                        select l.*, i.currency
                          from billing.invoice_line l join billing.invoice i on i.id = l.invoice_id
                         where l.invoice_id = :id
                         order by l.position
                        """)
                .param("id", invoice)
                .query((row, _) -> line(row))
                .list();
    }

    TaxTreatment treatment(UUID invoice) {
        return sql.sql(
                        """
                        select category, rate, jurisdiction, reason, reason_code
                          from billing.invoice_tax
                         where invoice_id = :id
                        """)
                .param("id", invoice)
                .query(
                        (row, _) ->
                                new TaxTreatment(
                                        TaxCategory.of(row.getString("category")),
                                        Taxation.plain(row.getBigDecimal("rate")),
                                        row.getString("jurisdiction"),
                                        row.getString("reason"),
                                        row.getString("reason_code")))
                .single();
    }

    /** What a final document says, and the digest of it. */
    Optional<Frozen> frozen(UUID invoice) {
        return sql.sql(
                        """
                        select frozen, sha256, ledger_transaction
                          from billing.invoice
                         where id = :id and frozen is not null
                        """)
                .param("id", invoice)
                .query(
                        (row, _) ->
                                new Frozen(
                                        row.getString("frozen"),
                                        row.getString("sha256"),
                                        row.getObject("ledger_transaction", UUID.class)))
                .optional();
    }

    /** The text that was frozen. */
    record Frozen(String text, String sha256, @Nullable UUID ledgerTransaction) {}

    private static Invoice invoice(ResultSet row) throws SQLException {
        var currency = CurrencyUnit.of(row.getString("currency"));
        var outstanding = Money.ofMinor(currency, row.getLong("outstanding"));
        return new Invoice(
                row.getObject("id", UUID.class),
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                Invoice.Kind.of(row.getString("kind")),
                status(row.getString("status"), outstanding),
                row.getString("label"),
                Money.ofMinor(currency, row.getLong("net")),
                Money.ofMinor(currency, row.getLong("tax")),
                Money.ofMinor(currency, row.getLong("gross")),
                outstanding,
                new Terms(row.getInt("terms_days")),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getObject("corrects", UUID.class),
                row.getString("reason"),
                row.getTimestamp("created_at").toInstant());
    }

    private static Invoice.Status status(String kept, Money outstanding) {
        return switch (kept) {
            case "draft" -> Invoice.Status.DRAFT;
            case "void" -> Invoice.Status.VOID;
            default -> outstanding.isZero() ? Invoice.Status.SETTLED : Invoice.Status.OPEN;
        };
    }

    private static LineDraft line(ResultSet row) throws SQLException {
        return new LineDraft(
                row.getString("description"),
                RevenueStream.of(row.getString("stream")),
                plain(row.getBigDecimal("quantity")),
                plain(row.getBigDecimal("unit_price")),
                Money.ofMinor(CurrencyUnit.of(row.getString("currency")), row.getLong("net")),
                row.getObject("from_day", LocalDate.class),
                row.getObject("until_day", LocalDate.class),
                row.getString("explanation"),
                row.getObject("source", UUID.class));
    }

    private static BigDecimal plain(BigDecimal kept) {
        return Taxation.plain(kept);
    }
}
