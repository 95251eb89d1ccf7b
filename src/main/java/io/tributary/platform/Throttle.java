package io.tributary.platform;

import io.tributary.kernel.ProblemException;

import org.springframework.jdbc.core.simple.JdbcClient;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;

/**
 * Slows down whoever tries too often: sign-in, sign-up, one-time links. Attempts are counted in the
 * database, so that a restart or a second server gives no new ones. What is counted is kept as a
 * digest only.
 */
public final class Throttle {
    private static final Duration LONGEST = Duration.ofDays(90);

    /** At most so many attempts in each span of that length, which is 90 days at most. */
    public record Rule(String name, int attempts, Duration span) {
        public Rule {
            if (span.compareTo(LONGEST) > 0) {
                throw new IllegalArgumentException(name + ": attempts are forgotten before");
            }
        }
    }

    private final Transactions transactions;
    private final JdbcClient sql;
    private final InstantSource clock;

    Throttle(Transactions transactions, JdbcClient sql, InstantSource clock) {
        this.transactions = transactions;
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Counts one attempt.
     *
     * @param subject whose it is: an e-mail address, a network address
     * @throws ProblemException {@link PlatformProblem#TOO_MANY_ATTEMPTS} past the rule's number
     */
    public void attempt(Rule rule, String subject) {
        var now = clock.instant();
        long span = rule.span().toSeconds();
        var start =
                java.time.Instant.ofEpochSecond(Math.floorDiv(now.getEpochSecond(), span) * span);
        int attempts =
                transactions.in(
                        Scope.system("throttle"), () -> count(digest(rule, subject), start));
        if (attempts > rule.attempts()) {
            throw new ProblemException(
                            PlatformProblem.TOO_MANY_ATTEMPTS,
                            "There were too many attempts. Please wait a while.")
                    .retryAfter(Duration.between(now, start.plusSeconds(span)));
        }
    }

    private int count(byte[] subject, java.time.Instant start) {
        return sql.sql(
                        """
                        insert into platform.throttle as counted (subject, span_start, attempts)
                        values (:subject, :start, 1)
                            on conflict (subject, span_start) do update set attempts = counted.attempts + 1
                        returning attempts
                        """)
                .param("subject", subject)
                .param("start", Timestamp.from(start))
                .query(Integer.class)
                .single();
    }

    /** Forgets what no rule's span reaches back to. */
    void forgetOld() {
        transactions.run(
                Scope.system("throttle"),
                () ->
                        sql.sql("delete from platform.throttle where span_start < :before")
                                .param("before", Timestamp.from(clock.instant().minus(LONGEST)))
                                .update());
    }

    private static byte[] digest(Rule rule, String subject) {
        return Sha256.of(rule.name() + "\n" + subject);
    }
}
