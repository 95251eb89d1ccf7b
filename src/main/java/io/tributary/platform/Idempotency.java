package io.tributary.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.kernel.ProblemException;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.security.MessageDigest;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * One effect per key. The effect, the request's fingerprint and the answer are written in one
 * transaction: the same key and body give the same answer, another body is refused, and a call that
 * comes while the first is under way is told to wait. Answers are kept for a day, sealed, since
 * they may hold a secret.
 */
public final class Idempotency {
    /** How long an answer is kept. */
    public static final Duration KEPT = Duration.ofHours(24);

    @SuppressWarnings("ArrayRecordComponent") // a row, never compared
    private record Answered(byte[] fingerprint, byte[] sealed) {}

    private final Transactions transactions;
    private final JdbcClient sql;
    private final InstantSource clock;
    private final Seal seal;

    Idempotency(Transactions transactions, JdbcClient sql, InstantSource clock, Secrets secrets) {
        this.transactions = transactions;
        this.sql = sql;
        this.clock = clock;
        this.seal = new Seal(secrets.derive("idempotency/answers"));
    }

    /**
     * Does the work at most once for that caller and key.
     *
     * @param caller whose keys these are: an organization, and what it called
     * @param key what the caller chose, 1 to 255 characters
     * @param body the request, to tell a repetition from another call under the same key
     * @param work runs in the transaction of that scope and answers what the caller is told
     * @throws ProblemException {@link PlatformProblem#KEY_REUSED}, {@link
     *     PlatformProblem#IN_FLIGHT}
     */
    public byte[] once(Scope scope, String caller, String key, byte[] body, Supplier<byte[]> work) {
        if (key.isEmpty() || key.length() > 255) {
            throw new ProblemException(
                    PlatformProblem.INVALID_INPUT,
                    "An Idempotency-Key has between 1 and 255 characters.");
        }
        var fingerprint = Sha256.of(body);
        return transactions.in(
                scope,
                () -> {
                    lock(caller, key);
                    var answered = answered(caller, key);
                    if (answered != null) {
                        return repeated(answered, fingerprint, caller, key);
                    }
                    var answer = work.get();
                    keep(caller, key, fingerprint, seal.seal(place(caller, key), answer));
                    return answer;
                });
    }

    /** Forgets answers that are older than a day. */
    void forgetOld() {
        transactions.run(
                Scope.system("old answers"),
                () ->
                        sql.sql(
                                        """
                                        delete from platform.idempotent_answer
                                         where answered_at < :before
                                        """)
                                .param("before", Timestamp.from(clock.instant().minus(KEPT)))
                                .update());
    }

    private void lock(String caller, String key) {
        boolean taken =
                sql.sql("select pg_try_advisory_xact_lock(hashtextextended(:name, 0))")
                        .param("name", caller + "\n" + key)
                        .query(Boolean.class)
                        .single();
        if (!taken) {
            throw new ProblemException(
                            PlatformProblem.IN_FLIGHT,
                            "A call with this Idempotency-Key is under way.")
                    .retryAfter(Duration.ofSeconds(1));
        }
    }

    private @Nullable Answered answered(String caller, String key) {
        return sql.sql(
                        """
                        select fingerprint, sealed
                          from platform.idempotent_answer
                         where caller = :caller
                           and key = :key
                           and answered_at >= :since
                        """)
                .param("caller", caller)
                .param("key", key)
                .param("since", Timestamp.from(clock.instant().minus(KEPT)))
                .query(Answered.class)
                .optional()
                .orElse(null);
    }

    private byte[] repeated(Answered answered, byte[] fingerprint, String caller, String key) {
        if (!MessageDigest.isEqual(answered.fingerprint(), fingerprint)) {
            throw new ProblemException(
                    PlatformProblem.KEY_REUSED,
                    "This Idempotency-Key was used with another body before.");
        }
        return seal.open(place(caller, key), answered.sealed());
    }

    private void keep(String caller, String key, byte[] fingerprint, byte[] sealed) {
        sql.sql(
                        """
                        insert into platform.idempotent_answer (caller, key, fingerprint, sealed, answered_at)
                        values (:caller, :key, :fingerprint, :sealed, :now)
                            on conflict (caller, key) do update
                           set fingerprint = excluded.fingerprint, sealed = excluded.sealed, answered_at = excluded.answered_at
                        """)
                .param("caller", caller)
                .param("key", key)
                .param("fingerprint", fingerprint)
                .param("sealed", sealed)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private static byte[] place(String caller, String key) {
        return (caller + "\n" + key).getBytes(UTF_8);
    }
}
