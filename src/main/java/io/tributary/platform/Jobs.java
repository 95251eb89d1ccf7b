package io.tributary.platform;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.JdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.TransactionAwareDataSourceProxy;
import org.springframework.transaction.support.TransactionSynchronizationManager;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

/**
 * Durable work. A job is scheduled in the transaction that needs it, runs after the commit on one
 * of the servers, is tried again with growing pauses, and is parked with its reason when it cannot
 * be done: nothing is skipped silently.
 */
public final class Jobs implements SmartLifecycle {
    /** What a killed server was at is taken up by another after four of these, a minute. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(15);

    private static final int HEARTBEATS_MISSED = 4;

    private static final Logger LOG = LoggerFactory.getLogger(Jobs.class);
    private static final String TABLE = "platform.scheduled_task";

    /** Told, not detected: no connection is needed to make this. */
    private static final JdbcCustomization POSTGRESQL =
            new PostgreSqlJdbcCustomization(false, false);

    private static final Duration POLL = Duration.ofSeconds(1);

    /** Work that could not be done, and why. */
    public record Parked(
            String job, String instance, int attempts, String reason, Instant parkedAt) {}

    private final DataSource pool;
    private final Transactions transactions;
    private final JdbcClient sql;
    private final AdjustableClock clock;
    private final ObjectProvider<DurableJob> jobs;
    private final ObjectProvider<RecurringJob> recurring;
    private final SchedulerClient client;
    private volatile @Nullable Scheduler scheduler;

    /** The jobs are looked up at start: their work may itself want to schedule. */
    Jobs(
            DataSource pool,
            Transactions transactions,
            JdbcClient sql,
            AdjustableClock clock,
            ObjectProvider<DurableJob> jobs,
            ObjectProvider<RecurringJob> recurring) {
        this.pool = new TransactionAwareDataSourceProxy(pool);
        this.transactions = transactions;
        this.sql = sql;
        this.clock = clock;
        this.jobs = jobs;
        this.recurring = recurring;
        this.client =
                SchedulerClient.Builder.create(this.pool)
                        .tableName(TABLE)
                        .jdbcCustomization(POSTGRESQL)
                        .build();
    }

    /**
     * The job will run once this transaction has committed. The instance names it among its kind.
     */
    public void schedule(DurableJob job, String instance, String data) {
        schedule(job, instance, data, clock.instant());
    }

    /** The job will run at that instant or soon after. */
    public void schedule(DurableJob job, String instance, String data, Instant due) {
        client.scheduleIfNotExists(new TaskInstance<>(job.name(), instance, data), due);
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            Transactions.afterCommit(this::lookForDueJobs);
        }
    }

    private void lookForDueJobs() {
        var started = scheduler;
        if (started != null) {
            started.triggerCheckForDueExecutions();
        }
    }

    /** What could not be done, the newest first. */
    public List<Parked> parked() {
        return transactions.in(
                Scope.system("board of parked jobs"),
                () ->
                        sql.sql(
                                        """
                                        select job, instance, attempts, reason, parked_at
                                          from platform.parked_job
                                         order by parked_at desc
                                         limit 200
                                        """)
                                .query(Parked.class)
                                .list());
    }

    /**
     * Tries parked work again, from its first attempt on.
     *
     * @return false when it is not parked, or no such job is known any more
     */
    public boolean retry(String job, String instance) {
        var known = jobs.stream().filter(one -> one.name().equals(job)).findFirst();
        return known.isPresent()
                && transactions.in(
                        Scope.system("retry a parked job"),
                        () -> {
                            var data = unparked(job, instance);
                            data.ifPresent(kept -> schedule(known.get(), instance, kept));
                            return data.isPresent();
                        });
    }

    /** Gives parked work up for good; false when it is not parked. */
    public boolean dismiss(String job, String instance) {
        return transactions.in(
                Scope.system("dismiss a parked job"), () -> unparked(job, instance).isPresent());
    }

    private Optional<String> unparked(String job, String instance) {
        return sql.sql(
                        """
                        delete from platform.parked_job
                         where job = :job and instance = :instance
                        returning data
                        """)
                .param("job", job)
                .param("instance", instance)
                .query(String.class)
                .optional();
    }

    /**
     * What waits to be run.
     *
     * @param due what should be running by now
     * @param since when the oldest of it was due; null when nothing is
     */
    public record Queue(long due, @Nullable Instant since) {}

    /** What should be running by now and is not. */
    public Queue queue() {
        return transactions.in(
                Scope.system("queue of jobs"),
                () ->
                        sql.sql(
                                        """
                                        select count(*) as due, min(execution_time) as since
                                          from platform.scheduled_task
                                         where execution_time <= :now and not picked
                                        """)
                                .param("now", Timestamp.from(clock.instant()))
                                .query(
                                        (row, _) -> {
                                            var since = row.getTimestamp("since");
                                            return new Queue(
                                                    row.getLong("due"),
                                                    since == null ? null : since.toInstant());
                                        })
                                .single());
    }

    /**
     * Moves time forward, running everything that falls due on the way at its own due time, one
     * after another. Only where the clock is adjustable.
     */
    public void advance(Duration by) {
        var target = clock.instant().plus(by);
        for (var due = nextDue(target); due != null; due = nextDue(target)) {
            advanceTo(due);
            lookForDueJobs();
            awaitRun(due);
        }
        advanceTo(target);
    }

    /** The clock also goes by itself: it is read once. */
    private void advanceTo(Instant then) {
        var now = clock.instant();
        if (then.isAfter(now)) {
            clock.advance(Duration.between(now, then));
        }
    }

    private @Nullable Instant nextDue(Instant target) {
        return transactions
                .in(
                        Scope.system("next due job"),
                        () ->
                                sql.sql(
                                                """
                                                select min(execution_time)
                                                  from platform.scheduled_task
                                                 where execution_time <= :target
                                                """)
                                        .param("target", Timestamp.from(target))
                                        .query(Timestamp.class)
                                        .optional())
                .map(Timestamp::toInstant)
                .orElse(null);
    }

    private void awaitRun(Instant due) {
        var patience = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (due.equals(nextDue(due))) {
            if (System.nanoTime() > patience) {
                throw new IllegalStateException("a job that was due at " + due + " does not end");
            }
            try {
                Thread.sleep(Duration.ofMillis(5));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while jobs were running");
            }
        }
    }

    private OneTimeTask<String> task(DurableJob job) {
        return Tasks.oneTime(job.name(), String.class)
                .onFailure((complete, operations) -> retryOrPark(job, complete, operations))
                .execute((instance, _) -> job.work().accept(instance.getData()));
    }

    private static RecurringTask<Void> task(RecurringJob job) {
        return Tasks.recurring(job.name(), FixedDelay.of(job.every())).execute((_, _) -> run(job));
    }

    /** It runs again when its time comes; that it failed is for the operator's desk. */
    private static void run(RecurringJob job) {
        try {
            job.work().run();
        } catch (RuntimeException failed) {
            LOG.atError()
                    .addKeyValue(Failures.DOING, "job " + job.name())
                    .setCause(failed)
                    .log("the recurring job {} failed", job.name());
            throw failed;
        }
    }

    private void retryOrPark(
            DurableJob job, ExecutionComplete complete, ExecutionOperations<String> operations) {
        int failures = complete.getExecution().consecutiveFailures + 1;
        if (failures < job.attempts()) {
            operations.reschedule(complete, clock.instant().plus(DurableJob.pauseAfter(failures)));
            return;
        }
        var instance = complete.getExecution().taskInstance;
        var reason = complete.getCause().map(Throwable::toString).orElse("unknown");
        LOG.atError()
                .addKeyValue(Failures.DOING, "job " + job.name())
                .setCause(complete.getCause().orElse(null))
                .log("parked {} {} after {} attempts", job.name(), instance.getId(), failures);
        transactions.run(
                Scope.system("park a job"),
                () -> {
                    park(
                            job.name(),
                            instance.getId(),
                            String.valueOf(instance.getData()),
                            failures,
                            reason);
                    operations.stop();
                });
    }

    private void park(String job, String instance, String data, int attempts, String reason) {
        sql.sql(
                        """
                        insert into platform.parked_job (job, instance, data, attempts, reason, parked_at)
                        values (:job, :instance, :data, :attempts, :reason, :now)
                            on conflict (job, instance) do update
                           set data = excluded.data, attempts = excluded.attempts, reason = excluded.reason,
                               parked_at = excluded.parked_at
                        """)
                .param("job", job)
                .param("instance", instance)
                .param("data", data)
                .param("attempts", attempts)
                .param("reason", reason)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    @Override
    public void start() {
        var oneTime = jobs.stream().<Task<?>>map(this::task).toList();
        var started =
                Scheduler.create(pool, oneTime)
                        .startTasks(recurring.stream().map(Jobs::task).toList())
                        .tableName(TABLE)
                        .jdbcCustomization(POSTGRESQL)
                        .clock(clock::instant)
                        .pollingInterval(POLL)
                        .heartbeatInterval(HEARTBEAT)
                        .missedHeartbeatsLimit(HEARTBEATS_MISSED)
                        .threads(clock.isAdjustable() ? 1 : 4)
                        .shutdownMaxWait(Duration.ofSeconds(10))
                        .build();
        started.start();
        scheduler = started;
    }

    @Override
    public void stop() {
        var started = scheduler;
        if (started != null) {
            started.stop();
            scheduler = null;
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}
