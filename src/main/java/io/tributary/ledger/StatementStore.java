package io.tributary.ledger;

import io.tributary.kernel.Page;

import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Reads what moved an account. */
final class StatementStore {
    private record Line(long sequence, StatementLine line) {}

    private final JdbcClient sql;

    StatementStore(JdbcClient sql) {
        this.sql = sql;
    }

    /**
     * A page of an account's entries, newest first. Entries of one transaction stay together, so
     * that a page may be a little longer.
     *
     * @param cursor the sequence before which the page begins
     */
    Page<StatementLine> lines(
            Balance.Nature nature, Account account, @Nullable String cursor, int limit) {
        var lines = new ArrayList<>(read(nature, account, before(cursor), limit));
        boolean more = lines.size() >= limit;
        return new Page<>(
                lines.stream().map(Line::line).toList(),
                more ? Long.toString(lines.getLast().sequence()) : null);
    }

    private static long before(@Nullable String cursor) {
        return cursor == null ? Long.MAX_VALUE : Long.parseLong(cursor);
    }

    private List<Line> read(Balance.Nature nature, Account account, long before, int limit) {
        return sql.sql(
                        """
                        with part as (
                            select sequence, n, amount
                              from ledger.journal_entry
                             where account_id = :account
                               and sequence < :before
                             order by sequence desc
                             fetch first :limit rows with ties),
                        opening as (
                            select coalesce(sum(amount), 0) as balance
                              from ledger.journal_entry
                             where account_id = :account
                               and sequence < (select min(sequence) from part))
                        select part.sequence, booked.id, booked.kind, booked.effective_at,
                               booked.source_type, booked.source_id, part.amount,
                               opening.balance + sum(part.amount) over (order by part.sequence, part.n)
                                   as balance
                          from part
                         cross join opening
                          join ledger.journal_transaction as booked on booked.sequence = part.sequence
                         order by part.sequence desc, part.n desc
                        """)
                .param("account", account.id())
                .param("before", before)
                .param("limit", limit)
                .query((row, _) -> line(nature, account, row))
                .list();
    }

    private static Line line(Balance.Nature nature, Account account, ResultSet row)
            throws SQLException {
        var balance =
                Money.ofMinor(account.currency(), row.getBigDecimal("balance").longValueExact());
        return new Line(
                row.getLong("sequence"),
                new StatementLine(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getTimestamp("effective_at").toInstant(),
                        new Source(
                                row.getString("source_type"),
                                row.getObject("source_id", UUID.class)),
                        Money.ofMinor(account.currency(), row.getLong("amount")),
                        nature.isDebit() ? balance : balance.negated()));
    }
}
