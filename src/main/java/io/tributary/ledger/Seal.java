package io.tributary.ledger;

import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.HexFormat;

/**
 * Seals the journal: a chain of blocks, each with a digest over its transactions and the block
 * before. It runs behind the postings, so that they do not queue for it. What lies in a block is
 * also summed up, so that a balance is read from a row and a few entries.
 *
 * <p>Sequences become visible out of order. So a mark is made first: the highest sequence taken,
 * and the marking transaction's own id. Who took a sequence before had taken an id before that one,
 * so when all transactions with smaller ids are over, everything up to the mark is there.
 */
final class Seal {
    /** How many sequences one block spans at most. */
    static final int BLOCK = 10_000;

    private static final Scope SCOPE = Scope.system("sealing the journal");

    private final Transactions transactions;
    private final JdbcClient sql;
    private final InstantSource clock;

    Seal(Transactions transactions, JdbcClient sql, InstantSource clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.clock = clock;
    }

    /** Seals what is complete, a block at a time. */
    void run() {
        transactions.run(SCOPE, this::mark);
        while (transactions.in(SCOPE, this::next)) {
            // another block
        }
    }

    /** Two statements: the id must be taken after the sequence is read. */
    private void mark() {
        if (!isAlone()) {
            return;
        }
        long taken =
                sql.sql(
                                """
                                select coalesce(
                                    pg_sequence_last_value('ledger.journal_transaction_sequence_seq'), 0)
                                """)
                        .query(Long.class)
                        .single();
        sql.sql(
                        """
                        insert into ledger.seal_mark as mark (sequence, until)
                        values (:taken, pg_current_xact_id())
                            on conflict (singleton)
                            do update set sequence = excluded.sequence, until = excluded.until
                                where mark.until <= pg_snapshot_xmin(pg_current_snapshot())
                                   or mark.until > pg_snapshot_xmax(pg_current_snapshot())
                        """)
                .param("taken", taken)
                .update();
    }

    private boolean next() {
        return isAlone() && seal() > 0 && sumUp() >= 0;
    }

    /** Another server may be sealing. */
    private boolean isAlone() {
        return sql.sql("select pg_try_advisory_xact_lock(hashtextextended('ledger.seal', 0))")
                .query(Boolean.class)
                .single();
    }

    private int seal() {
        return sql.sql(
                        """
                        with head as (
                            select coalesce(max(n), 0) as n, coalesce(max(last), 0) as last
                              from ledger.seal_block),
                        complete as (
                            select least(mark.sequence, head.last + :block) as last
                              from ledger.seal_mark as mark
                             cross join head
                             where mark.until <= pg_snapshot_xmin(pg_current_snapshot())),
                        span as (
                            select min(booked.sequence) as first, max(booked.sequence) as last,
                                   count(*) as transactions
                              from ledger.journal_transaction as booked
                             cross join head
                             cross join complete
                             where booked.sequence > head.last
                               and booked.sequence <= complete.last)
                        insert into ledger.seal_block (n, first, last, transactions, sealed_at, digest)
                        select head.n + 1, span.first, span.last, span.transactions, :now,
                               ledger.block_digest(
                                   head.last + 1, span.last,
                                   coalesce((select digest
                                               from ledger.seal_block
                                              where n = head.n), ''::bytea))
                          from head
                         cross join span
                         where span.transactions > 0
                        """)
                .param("block", BLOCK)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private int sumUp() {
        return sql.sql(
                        """
                        insert into ledger.sealed_balance as kept
                               (account_id, organization_id, through, debits, credits)
                        select entry.account_id, entry.organization_id, block.last,
                               coalesce(sum(entry.amount) filter (where entry.amount > 0), 0),
                               coalesce(-sum(entry.amount) filter (where entry.amount < 0), 0)
                          from ledger.seal_block as block
                          join ledger.journal_entry as entry
                            on entry.sequence between block.first and block.last
                         where block.n = (select max(n) from ledger.seal_block)
                         group by entry.account_id, entry.organization_id, block.last
                            on conflict (account_id)
                            do update set through = excluded.through,
                                          debits = kept.debits + excluded.debits,
                                          credits = kept.credits + excluded.credits
                        """)
                .update();
    }

    /** The chain's head: what an auditor writes down to compare with later. */
    Proof proof() {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select n, last, sealed_at, digest,
                                               (select sum(transactions) from ledger.seal_block) as sealed
                                          from ledger.seal_block
                                         order by n desc
                                         limit 1
                                        """)
                                .query(
                                        (row, _) ->
                                                new Proof(
                                                        row.getLong("n"),
                                                        row.getLong("sealed"),
                                                        row.getLong("last"),
                                                        HexFormat.of()
                                                                .formatHex(row.getBytes("digest")),
                                                        row.getTimestamp("sealed_at").toInstant()))
                                .optional()
                                .orElse(Proof.NOTHING));
    }
}
