package io.tributary.ledger;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Page;
import io.tributary.kernel.Period;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads what moved an account. */
final class StatementStore {
    private record Line(long sequence, StatementLine line) {}

    private static final int AT_ONCE = 1_000;

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

    /** Reads entries one at a time: the whole journal need not fit into memory. */
    void journal(Period booked, Consumer<JournalLine> reader) {
        sql.sql(
                        """
                        select booked.sequence, booked.id, booked.kind, booked.key, booked.effective_at,
                               booked.booked_at, booked.source_type, booked.source_id, booked.reverses,
                               entry.amount, account.organization_id, account.code, account.currency
                          from ledger.journal_transaction as booked
                          join ledger.journal_entry as entry on entry.sequence = booked.sequence
                          join ledger.account on account.id = entry.account_id
                         where booked.booked_at >= :from and booked.booked_at < :until
                         order by booked.sequence, entry.n
                        """)
                .withFetchSize(AT_ONCE)
                .param("from", Timestamp.from(booked.from()))
                .param("until", Timestamp.from(booked.until()))
                .query((RowCallbackHandler) row -> reader.accept(journalLine(row)));
    }

    private static JournalLine journalLine(ResultSet row) throws SQLException {
        var currency = CurrencyUnit.of(row.getString("currency"));
        return new JournalLine(
                row.getLong("sequence"),
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("key"),
                row.getTimestamp("effective_at").toInstant(),
                row.getTimestamp("booked_at").toInstant(),
                new Source(row.getString("source_type"), row.getObject("source_id", UUID.class)),
                row.getObject("reverses", UUID.class),
                new Account(
                        new OrganizationId(row.getObject("organization_id", UUID.class)),
                        new AccountCode(row.getString("code")),
                        currency),
                Money.ofMinor(currency, row.getLong("amount")));
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
