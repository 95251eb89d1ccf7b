package io.tributary.billing;

import io.tributary.identity.LegalEntity;
import io.tributary.kernel.Amounts;
import io.tributary.kernel.OrganizationId;
import io.tributary.notify.Alert;
import io.tributary.notify.Alerts;
import io.tributary.notify.Event;
import io.tributary.platform.OneByOne;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Alerts to invoices that fall due, and to those that are late. A card is charged as soon as its
 * invoice is final, so that only transfers fall due.
 */
final class DueInvoices {
    /** So many days before it is told. */
    private static final int NOTICE_DAYS = 3;

    /** What was late for so long is told by dunning alone. */
    private static final int LATE_DAYS = 30;

    /** An invoice on which something is outstanding. */
    private record Owed(
            UUID invoice,
            OrganizationId customer,
            String number,
            Money outstanding,
            LocalDate dueOn) {}

    private final JdbcClient sql;
    private final Alerts alerts;
    private final LegalEntity seller;
    private final Transactions transactions;
    private final InstantSource clock;

    DueInvoices(
            JdbcClient sql,
            Alerts alerts,
            LegalEntity seller,
            Transactions transactions,
            InstantSource clock) {
        this.sql = sql;
        this.alerts = alerts;
        this.seller = seller;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Looks at all invoices that are owed. What fails for one is looked at again the next time. */
    void look() {
        var today = clock.instant().atZone(seller.zone()).toLocalDate();
        var all = transactions.in(Scope.system("invoices that fall due"), () -> owed(today));
        OneByOne.each(
                "billing.look-at-due-invoices",
                all,
                Owed::invoice,
                owed -> raise(owed, owed.dueOn().isBefore(today)));
    }

    private List<Owed> owed(LocalDate today) {
        return sql.sql(
                        """
                        select i.id, i.organization_id, i.label, i.currency, r.outstanding, r.due_on
                          from billing.receivable r
                          join billing.invoice i on i.id = r.invoice_id
                         where r.outstanding > 0
                           and r.due_on between :first and :last
                           and i.kind = 'invoice'
                           and i.status = 'final'
                           and (i.terms_days > 0 or r.due_on < :today)
                         order by r.due_on, i.id
                        """)
                .param("first", today.minusDays(LATE_DAYS))
                .param("last", today.plusDays(NOTICE_DAYS))
                .param("today", today)
                .query(
                        (row, _) ->
                                new Owed(
                                        row.getObject("id", UUID.class),
                                        new OrganizationId(
                                                row.getObject("organization_id", UUID.class)),
                                        row.getString("label"),
                                        Money.ofMinor(
                                                CurrencyUnit.of(row.getString("currency")),
                                                row.getLong("outstanding")),
                                        row.getObject("due_on", LocalDate.class)))
                .list();
    }

    private void raise(Owed owed, boolean isLate) {
        var kind = isLate ? BillingAlerts.OVERDUE : BillingAlerts.DUE;
        var amount = Amounts.text(owed.outstanding());
        alerts.raise(
                new Alert(
                        owed.customer(),
                        kind.code(),
                        owed.invoice().toString(),
                        isLate
                                ? "Invoice " + owed.number() + " is overdue"
                                : "Invoice " + owed.number() + " is due on " + owed.dueOn(),
                        isLate
                                ? amount
                                        + " were due on "
                                        + owed.dueOn()
                                        + " and have not arrived.\n"
                                        + "If they stay away, live access is suspended on the day"
                                        + " that the invoice's page names."
                                : amount
                                        + " are to arrive by "
                                        + owed.dueOn()
                                        + ".\nThe invoice says to which account.",
                        "/partner/billing/invoices/" + owed.invoice()),
                Event.of(isLate ? BillingEvents.INVOICE_OVERDUE : BillingEvents.INVOICE_DUE)
                        .with("id", owed.invoice())
                        .with("number", owed.number())
                        .with("outstanding", owed.outstanding())
                        .with("due_on", owed.dueOn()));
    }
}
