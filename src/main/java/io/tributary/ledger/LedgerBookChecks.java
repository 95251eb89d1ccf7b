package io.tributary.ledger;

import io.tributary.platform.Transactions;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold of the journal, and the command that asks every module. */
@Configuration(proxyBeanMethods = false)
class LedgerBookChecks {
    @Bean
    MoneyCheck moneyCheck(Transactions transactions, ObjectProvider<BookCheck> checks) {
        return new MoneyCheck(transactions, checks.orderedStream().toList());
    }

    /** For the checks of other modules. */
    @Bean
    Balances balances(JdbcClient sql) {
        return new Balances(sql);
    }

    @Bean
    BookCheck transactionsBalance(JdbcClient sql) {
        return BookCheck.of(
                "Every transaction balances in each of its currencies",
                sql,
                """
                select 'transaction ' || booked.id || ' is off by ' || coalesce(sum(entry.amount), 0)
                       || ' ' || coalesce(entry.currency, '(it has no entries)')
                  from ledger.journal_transaction as booked
                  left join ledger.journal_entry as entry on entry.sequence = booked.sequence
                 group by booked.id, entry.currency
                having coalesce(sum(entry.amount), 1) <> 0
                """);
    }

    @Bean
    BookCheck balancesAreTheirEntries(JdbcClient sql) {
        return BookCheck.of(
                "The balance of a strict account is the sum of its entries",
                sql,
                """
                select account.code || ' of ' || account.organization_id || ' says ' || kept.balance
                       || ' ' || account.currency || ', its entries say ' || told.balance
                  from ledger.account_balance as kept
                  join ledger.account on account.id = kept.account_id
                  join ledger.chart on chart.code = account.chart
                 cross join lateral (
                       select coalesce(sum(case when chart.nature in ('asset', 'expense')
                                                then entry.amount
                                                else -entry.amount
                                           end), 0) as balance
                         from ledger.journal_entry as entry
                        where entry.account_id = account.id) as told
                 where told.balance <> kept.balance
                """);
    }

    @Bean
    BookCheck strictAccountsHaveTheirFloor(JdbcClient sql) {
        return BookCheck.of(
                "No strict account is below zero",
                sql,
                """
                select account.code || ' of ' || account.organization_id || ' holds '
                       || sum(case when chart.nature in ('asset', 'expense')
                                   then entry.amount
                                   else -entry.amount
                              end)
                       || ' ' || account.currency
                  from ledger.account
                  join ledger.chart on chart.code = account.chart and chart.strict
                  join ledger.journal_entry as entry on entry.account_id = account.id
                 group by account.id
                having sum(case when chart.nature in ('asset', 'expense')
                                then entry.amount
                                else -entry.amount
                           end) < 0
                """);
    }

    @Bean
    BookCheck sealedBalancesAreTheirEntries(JdbcClient sql) {
        return BookCheck.of(
                "What was summed up at a seal is the sum of the entries until then",
                sql,
                """
                select account.code || ' of ' || account.organization_id || ' was summed up as '
                       || kept.debits - kept.credits || ', its entries until '
                       || kept.through || ' say ' || told.balance
                  from ledger.sealed_balance as kept
                  join ledger.account on account.id = kept.account_id
                 cross join lateral (
                       select coalesce(sum(entry.amount), 0) as balance
                         from ledger.journal_entry as entry
                        where entry.account_id = account.id
                          and entry.sequence <= kept.through) as told
                 where told.balance <> kept.debits - kept.credits
                """);
    }

    @Bean
    BookCheck reversalsMirrorTheirOriginals(JdbcClient sql) {
        return BookCheck.of(
                "A reversal undoes exactly its original",
                sql,
                """
                select 'the reversal of ' || reversal.reverses || ' leaves ' || sum(entry.amount)
                       || ' ' || min(entry.currency) || ' on account ' || entry.account_id
                  from ledger.journal_transaction as reversal
                  join ledger.journal_transaction as original on original.id = reversal.reverses
                  join ledger.journal_entry as entry
                    on entry.sequence in (reversal.sequence, original.sequence)
                 group by reversal.reverses, entry.account_id
                having sum(entry.amount) <> 0
                """);
    }

    /** What the chain does not hold of an entry: balances of a day and of a payee go by it. */
    @Bean
    BookCheck entriesAreWhatTheyBelongTo(JdbcClient sql) {
        return BookCheck.of(
                "Every entry is what its transaction and its account say",
                sql,
                """
                select 'entry ' || entry.n || ' of ' || entry.sequence || ' is another in '
                       || concat_ws(', ',
                                    case when booked.kind is distinct from entry.kind
                                         then 'kind' end,
                                    case when booked.effective_at is distinct from entry.effective_at
                                         then 'day' end,
                                    case when account.organization_id
                                              is distinct from entry.organization_id
                                         then 'organization' end,
                                    case when account.currency is distinct from entry.currency
                                         then 'currency' end)
                  from ledger.journal_entry as entry
                  left join ledger.journal_transaction as booked on booked.sequence = entry.sequence
                  left join ledger.account on account.id = entry.account_id
                 where (booked.kind, booked.effective_at, account.organization_id, account.currency)
                       is distinct from
                       (entry.kind, entry.effective_at, entry.organization_id, entry.currency)
                """);
    }

    /**
     * The chain holds the ids of accounts; by {@link Account#id} it holds what they are as well.
     */
    @Bean
    BookCheck accountsAreWhatTheirIdsSay(JdbcClient sql) {
        return BookCheck.of(
                "Every account has the id that follows from what it is",
                sql,
                """
                select 'account ' || id || ' is not ' || code || ' of ' || organization_id || ' in '
                       || currency
                  from ledger.account
                 cross join lateral (
                       select decode(md5(organization_id || '/' || code || '/' || currency), 'hex')
                              as digest) as named
                 where id <> encode(
                               set_byte(set_byte(digest, 6, get_byte(digest, 6) & 15 | 48),
                                        8, get_byte(digest, 8) & 63 | 128),
                               'hex')::uuid
                """);
    }

    @Bean
    BookCheck theChainIsIntact(JdbcClient sql) {
        return BookCheck.of(
                "The hash chain over the journal is intact",
                sql,
                """
                select 'block ' || block.n || ' is not what was sealed'
                  from (select n, last, digest, transactions,
                               lag(last, 1, 0::bigint) over (order by n) as before,
                               lag(digest, 1, ''::bytea) over (order by n) as previous,
                               lag(n, 1, 0::bigint) over (order by n) as predecessor
                          from ledger.seal_block) as block
                 where block.predecessor <> block.n - 1
                    or ledger.block_digest(block.before + 1, block.last, block.previous)
                       is distinct from block.digest
                    or block.transactions <> (select count(*)
                                                from ledger.journal_transaction as booked
                                               where booked.sequence > block.before
                                                 and booked.sequence <= block.last)
                union all
                select 'block with sequence ' || max(through) || ' is missing'
                  from ledger.sealed_balance
                having max(through) > (select coalesce(max(last), 0) from ledger.seal_block)
                """);
    }
}
