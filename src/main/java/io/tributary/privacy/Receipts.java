package io.tributary.privacy;

import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.springframework.jdbc.core.simple.JdbcClient;

import tools.jackson.databind.json.JsonMapper;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;

/** Receipts of erasures. They name nobody, so whoever has the number may read them. */
public final class Receipts {
    /** How long a receipt can be read. */
    public static final Duration VALID = Duration.ofDays(3 * 365);

    private final JdbcClient sql;
    private final Transactions transactions;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.shared();

    Receipts(JdbcClient sql, Transactions transactions, InstantSource clock) {
        this.sql = sql;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The receipt of that number, while it is valid. */
    public Optional<Receipt.Frozen> find(String number) {
        return transactions.in(
                Scope.system("a receipt"),
                () ->
                        sql.sql(
                                        """
                                        select content, digest, valid_until
                                          from privacy.receipt
                                         where number = :number
                                           and valid_until > :now
                                        """)
                                .param("number", number)
                                .param("now", Timestamp.from(clock.instant()))
                                .query(this::frozen)
                                .optional());
    }

    /** Freezes a receipt in the surrounding transaction. */
    void keep(Receipt receipt) {
        var text = json.writeValueAsString(receipt);
        sql.sql(
                        """
                        insert into privacy.receipt (number, content, digest, made_at, valid_until)
                        values (:number, :content, :digest, :made, :until)
                        """)
                .param("number", receipt.number())
                .param("content", text)
                .param("digest", HexFormat.of().parseHex(Consents.digest(text)))
                .param("made", Timestamp.from(receipt.erasedAt()))
                .param("until", Timestamp.from(receipt.erasedAt().plus(VALID)))
                .update();
    }

    long forget(Instant before) {
        return sql.sql("delete from privacy.receipt where valid_until < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    private Receipt.Frozen frozen(ResultSet row, int number) throws SQLException {
        var text = row.getString("content");
        return new Receipt.Frozen(
                json.readValue(text, Receipt.class),
                text,
                HexFormat.of().formatHex(row.getBytes("digest")),
                row.getTimestamp("valid_until").toInstant());
    }
}
