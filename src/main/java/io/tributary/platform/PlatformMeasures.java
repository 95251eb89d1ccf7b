package io.tributary.platform;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the platform measures: the process, its pool, group commits, jobs, mail, failures. */
final class PlatformMeasures {
    private static final double MILLIS = 1_000;

    private PlatformMeasures() {}

    /** The Java process. */
    static List<Measure> process() {
        var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        var collections = ManagementFactory.getGarbageCollectorMXBeans();
        var runtime = ManagementFactory.getRuntimeMXBean();
        return List.of(
                Measure.gauge("tributary_jvm_heap_used_bytes", "Heap in use.", heap.getUsed()),
                Measure.gauge(
                        "tributary_jvm_heap_max_bytes", "Most heap there can be.", heap.getMax()),
                Measure.gauge(
                        "tributary_jvm_threads",
                        "Platform threads that live.",
                        ManagementFactory.getThreadMXBean().getThreadCount()),
                Measure.counter(
                        "tributary_jvm_gc_seconds_total",
                        "Time spent collecting garbage.",
                        collections.stream()
                                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                                        .sum()
                                / MILLIS),
                Measure.gauge(
                        "tributary_uptime_seconds",
                        "Since the process started.",
                        runtime.getUptime() / MILLIS));
    }

    /** The connections to the database. */
    static List<Measure> pool(ApplicationPool pool) {
        var found = pool.figures();
        return found.isEmpty()
                ? List.of()
                : List.of(
                        Measure.of(
                                "tributary_database_connections",
                                Measure.Type.GAUGE,
                                "Connections of the pool, by what they do; waiting are threads"
                                        + " without one.",
                                "state",
                                found));
    }

    /** How group commits go. */
    static List<Measure> commits() {
        var batches = new TreeMap<String, Double>();
        var items = new TreeMap<String, Double>();
        CommitTally.all()
                .forEach(
                        (name, tally) -> {
                            batches.put(name, (double) tally.batches());
                            items.put(name, (double) tally.items());
                        });
        return List.of(
                Measure.of(
                        "tributary_group_commit_batches_total",
                        Measure.Type.COUNTER,
                        "Transactions in which gathered items were written.",
                        "commit",
                        batches),
                Measure.of(
                        "tributary_group_commit_items_total",
                        Measure.Type.COUNTER,
                        "Items that were written in them.",
                        "commit",
                        items));
    }

    /** Jobs and mail. */
    static List<Measure> work(Jobs jobs, Mails mails, InstantSource clock) {
        var queue = jobs.queue();
        var parked =
                jobs.parked().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Jobs.Parked::job,
                                        TreeMap::new,
                                        Collectors.summingDouble(_ -> 1)));
        return List.of(
                Measure.gauge("tributary_jobs_due", "Jobs that should run by now.", queue.due()),
                Measure.gauge(
                        "tributary_jobs_lag_seconds",
                        "How long the oldest of them is due.",
                        age(queue.since(), clock.instant())),
                Measure.gauge(
                        "tributary_jobs_parked",
                        "Jobs whose attempts are used up.",
                        jobs.parked().size()),
                Measure.of(
                        "tributary_jobs_parked_by_job",
                        Measure.Type.GAUGE,
                        "The same, by job.",
                        "job",
                        parked),
                Measure.gauge(
                        "tributary_mail_waiting",
                        "Messages that no mail server has taken.",
                        mails.waiting()));
    }

    /** What nobody expected, and what waits for a human. */
    static List<Measure> matters(Failures failures, ObjectProvider<OpenMatter> matters) {
        Map<String, Double> waiting =
                matters.stream()
                        .map(OpenMatter::look)
                        .collect(
                                Collectors.toMap(
                                        OpenMatter.Standing::name,
                                        matter -> (double) matter.count(),
                                        Double::sum));
        return List.of(
                Measure.counter(
                        "tributary_failures_total",
                        "Errors that were logged with their exception.",
                        failures.seen()),
                Measure.of(
                        "tributary_open_matters",
                        Measure.Type.GAUGE,
                        "What waits for a human, as on the desk.",
                        "matter",
                        waiting));
    }

    private static double age(@Nullable Instant since, Instant now) {
        return since == null ? 0 : Math.max(0, Duration.between(since, now).toMillis() / MILLIS);
    }
}
