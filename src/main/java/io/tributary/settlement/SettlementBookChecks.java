package io.tributary.settlement;

import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Balances;
import io.tributary.ledger.BookCheck;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold of shares and payouts. */
@Configuration(proxyBeanMethods = false)
class SettlementBookChecks {
    @Bean
    BookCheck salesAreTheirParts(JdbcClient sql) {
        return BookCheck.of(
                "What is left of every sale is what is left of its parts",
                sql,
                """
                select sale.key || ' has ' || sale.gross - sale.reversed || ' left, its parts have '
                       || told.parts
                  from settlement.sale
                 cross join lateral (
                       select sale.tax - sale.tax_reversed + sale.fee - sale.fee_reversed
                              + sale.house - sale.house_reversed
                              + coalesce((select sum(amount - reversed)
                                            from settlement.earning
                                           where sale_id = sale.id), 0) as parts) as told
                 where told.parts <> sale.gross - sale.reversed
                """);
    }

    @Bean
    BookCheck reversalsAreWhatWasTaken(JdbcClient sql) {
        return BookCheck.of(
                "What was taken back of every sale is its reversals",
                sql,
                """
                select sale.key || ' lost ' || sale.reversed || ', its reversals say '
                       || coalesce(sum(reversal.amount), 0)
                  from settlement.sale
                  left join settlement.reversal on reversal.sale_id = sale.id
                 group by sale.id
                having coalesce(sum(reversal.amount), 0) <> sale.reversed
                """);
    }

    @Bean
    BookCheck payoutsAreTheirItems(JdbcClient sql) {
        return BookCheck.of(
                "Every payout is the sum of its items, each of which is in one that is open or"
                        + " paid",
                sql,
                """
                select 'payout ' || payout.id || ' takes ' || payout.gross || ', its items are '
                       || coalesce(told.items, 0) || ' and it holds ' || coalesce(told.held, 0)
                  from settlement.payout
                 cross join lateral (
                       select sum(item.amount) as items,
                              sum(item.amount) filter (where payable.payout_id = payout.id) as held
                         from settlement.payout_item as item
                         join settlement.payable on payable.id = item.payable_id
                        where item.payout_id = payout.id) as told
                 where told.items is distinct from payout.gross
                    or (payout.state in ('failed', 'returned') and told.held is not null)
                    or (payout.state not in ('failed', 'returned')
                        and told.held is distinct from payout.gross)
                union all
                select 'payable ' || payable.id || ' is held by a payout that it is no item of'
                  from settlement.payable
                 where payable.payout_id is not null
                   and not exists (select
                                     from settlement.payout_item as item
                                    where item.payout_id = payable.payout_id
                                      and item.payable_id = payable.id)
                """);
    }

    @Bean
    BookCheck pendingIsInTheLedger(JdbcClient sql, Balances balances) {
        return balances.check(
                "What payees have pending in the ledger is what has not matured",
                AccountCode.PENDING,
                sql,
                """
                select organization_id, currency, -sum(amount - reversed) as balance
                  from settlement.earning
                 where matured_at is null
                 group by organization_id, currency
                """);
    }

    @Bean
    BookCheck availableIsInTheLedger(JdbcClient sql, Balances balances) {
        return balances.check(
                "What payees have available in the ledger is what no payout has",
                AccountCode.AVAILABLE,
                sql,
                """
                select organization_id, currency, -sum(amount) as balance
                  from settlement.payable
                 where payout_id is null
                 group by organization_id, currency
                """);
    }

    @Bean
    BookCheck reserveIsInTheLedger(JdbcClient sql, Balances balances) {
        return balances.check(
                "What is reserved of payees in the ledger is what is kept of their earnings",
                AccountCode.RESERVE,
                sql,
                """
                select organization_id, currency, -sum(reserve) as balance
                  from settlement.earning
                 group by organization_id, currency
                """);
    }

    @Bean
    BookCheck inTransitIsInTheLedger(JdbcClient sql, Balances balances) {
        return balances.check(
                "What is on its way to payees in the ledger is what payouts send",
                AccountCode.IN_TRANSIT,
                sql,
                """
                select organization_id, currency, -sum(net) as balance
                  from settlement.payout
                 where state in ('ready', 'sending', 'sent')
                 group by organization_id, currency
                """);
    }

    @Bean
    BookCheck owedIsInTheLedger(JdbcClient sql, Balances balances) {
        return balances.check(
                "What payees owe back in the ledger is what was clawed back and not netted",
                AccountCode.CLAWBACK,
                sql,
                """
                select organization_id, currency, sum(amount) as balance
                  from settlement.clawback
                 group by organization_id, currency
                """);
    }

    @Bean
    BookCheck statementsAreFrozen(JdbcClient sql) {
        return BookCheck.of(
                "Every payout that arrived has its statement, as it was frozen, in a series without"
                        + " gaps",
                sql,
                """
                select 'payout ' || payout.id || ' has no statement'
                  from settlement.payout
                 where state = 'paid'
                   and not exists (select from settlement.statement where payout_id = payout.id)
                union all
                select label || ': the digest is not that of its text'
                  from settlement.statement
                 where sha256 is distinct from encode(sha256(convert_to(frozen, 'UTF8')), 'hex')
                union all
                select series || ' has ' || count(*) || ' statements, the last is ' || max(number)
                  from settlement.statement
                 group by series
                having count(*) <> max(number) or min(number) <> 1
                """);
    }
}
