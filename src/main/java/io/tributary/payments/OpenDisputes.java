package io.tributary.payments;

import io.tributary.kernel.OrganizationId;
import io.tributary.platform.OpenMatter;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Disputes that their banks have not decided: somebody has to send what proves the sale. */
public final class OpenDisputes implements OpenMatter {
    /** One of them. */
    public record Open(
            UUID payment,
            OrganizationId customer,
            Purpose purpose,
            Money amount,
            String provider,
            String reference,
            String reason,
            Instant since) {}

    private final JdbcClient sql;
    private final Transactions transactions;

    OpenDisputes(JdbcClient sql, Transactions transactions) {
        this.sql = sql;
        this.transactions = transactions;
    }

    /** All of them, the oldest first; at most 200. */
    public List<Open> all() {
        return transactions.in(
                Scope.system("open disputes"),
                () ->
                        sql.sql(
                                        """
                                        select p.id, p.organization_id, p.purpose_type, p.purpose_id, p.currency,
                                               d.amount, d.provider, d.reference, d.reason, d.opened_at
                                          from payments.dispute d
                                          join payments.payment p on p.id = d.payment_id
                                         where d.state = 'open'
                                         order by d.opened_at, d.id
                                         limit 200
                                        """)
                                .query(
                                        (row, _) ->
                                                new Open(
                                                        row.getObject("id", UUID.class),
                                                        new OrganizationId(
                                                                row.getObject(
                                                                        "organization_id",
                                                                        UUID.class)),
                                                        new Purpose(
                                                                row.getString("purpose_type"),
                                                                row.getObject(
                                                                        "purpose_id", UUID.class)),
                                                        Money.ofMinor(
                                                                CurrencyUnit.of(
                                                                        row.getString("currency")),
                                                                row.getLong("amount")),
                                                        row.getString("provider"),
                                                        row.getString("reference"),
                                                        row.getString("reason"),
                                                        row.getTimestamp("opened_at").toInstant()))
                                .list());
    }

    @Override
    public Standing look() {
        var open = all();
        return new Standing(
                "Disputes",
                open.size(),
                open.isEmpty() ? null : open.getFirst().since(),
                "Payments that somebody takes back through their bank.",
                "/operator/disputes");
    }
}
