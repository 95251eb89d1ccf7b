package io.tributary.privacy;

import io.tributary.kernel.ProblemException;
import io.tributary.kernel.RetentionRule;
import io.tributary.kernel.UuidV7;
import io.tributary.platform.DurableJob;
import io.tributary.platform.Jobs;
import io.tributary.platform.PlatformProblem;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.security.SecureRandom;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How long things are kept. Each rule is a job of its own, once a day; what is deleted and the note
 * that it was are one transaction.
 */
public final class Retention {
    private static final Scope SCOPE = Scope.system("how long things are kept");

    /**
     * A rule, and how it went the last time.
     *
     * @param days how long the house keeps it now
     */
    public record Kept(RetentionRule rule, int days, @Nullable Run last) {}

    /** One run of a rule. */
    public record Run(String rule, Instant ranAt, int days, long removed) {}

    private final ObjectProvider<RetentionRule> rules;
    private final JdbcClient sql;
    private final Jobs jobs;
    private final Transactions transactions;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    Retention(
            ObjectProvider<RetentionRule> rules,
            JdbcClient sql,
            Jobs jobs,
            Transactions transactions,
            InstantSource clock) {
        this.rules = rules;
        this.sql = sql;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Every rule there is, by name. */
    public List<Kept> rules() {
        return transactions.in(
                SCOPE,
                () ->
                        rules.stream()
                                .sorted(Comparator.comparing(RetentionRule::name))
                                .map(rule -> new Kept(rule, days(rule), last(rule).orElse(null)))
                                .toList());
    }

    /**
     * Keeps what the rule is about for so many days from now on.
     *
     * @param days from 1 to 36,500
     */
    public void keepFor(String name, int days) {
        found(name);
        transactions.run(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        insert into privacy.retention_setting (rule, days)
                                        values (:rule, :days)
                                            on conflict (rule) do update
                                           set days = excluded.days
                                        """)
                                .param("rule", name)
                                .param("days", days)
                                .update());
    }

    /** Arranges a run of each rule. */
    void arrange(DurableJob job) {
        transactions.run(
                SCOPE,
                () -> rules.stream().forEach(rule -> jobs.schedule(job, rule.name(), rule.name())));
    }

    /** Deletes what the rule says, and writes down how much. */
    public Run run(String name) {
        var rule = found(name);
        return transactions.in(
                SCOPE,
                () -> {
                    var now = clock.instant();
                    int days = days(rule);
                    long removed = rule.forgetting().forget(now.minus(Duration.ofDays(days)));
                    var run = new Run(name, now, days, removed);
                    keep(run);
                    return run;
                });
    }

    /** The last runs, the newest first. */
    public List<Run> runs(int limit) {
        return transactions.in(
                SCOPE,
                () ->
                        sql.sql(
                                        """
                                        select rule, ran_at, days, removed
                                          from privacy.retention_run
                                         order by id desc
                                         limit :limit
                                        """)
                                .param("limit", limit)
                                .query(Run.class)
                                .list());
    }

    /** Notes of runs are kept for as long as requests are. */
    long forgetRuns(Instant before) {
        return sql.sql("delete from privacy.retention_run where ran_at < :before")
                .param("before", Timestamp.from(before))
                .update();
    }

    private void keep(Run run) {
        sql.sql(
                        """
                        insert into privacy.retention_run (id, rule, ran_at, days, removed)
                        values (:id, :rule, :at, :days, :removed)
                        """)
                .param("id", UuidV7.at(run.ranAt(), random))
                .param("rule", run.rule())
                .param("at", Timestamp.from(run.ranAt()))
                .param("days", run.days())
                .param("removed", run.removed())
                .update();
    }

    private int days(RetentionRule rule) {
        return sql.sql("select days from privacy.retention_setting where rule = :rule")
                .param("rule", rule.name())
                .query(Integer.class)
                .optional()
                .orElse(rule.days());
    }

    private Optional<Run> last(RetentionRule rule) {
        return sql.sql(
                        """
                        select rule, ran_at, days, removed
                          from privacy.retention_run
                         where rule = :rule
                         order by id desc
                         limit 1
                        """)
                .param("rule", rule.name())
                .query(Run.class)
                .optional();
    }

    private RetentionRule found(String name) {
        return rules.stream()
                .filter(rule -> rule.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () ->
                                new ProblemException(
                                        PlatformProblem.NOT_FOUND, "There is no such rule."));
    }
}
