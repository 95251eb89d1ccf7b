package io.tributary.ledger;

import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What the nightly checks of the books found, kept for the operator. */
public final class CheckReports {
    /** A report, and when it was made. */
    public record Kept(Instant at, MoneyCheck.Report report) {}

    private static final Logger LOG = LoggerFactory.getLogger(CheckReports.class);
    private static final Scope SCOPE = Scope.system("reports on the books");

    private final Transactions transactions;
    private final JdbcClient sql;
    private final MoneyCheck check;
    private final InstantSource clock;

    CheckReports(Transactions transactions, JdbcClient sql, MoneyCheck check, InstantSource clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.check = check;
        this.clock = clock;
    }

    /** Checks the books now, and keeps what was found. */
    public Kept check() {
        var report = check.run();
        if (!report.isClean()) {
            LOG.error("the books are not right: {}", report.findings());
        }
        var kept = new Kept(clock.instant(), report);
        transactions.run(SCOPE, () -> keep(kept));
        return kept;
    }

    private void keep(Kept kept) {
        for (var result : kept.report().results()) {
            sql.sql(
                            """
                            insert into ledger.check_result (at, name, findings)
                            values (:at, :name, :findings)
                            """)
                    .param("at", Timestamp.from(kept.at()))
                    .param("name", result.name())
                    .param("findings", result.findings().toArray(String[]::new))
                    .update();
        }
    }

    /** The newest report, when there is one. */
    public Optional<Kept> latest() {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql("select max(at) from ledger.check_result")
                                .query((row, _) -> Optional.ofNullable(row.getTimestamp(1)))
                                .single()
                                .map(
                                        at ->
                                                new Kept(
                                                        at.toInstant(),
                                                        new MoneyCheck.Report(results(at)))));
    }

    private List<MoneyCheck.Result> results(Timestamp at) {
        return sql.sql(
                        """
                        select name, findings
                          from ledger.check_result
                         where at = :at
                         order by name
                        """)
                .param("at", at)
                .query(
                        (row, _) ->
                                new MoneyCheck.Result(
                                        row.getString("name"),
                                        List.of((String[]) row.getArray("findings").getArray())))
                .list();
    }
}
