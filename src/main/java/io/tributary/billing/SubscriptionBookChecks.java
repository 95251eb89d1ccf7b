package io.tributary.billing;

import io.tributary.ledger.BookCheck;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold of subscriptions and recurring revenue. */
@Configuration(proxyBeanMethods = false)
class SubscriptionBookChecks {
    @Bean
    BookCheck recurringRevenueIsItsMovements(JdbcClient sql) {
        return BookCheck.of(
                "What a subscription brings in a month is the sum of its movements",
                sql,
                """
                select 'subscription ' || subscription.id || ' says ' || subscription.mrr_minor
                       || ', its movements say ' || told.sum
                  from billing.subscription
                 cross join lateral (
                       select coalesce(sum(delta_minor), 0) as sum
                         from billing.mrr_movement
                        where subscription_id = subscription.id) as told
                 where told.sum <> subscription.mrr_minor
                    or (subscription.state <> 'active' and subscription.mrr_minor <> 0)
                """);
    }

    @Bean
    BookCheck periodsFollowEachOther(JdbcClient sql) {
        return BookCheck.of(
                "A subscription is charged up to the day that is due next, and no day twice",
                sql,
                """
                select 'subscription ' || subscription.id || ' is due on ' || subscription.due_on
                       || ' and charged until ' || coalesce(max(upper(charge.days))::text, 'never')
                  from billing.subscription
                  left join billing.charge_period as charge
                    on charge.subscription_id = subscription.id
                 where subscription.state = 'active'
                 group by subscription.id
                having max(upper(charge.days)) is distinct from subscription.due_on
                   and max(upper(charge.days)) is not null
                union all
                select 'subscription ' || one.subscription_id || ' was charged twice for ' || one.days
                  from billing.charge_period as one
                  join billing.charge_period as other
                    on other.subscription_id = one.subscription_id
                   and other.component = one.component
                   and other.days && one.days
                   and other.id < one.id
                """);
    }
}
