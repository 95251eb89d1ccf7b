package io.tributary.ledger;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.UuidV7;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.math.BigDecimal;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** Where the journal is kept. The only class that books. */
final class LedgerStore {
    /** What stands under a posting's key after it was offered. */
    record Offered(UUID transaction, String fingerprint, boolean isNew) {}

    private record Line(int posting, int n, Entry entry) {}

    private final JdbcTemplate jdbc;
    private final JdbcClient sql;
    private final RandomGenerator random = new SecureRandom();

    LedgerStore(JdbcTemplate jdbc, JdbcClient sql) {
        this.jdbc = jdbc;
        this.sql = sql;
    }

    /** Books those whose keys are new; answers one for each posting, in their order. */
    List<Offered> book(List<Posting> postings, Instant now) {
        return jdbc.execute(
                (ConnectionCallback<List<Offered>>) connection -> book(connection, postings, now));
    }

    private List<Offered> book(Connection connection, List<Posting> postings, Instant now)
            throws SQLException {
        try (var statement =
                connection.prepareStatement(
                        """
                        select place, id, fingerprint, is_new
                          from ledger.book(?, ?, ?, ?, ?::timestamptz[], ?::timestamptz, ?, ?, ?,
                                           ?, ?, ?, ?, ?, ?, ?)
                        """)) {
            bindTransactions(statement, postings, now);
            bindEntries(statement, lines(postings));
            try (var answer = statement.executeQuery()) {
                return offered(answer, postings.size());
            }
        }
    }

    private void bindTransactions(PreparedStatement statement, List<Posting> postings, Instant now)
            throws SQLException {
        bind(statement, 1, "uuid", postings, _ -> UuidV7.at(now, random));
        bind(statement, 2, "text", postings, Posting::kind);
        bind(statement, 3, "text", postings, Posting::key);
        bind(statement, 4, "text", postings, Posting::fingerprint);
        bind(statement, 5, "text", postings, posting -> posting.effectiveAt().toString());
        statement.setString(6, now.toString());
        bind(statement, 7, "text", postings, posting -> posting.source().type());
        bind(statement, 8, "uuid", postings, posting -> posting.source().id());
        bind(statement, 9, "uuid", postings, Posting::reverses);
    }

    private static void bindEntries(PreparedStatement statement, List<Line> lines)
            throws SQLException {
        bind(statement, 10, "int4", lines, Line::posting);
        bind(statement, 11, "int4", lines, Line::n);
        bind(statement, 12, "uuid", lines, line -> line.entry().account().id());
        bind(statement, 13, "uuid", lines, line -> line.entry().account().organization().value());
        bind(statement, 14, "text", lines, line -> line.entry().account().code().code());
        bind(statement, 15, "text", lines, line -> line.entry().account().currency().getCode());
        bind(statement, 16, "int8", lines, line -> line.entry().minor());
    }

    private static List<Line> lines(List<Posting> postings) {
        var lines = new ArrayList<Line>();
        for (int posting = 0; posting < postings.size(); posting++) {
            var entries = postings.get(posting).entries();
            for (int n = 0; n < entries.size(); n++) {
                lines.add(new Line(posting + 1, n + 1, entries.get(n)));
            }
        }
        return lines;
    }

    private static <T> void bind(
            PreparedStatement statement,
            int parameter,
            String type,
            List<T> rows,
            Function<T, ? extends @Nullable Object> value)
            throws SQLException {
        statement.setArray(
                parameter,
                statement
                        .getConnection()
                        .createArrayOf(type, rows.stream().map(value::apply).toArray()));
    }

    private static List<Offered> offered(ResultSet answer, int count) throws SQLException {
        var offered = new Offered[count];
        while (answer.next()) {
            offered[answer.getInt("place") - 1] =
                    new Offered(
                            answer.getObject("id", UUID.class),
                            answer.getString("fingerprint"),
                            answer.getBoolean("is_new"));
        }
        return Arrays.asList(offered);
    }

    /** A booked transaction with its entries, in their order. */
    Optional<JournalTransaction> find(UUID transaction) {
        return sql.sql(
                        """
                        select id, kind, key, effective_at, booked_at, source_type, source_id, reverses
                          from ledger.journal_transaction
                         where id = :id
                        """)
                .param("id", transaction)
                .query(
                        (row, _) ->
                                new JournalTransaction(
                                        transaction,
                                        row.getString("kind"),
                                        row.getString("key"),
                                        row.getTimestamp("effective_at").toInstant(),
                                        row.getTimestamp("booked_at").toInstant(),
                                        new Source(
                                                row.getString("source_type"),
                                                row.getObject("source_id", UUID.class)),
                                        row.getObject("reverses", UUID.class),
                                        entries(transaction)))
                .optional();
    }

    private List<Entry> entries(UUID transaction) {
        return sql.sql(
                        """
                        select account.organization_id, account.code, account.currency, entry.amount
                          from ledger.journal_transaction as booked
                          join ledger.journal_entry as entry on entry.sequence = booked.sequence
                          join ledger.account on account.id = entry.account_id
                         where booked.id = :id
                         order by entry.n
                        """)
                .param("id", transaction)
                .query(
                        (row, _) -> {
                            var account = account(row);
                            return new Entry(
                                    account,
                                    Money.ofMinor(account.currency(), row.getLong("amount")));
                        })
                .list();
    }

    /** What an account holds: what was sealed, and the entries after. */
    Money balance(Account account) {
        var debit =
                sql.sql(
                                """
                                select coalesce((select debits - credits
                                                   from ledger.sealed_balance
                                                  where account_id = :account), 0)
                                       + coalesce((select sum(amount)
                                                     from ledger.journal_entry
                                                    where account_id = :account
                                                      and sequence > coalesce(
                                                          (select through
                                                             from ledger.sealed_balance
                                                            where account_id = :account), 0)), 0)
                                """)
                        .param("account", account.id())
                        .query(BigDecimal.class)
                        .single();
        var money = Money.ofMinor(account.currency(), debit.longValueExact());
        return nature(account.code()).isDebit() ? money : money.negated();
    }

    /** On which side of the books accounts of that kind stand. */
    Balance.Nature nature(AccountCode code) {
        return sql.sql(
                        """
                        select nature
                          from ledger.chart
                         where code = split_part(:code, ':', 1)
                        """)
                .param("code", code.code())
                .query((row, _) -> nature(row))
                .optional()
                .orElseThrow(() -> new IllegalArgumentException("no kind of account: " + code));
    }

    /**
     * Every account that was moved until then, by code, currency and organization.
     *
     * @param owner whose; null for everybody's
     */
    List<Balance> balances(Instant until, @Nullable OrganizationId owner) {
        return sql.sql(
                        """
                        select account.organization_id, account.code, account.currency, chart.nature,
                               sum(amount) filter (where amount > 0) as debits,
                               -sum(amount) filter (where amount < 0) as credits
                          from ledger.journal_entry as entry
                          join ledger.account on account.id = entry.account_id
                          join ledger.chart on chart.code = account.chart
                         where entry.effective_at < :until
                           and (cast(:owner as uuid) is null or account.organization_id = :owner)
                         group by account.id, chart.code
                         order by account.code, account.currency, account.organization_id
                        """)
                .param("until", Timestamp.from(until))
                .param("owner", owner == null ? null : owner.value())
                .query(
                        (row, _) -> {
                            var account = account(row);
                            return new Balance(
                                    account,
                                    nature(row),
                                    money(account.currency(), row.getBigDecimal("debits")),
                                    money(account.currency(), row.getBigDecimal("credits")));
                        })
                .list();
    }

    private static Money money(CurrencyUnit currency, @Nullable BigDecimal minor) {
        return Money.ofMinor(currency, minor == null ? 0 : minor.longValueExact());
    }

    private static Balance.Nature nature(ResultSet row) throws SQLException {
        return Balance.Nature.valueOf(row.getString("nature").toUpperCase(Locale.ROOT));
    }

    private static Account account(ResultSet row) throws SQLException {
        return new Account(
                new OrganizationId(row.getObject("organization_id", UUID.class)),
                new AccountCode(row.getString("code")),
                CurrencyUnit.of(row.getString("currency")));
    }
}
