package io.tributary.billing;

import io.tributary.ledger.BookCheck;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold of usage that is billed. */
@Configuration(proxyBeanMethods = false)
class UsageBookChecks {
    @Bean
    BookCheck snapshotsAreBilled(JdbcClient sql) {
        return BookCheck.of(
                "Each usage snapshot is billed with what it adds, by one line",
                sql,
                """
                select 'usage snapshot ' || snapshot.id || ' adds ' || snapshot.net_minor
                       || ', ' || billed.lines || ' lines say ' || billed.sum
                  from billing.usage_snapshot as snapshot
                 cross join lateral (
                       select count(*) as lines,
                              coalesce(sum(case invoice.kind when 'credit-note' then -line.net
                                                             else line.net end), 0) as sum
                         from billing.invoice_line as line
                         join billing.invoice on invoice.id = line.invoice_id
                        where line.source = snapshot.id and invoice.corrects is null) as billed
                 where billed.sum <> snapshot.net_minor
                    or billed.lines <> (snapshot.net_minor <> 0)::int
                """);
    }

    @Bean
    BookCheck snapshotsFollowEachOther(JdbcClient sql) {
        return BookCheck.of(
                "The usage snapshots of some days add up to what the days are charged",
                sql,
                """
                select 'usage of ' || charge.days || ' of subscription ' || charge.subscription_id
                       || ' is charged with ' || charge.net_minor || ', its ' || count(*)
                       || ' snapshots add up to ' || sum(snapshot.net_minor)
                  from billing.charge_period as charge
                  join billing.usage_snapshot as snapshot on snapshot.charge_id = charge.id
                 group by charge.id
                having sum(snapshot.net_minor) <> charge.net_minor
                    or max(snapshot.n) <> count(*)
                    or bool_or(snapshot.days <> charge.days)
                """);
    }

    @Bean
    BookCheck snapshotsAreWhatWasCounted(JdbcClient sql) {
        return BookCheck.of(
                "The digest of each usage snapshot is that of what it says",
                sql,
                """
                select 'usage snapshot ' || id || ': the digest is not that of what was counted'
                  from billing.usage_snapshot
                 where digest <> encode(sha256(convert_to(concat_ws('|', organization_id, subscription_id,
                                 component, lower(days), upper(days), n, quantity, events, included,
                                 rated_minor, before_minor), 'UTF8')), 'hex')
                """);
    }
}
