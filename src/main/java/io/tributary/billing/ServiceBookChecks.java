package io.tributary.billing;

import io.tributary.ledger.BookCheck;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold of credits for a missed service level. */
@Configuration(proxyBeanMethods = false)
class ServiceBookChecks {
    @Bean
    BookCheck missedMonthsAreCreditedOnce(JdbcClient sql) {
        return BookCheck.of(
                "Each credited month of service is one line over its credit",
                sql,
                """
                select 'service of ' || measured.month || ' of subscription ' || measured.subscription_id
                       || ' is credited with ' || measured.credit_minor || ', ' || billed.lines
                       || ' lines say ' || billed.sum
                  from billing.service_month as measured
                  left join billing.service_credit as credit on credit.service_month_id = measured.id
                 cross join lateral (
                       select count(*) as lines,
                              coalesce(sum(case invoice.kind when 'credit-note' then line.net
                                                             else -line.net end), 0) as sum
                         from billing.invoice_line as line
                         join billing.invoice on invoice.id = line.invoice_id
                        where line.source = measured.id and invoice.corrects is null) as billed
                 where billed.lines <> (credit.at is not null)::int
                    or billed.sum <> case when credit.at is null then 0 else measured.credit_minor end
                """);
    }
}
