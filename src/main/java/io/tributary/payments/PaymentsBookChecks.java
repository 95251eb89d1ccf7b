package io.tributary.payments;

import io.tributary.ledger.BookCheck;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold of payments. */
@Configuration(proxyBeanMethods = false)
class PaymentsBookChecks {
    @Bean
    BookCheck refundsAreWithinPayments(JdbcClient sql) {
        return BookCheck.of(
                "What is given back of a payment is its refunds and lost disputes",
                sql,
                """
                select 'payment ' || payment.id || ' says ' || payment.refunded || ', its refunds and lost'
                       || ' disputes say ' || told.amount
                  from payments.payment
                 cross join lateral (
                       select least(payment.amount,
                                    coalesce((select sum(amount)
                                                from payments.refund
                                               where payment_id = payment.id and state <> 'failed'), 0)
                                    + coalesce((select sum(amount)
                                                  from payments.dispute
                                                 where payment_id = payment.id and state = 'lost'), 0))
                              as amount) as told
                 where told.amount <> payment.refunded
                """);
    }

    @Bean
    BookCheck disputedPaymentsHaveAnOpenDispute(JdbcClient sql) {
        return BookCheck.of(
                "A payment is disputed exactly while a dispute is open",
                sql,
                """
                select 'payment ' || payment.id || ' is marked ' || payment.disputed
                  from payments.payment
                 where payment.disputed <> exists (select
                                                     from payments.dispute
                                                    where payment_id = payment.id and state = 'open')
                """);
    }

    /** Ten failures are more than a day. */
    @Bean
    BookCheck whatProvidersToldIsApplied(JdbcClient sql) {
        return BookCheck.of(
                "What a provider told is in the books",
                sql,
                """
                select kind || ' ' || event_id || ' of ' || provider || ' is not applied: ' || failure
                  from payments.provider_event
                 where applied_at is null and failures >= 10
                """);
    }

    @Bean
    BookCheck unknownOutcomesAreAskedFor(JdbcClient sql) {
        return BookCheck.of(
                "Every payment and refund without an outcome is asked for",
                sql,
                """
                select 'payment ' || id || ' is ' || state || ' and nobody asks'
                  from payments.payment
                 where settled_at is null and ask_at is null
                union all
                select 'refund ' || id || ' has no outcome and nobody asks'
                  from payments.refund
                 where settled_at is null and ask_at is null
                """);
    }
}
