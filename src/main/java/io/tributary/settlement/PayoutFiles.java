package io.tributary.settlement;

import io.tributary.identity.LegalEntity;
import io.tributary.kernel.ProblemException;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.Scope;
import io.tributary.platform.Sha256;
import io.tributary.platform.Transactions;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Files for banks and providers: SEPA credit transfers (ISO 20022, pain.001.001.09) for euros to an
 * IBAN, comma-separated values for everything else. A payout is in one file, which is kept as it
 * was made.
 */
public final class PayoutFiles {
    private static final Scope SCOPE = Scope.system("payout files");

    private final PayoutStore payouts;
    private final ReadyPayouts ready;
    private final JdbcClient sql;
    private final LegalEntity house;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    PayoutFiles(
            PayoutStore payouts,
            ReadyPayouts ready,
            JdbcClient sql,
            LegalEntity house,
            Transactions transactions,
            InstantSource clock) {
        this.payouts = payouts;
        this.ready = ready;
        this.sql = sql;
        this.house = house;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Puts all payouts of that kind and currency that wait into a file; they are on their way then.
     * Those of payees who are paused or suspended go on waiting.
     *
     * @param by who makes it
     * @throws ProblemException {@link SettlementProblem#NOTHING_TO_PAY}
     */
    public PayoutFile make(String by, PayoutMethod.Kind kind, CurrencyUnit currency) {
        return transactions.in(
                SCOPE,
                () -> {
                    var waiting = ready.lock(kind, currency);
                    if (waiting.isEmpty()) {
                        throw new ProblemException(
                                SettlementProblem.NOTHING_TO_PAY,
                                "No payout by "
                                        + kind.label()
                                        + " in "
                                        + currency
                                        + " waits for a file.");
                    }
                    return write(by, kind, currency, waiting);
                });
    }

    private PayoutFile write(
            String by, PayoutMethod.Kind kind, CurrencyUnit currency, List<Payout> waiting) {
        var now = clock.instant();
        var today = LocalDate.ofInstant(now, house.zone());
        var id = UuidV7.at(now, random);
        boolean sepa = kind == PayoutMethod.Kind.BANK_TRANSFER && currency.equals(CurrencyUnit.EUR);
        var content =
                sepa
                        ? new CreditTransfers(house).xml(id, now, today, waiting)
                        : PayoutTable.csv(waiting);
        var name =
                "payouts-"
                        + today
                        + "-"
                        + kind.code()
                        + "-"
                        + currency.getCode()
                        + "-"
                        + id.toString().substring(24)
                        + (sepa ? ".xml" : ".csv");
        var total =
                waiting.stream().map(Payout::net).reduce(Money.zero(currency), (a, b) -> a.plus(b));
        sql.sql(
                        """
                        insert into settlement.payout_file
                               (id, kind, currency, name, payouts, total, content, sha256, created_at, created_by)
                        values (:id, :kind, :currency, :name, :payouts, :total, :content, :digest, :now, :by)
                        """)
                .param("id", id)
                .param("kind", kind.code())
                .param("currency", currency.getCode())
                .param("name", name)
                .param("payouts", waiting.size())
                .param("total", total.getAmountMinorLong())
                .param("content", content)
                .param("digest", Sha256.hex(content))
                .param("now", Timestamp.from(now))
                .param("by", by)
                .update();
        payouts.inFile(waiting, id, now);
        return new PayoutFile(id, name, waiting.size(), total, now);
    }

    /** The newest files. */
    public List<PayoutFile> newest() {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select id, name, payouts, total, currency, created_at
                                          from settlement.payout_file
                                         order by id desc
                                         limit 50
                                        """)
                                .query(
                                        (row, _) ->
                                                new PayoutFile(
                                                        row.getObject("id", UUID.class),
                                                        row.getString("name"),
                                                        row.getInt("payouts"),
                                                        Money.ofMinor(
                                                                CurrencyUnit.of(
                                                                        row.getString("currency")),
                                                                row.getLong("total")),
                                                        row.getTimestamp("created_at").toInstant()))
                                .list());
    }

    /** What stands in a file. */
    public Optional<String> content(UUID file) {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql("select content from settlement.payout_file where id = :id")
                                .param("id", file)
                                .query(String.class)
                                .optional());
    }

    /** The payouts of a file that are still on their way. */
    public List<UUID> open(UUID file) {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select id
                                          from settlement.payout
                                         where file_id = :file and state = 'sent'
                                         order by id
                                        """)
                                .param("file", file)
                                .query(UUID.class)
                                .list());
    }
}
