package io.tributary.ledger;

import io.tributary.platform.OpenMatter;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How far the seal is behind the journal. */
public final class SealLag implements OpenMatter {
    /** So long after it was booked, a transaction should be sealed. */
    static final Duration PATIENCE = Duration.ofMinutes(30);

    /**
     * What is booked and not sealed.
     *
     * @param since when the oldest of it was booked; null when there is nothing
     */
    public record Unsealed(long transactions, @Nullable Instant since) {}

    private final JdbcClient sql;
    private final Transactions transactions;
    private final InstantSource clock;

    SealLag(JdbcClient sql, Transactions transactions, InstantSource clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** How it stands now. */
    public Unsealed unsealed() {
        return transactions.in(
                Scope.system("what is not sealed"),
                () ->
                        sql.sql(
                                        """
                                        select count(*) as transactions, min(booked_at) as since
                                          from ledger.journal_transaction
                                         where sequence > (select coalesce(max(last), 0) from ledger.seal_block)
                                        """)
                                .query(
                                        (row, _) -> {
                                            var since = row.getTimestamp("since");
                                            return new Unsealed(
                                                    row.getLong("transactions"),
                                                    since == null ? null : since.toInstant());
                                        })
                                .single());
    }

    @Override
    public Standing look() {
        var unsealed = unsealed();
        var since = unsealed.since();
        boolean late = since != null && since.isBefore(clock.instant().minus(PATIENCE));
        return new Standing(
                "Unsealed bookings",
                late ? unsealed.transactions() : 0,
                late ? since : null,
                "Bookings that the seal should have reached by now.",
                "/operator/books/checks");
    }
}
