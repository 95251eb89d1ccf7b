package io.tributary.billing;

import io.tributary.identity.Organization;
import io.tributary.identity.Organizations;
import io.tributary.kernel.OrganizationId;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What customers owe, by how long it has been due. */
public final class AgedReceivables {
    /** How long it has been due. */
    public enum Age {
        NOT_DUE("Not yet due"),
        TO_30("1 to 30 days"),
        TO_60("31 to 60 days"),
        TO_90("61 to 90 days"),
        OVER_90("Over 90 days");

        private final String label;

        Age(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        static Age of(long days) {
            if (days <= 0) {
                return NOT_DUE;
            }
            return days <= 30 ? TO_30 : days <= 60 ? TO_60 : days <= 90 ? TO_90 : OVER_90;
        }
    }

    /**
     * Something outstanding.
     *
     * @param customerName empty when there is no such organization any more
     * @param outstanding below zero when it is the customer's credit
     */
    public record Open(
            UUID invoice,
            OrganizationId customer,
            String customerName,
            String number,
            Money outstanding,
            LocalDate dueOn,
            Age age) {}

    /** The sum of one currency and age. */
    public record Sum(CurrencyUnit currency, Age age, Money amount) {}

    private final JdbcClient sql;
    private final Organizations organizations;
    private final Transactions transactions;
    private final InstantSource clock;

    AgedReceivables(
            JdbcClient sql,
            Organizations organizations,
            Transactions transactions,
            InstantSource clock) {
        this.sql = sql;
        this.organizations = organizations;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** What is outstanding, the longest due first; at most 500. */
    public List<Open> open() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return transactions.in(
                Scope.system("what customers owe"),
                () ->
                        sql.sql(
                                        """
                                        select r.invoice_id, r.organization_id, i.label, r.currency, r.outstanding, r.due_on
                                          from billing.receivable r
                                          join billing.invoice i on i.id = r.invoice_id
                                         where r.outstanding <> 0
                                         order by r.due_on, r.invoice_id
                                         limit 500
                                        """)
                                .query(
                                        (row, _) -> {
                                            var customer =
                                                    new OrganizationId(
                                                            row.getObject(2, UUID.class));
                                            var due = row.getObject(6, LocalDate.class);
                                            return new Open(
                                                    row.getObject(1, UUID.class),
                                                    customer,
                                                    name(customer),
                                                    row.getString(3),
                                                    Money.ofMinor(
                                                            CurrencyUnit.of(row.getString(4)),
                                                            row.getLong(5)),
                                                    due,
                                                    Age.of(ChronoUnit.DAYS.between(due, today)));
                                        })
                                .list());
    }

    private String name(OrganizationId customer) {
        Optional<Organization> found = organizations.find(customer);
        return found.map(Organization::companyName).orElse("");
    }

    /** The sums of all of it, by currency and age. */
    public List<Sum> sums() {
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return transactions.in(
                Scope.system("what customers owe"),
                () ->
                        sql.sql(
                                        """
                                        select currency, least(greatest((:today - due_on + 29) / 30, 0), 4) as age,
                                               sum(outstanding) as amount
                                          from billing.receivable
                                         where outstanding <> 0
                                         group by 1, 2
                                         order by 1, 2
                                        """)
                                .param("today", today)
                                .query(
                                        (row, _) -> {
                                            var currency = CurrencyUnit.of(row.getString(1));
                                            return new Sum(
                                                    currency,
                                                    Age.values()[row.getInt(2)],
                                                    Money.ofMinor(currency, row.getLong(3)));
                                        })
                                .list());
    }
}
