package io.tributary.billing;

import io.tributary.kernel.OrganizationId;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Balances;
import io.tributary.ledger.BookCheck;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What must hold of invoices and credit notes. */
@Configuration(proxyBeanMethods = false)
class InvoiceBookChecks {
    @Bean
    BookCheck invoicesAreTheirLinesAndTax(JdbcClient sql) {
        return BookCheck.of(
                "Every document is its lines plus tax",
                sql,
                """
                select coalesce(label, 'draft ' || id) || ': net ' || invoice.net || ' and tax ' || invoice.tax
                       || ', its lines say ' || told.net || ' and ' || told.tax
                  from billing.invoice
                 cross join lateral (
                       select (select coalesce(sum(l.net), 0)
                                 from billing.invoice_line l
                                where l.invoice_id = invoice.id) as net,
                              (select coalesce(sum(t.tax), 0)
                                 from billing.invoice_tax t
                                where t.invoice_id = invoice.id) as tax,
                              (select coalesce(sum(t.base), 0)
                                 from billing.invoice_tax t
                                where t.invoice_id = invoice.id) as base) as told
                 where told.net <> invoice.net or told.tax <> invoice.tax or told.base <> invoice.net
                    or invoice.gross <> invoice.net + invoice.tax
                """);
    }

    @Bean
    BookCheck seriesHaveNoGaps(JdbcClient sql) {
        return BookCheck.of(
                "Every series of numbers runs from one without a gap",
                sql,
                """
                select kept.legal_entity || ' ' || kept.series || ' has ' || kept.documents
                       || ' documents from ' || kept.first || ' to ' || kept.last
                       || '; the next number is ' || coalesce(given.next, 0)
                  from (select legal_entity, series, count(*) as documents, min(number) as first,
                               max(number) as last
                          from billing.invoice
                         where number is not null
                         group by legal_entity, series) as kept
                  left join billing.number_series as given
                    on given.legal_entity = kept.legal_entity and given.series = kept.series
                 where kept.first <> 1 or kept.documents <> kept.last
                    or given.next is distinct from kept.last + 1
                union all
                select given.legal_entity || ' ' || given.series || ' gave ' || given.next - 1
                       || ' numbers to no document'
                  from billing.number_series as given
                 where given.next > 1
                   and not exists (select 1
                                     from billing.invoice
                                    where invoice.legal_entity = given.legal_entity
                                      and invoice.series = given.series)
                """);
    }

    @Bean
    BookCheck finalDocumentsAreFrozenAndBooked(JdbcClient sql) {
        return BookCheck.of(
                "Every final document is what was frozen, and booked",
                sql,
                """
                select coalesce(label, id::text)
                       || case when sha256 is distinct from
                                    encode(sha256(convert_to(frozen, 'UTF8')), 'hex')
                               then ': the digest is not that of its text'
                               else ': it is not booked'
                          end
                  from billing.invoice
                 where (status = 'final' or number is not null)
                   and (sha256 is distinct from encode(sha256(convert_to(frozen, 'UTF8')), 'hex')
                        or (ledger_transaction is null and gross <> 0))
                """);
    }

    @Bean
    BookCheck receivablesAreTheirEntries(JdbcClient sql) {
        return BookCheck.of(
                "What is outstanding is the total and what moved it",
                sql,
                """
                select invoice.label || ' has ' || kept.outstanding || ' outstanding, its entries say '
                       || told.outstanding
                  from billing.receivable as kept
                  join billing.invoice on invoice.id = kept.invoice_id
                 cross join lateral (
                       select case when invoice.kind = 'invoice'
                                   then invoice.gross
                                   else -invoice.gross
                              end
                              + coalesce((select sum(amount)
                                            from billing.settlement_entry
                                           where invoice_id = kept.invoice_id), 0) as outstanding) as told
                 where told.outstanding <> kept.outstanding
                """);
    }

    /** One statement for each side: read while nothing else is booked, or told as it was. */
    @Bean
    BookCheck receivablesAreInTheLedger(JdbcClient sql, Balances balances) {
        return new BookCheck() {
            @Override
            public String name() {
                return "What customers owe in the ledger is what is outstanding";
            }

            @Override
            public List<String> findings() {
                var open = outstanding(sql);
                var booked = balances.debitsLessCredits(AccountCode.RECEIVABLE);
                var findings = new TreeSet<String>();
                compare(open, booked, findings);
                compare(booked, open, findings);
                return findings.stream().limit(MOST).toList();
            }

            private void compare(
                    Map<Account, Money> here, Map<Account, Money> there, Set<String> into) {
                here.keySet().stream()
                        .filter(account -> !Objects.equals(in(account, here), in(account, there)))
                        .forEach(
                                account ->
                                        into.add(
                                                "the "
                                                        + account.currency()
                                                        + " of customer "
                                                        + account.organization()
                                                        + " differ between "
                                                        + smaller(
                                                                in(account, here),
                                                                in(account, there))));
            }

            private static String smaller(Money one, Money other) {
                return one.isLessThan(other) ? one + " and " + other : other + " and " + one;
            }

            private static Money in(Account account, Map<Account, Money> balances) {
                var there = balances.get(account);
                return there == null ? Money.zero(account.currency()) : there;
            }
        };
    }

    private static Map<Account, Money> outstanding(JdbcClient sql) {
        var open = new HashMap<Account, Money>();
        sql.sql(
                        """
                        select organization_id, currency, sum(outstanding) as outstanding
                          from billing.receivable
                         group by organization_id, currency
                        """)
                .query(
                        row -> {
                            var currency = CurrencyUnit.of(row.getString("currency"));
                            var customer =
                                    new OrganizationId(
                                            row.getObject("organization_id", UUID.class));
                            open.put(
                                    new Account(customer, AccountCode.RECEIVABLE, currency),
                                    Money.ofMinor(currency, row.getLong("outstanding")));
                        });
        return open;
    }
}
