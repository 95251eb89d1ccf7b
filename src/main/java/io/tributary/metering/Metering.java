package io.tributary.metering;

import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Page;
import io.tributary.kernel.Period;
import io.tributary.kernel.RequestId;
import io.tributary.platform.GroupCommit;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.jspecify.annotations.Nullable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** What was used: records it durably, exactly once, and answers questions about it. */
public final class Metering implements AutoCloseable {
    private static final UUID NEWEST = new UUID(-1, -1);

    private final Transactions transactions;
    private final UsageStore calls;
    private final CallStore single;
    private final RollUpStore rollUp;
    private final Partitions partitions;
    private final GroupCommit<Usage, Boolean> commits;
    private final Consumer<Usage> keeper;

    Metering(
            Transactions transactions,
            UsageStore calls,
            CallStore single,
            RollUpStore rollUp,
            Partitions partitions,
            MeteringSettings.Commit commit) {
        this.transactions = transactions;
        this.calls = calls;
        this.single = single;
        this.rollUp = rollUp;
        this.partitions = partitions;
        this.commits =
                new GroupCommit<>(
                        "usage",
                        transactions,
                        Scope.system("usage of many organizations"),
                        GroupCommit.Limits.DEFAULT,
                        this::write);
        this.keeper =
                switch (commit) {
                    case GROUP -> commits::submit;
                    case SINGLE -> this::keepAlone;
                };
    }

    /**
     * Keeps one call; returns when it is committed. The same id is kept once, however often it is
     * recorded.
     *
     * @throws io.tributary.kernel.ProblemException when too much is waiting to be written
     */
    public void record(Usage usage) {
        keeper.accept(usage);
    }

    private void keepAlone(Usage usage) {
        transactions.run(Scope.of(usage.organization()), () -> write(List.of(usage)));
    }

    /** Keeps many calls at once in the caller's transaction, or its own. */
    public void record(List<Usage> usages) {
        transactions.run(Scope.system("usage brought in"), () -> write(usages));
    }

    /** After much was brought in at once: the database learns how much there is now. */
    public void settle() {
        transactions.run(Scope.system("statistics of usage"), rollUp::analyze);
    }

    private List<Boolean> write(List<Usage> batch) {
        if (!batch.isEmpty()) {
            partitions.cover(batch);
            calls.write(batch);
        }
        return Collections.nCopies(batch.size(), Boolean.TRUE);
    }

    /** Usage by group, in the order of the groups' names; groups without any are left out. */
    public List<UsageGroup> usage(OrganizationId organization, UsageQuery query) {
        return switch (query.groupBy()) {
            case HOUR, DAY ->
                    new UsageReport(List.of(), hours(organization, query.mode(), query.period()))
                            .by(query.groupBy());
            case ENDPOINT, KEY, STATUS, COUNTRY ->
                    new UsageReport(parts(organization, query.mode(), query.period()), List.of())
                            .by(query.groupBy());
        };
    }

    /** Usage by everything at once, for every hour (UTC) that the period touches. */
    public UsageReport report(OrganizationId organization, Mode mode, Period period) {
        return transactions.in(
                Scope.of(organization),
                () ->
                        new UsageReport(
                                rollUp.parts(organization, mode, period),
                                rollUp.hours(organization, mode, period)));
    }

    private List<RollUpStore.Part> parts(OrganizationId organization, Mode mode, Period period) {
        return transactions.in(
                Scope.of(organization), () -> rollUp.parts(organization, mode, period));
    }

    private List<RollUpStore.HourPart> hours(
            OrganizationId organization, Mode mode, Period period) {
        return transactions.in(
                Scope.of(organization), () -> rollUp.hours(organization, mode, period));
    }

    /** The usage of a span that need not begin or end with an hour. */
    public Totals totals(OrganizationId organization, Mode mode, Period period) {
        return UsageGroups.totals(
                transactions.in(Scope.of(organization), () -> counted(organization, mode, period)));
    }

    /**
     * Whole hours come from the roll-up, what is before and after them from the calls themselves.
     */
    private List<BucketCount> counted(OrganizationId organization, Mode mode, Period period) {
        var first = Hours.ceiling(period.from());
        var last = Hours.floor(period.until());
        if (!first.isBefore(last)) {
            return calls.counted(organization, mode, period);
        }
        var all = new ArrayList<>(rollUp.counted(organization, mode, new Period(first, last)));
        if (period.from().isBefore(first)) {
            all.addAll(calls.counted(organization, mode, new Period(period.from(), first)));
        }
        if (last.isBefore(period.until())) {
            all.addAll(calls.counted(organization, mode, new Period(last, period.until())));
        }
        return all;
    }

    /**
     * How requests ended, hour by hour (UTC); hours without any are left out.
     *
     * @param hours of whole hours
     */
    public List<HourOfAnswers> answers(OrganizationId organization, Mode mode, Period hours) {
        return transactions.in(
                Scope.of(organization), () -> rollUp.answers(organization, mode, hours));
    }

    /** When in the week the usage of that period happened. */
    public Heatmap heatmap(OrganizationId organization, Mode mode, Period period) {
        return new UsageReport(List.of(), hours(organization, mode, period)).week();
    }

    /**
     * Calls one by one, the newest first.
     *
     * @param cursor {@link Page#nextCursor()} of the page before; null for the first
     * @param limit at least 1
     * @throws io.tributary.kernel.ProblemException when the cursor is none
     */
    public Page<Call> recent(
            OrganizationId organization, CallFilter filter, @Nullable String cursor, int limit) {
        var before = cursor == null ? NEWEST : Cursors.read(cursor);
        var found =
                transactions.in(
                        Scope.of(organization),
                        () -> single.recent(organization, filter, before, limit + 1));
        return page(found, limit);
    }

    /**
     * Calls that are looked for, the newest first.
     *
     * @param cursor {@link Page#nextCursor()} of the page before; null for the first
     * @param limit at least 1
     * @throws io.tributary.kernel.ProblemException when the cursor is none
     */
    public Page<Call> search(
            OrganizationId organization, CallSearch search, @Nullable String cursor, int limit) {
        var before = cursor == null ? NEWEST : Cursors.read(cursor);
        var found =
                transactions.in(
                        Scope.of(organization),
                        () -> single.search(organization, search, before, limit + 1));
        return page(found, limit);
    }

    private static Page<Call> page(List<Call> found, int limit) {
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(found.subList(0, limit), found.get(limit - 1).id().toString());
    }

    /** One call; empty also for somebody else's. */
    public Optional<Call> find(OrganizationId organization, RequestId id) {
        return transactions.in(Scope.of(organization), () -> single.find(organization, id));
    }

    /** When the first call of that mode was made that was answered with a status below 400. */
    public Optional<Instant> firstSuccess(OrganizationId organization, boolean livemode) {
        return transactions.in(
                Scope.of(organization), () -> single.firstSuccess(organization, livemode));
    }

    /** From which addresses each key was used since then. */
    public List<Sighting> sightings(OrganizationId organization, Instant since) {
        return transactions.in(Scope.of(organization), () -> single.sightings(organization, since));
    }

    /** What every organization did in the hours (UTC) that begin within that period. */
    public List<Activity> activity(Period hours) {
        return transactions.in(
                Scope.system("usage of all organizations"), () -> rollUp.activity(hours));
    }

    /**
     * When requests were admitted, the newest first: what a limiter needs to know after a restart.
     *
     * @param max how many it needs at most
     */
    public List<Instant> admissionsSince(
            OrganizationId organization, boolean livemode, Instant since, int max) {
        return transactions.in(
                Scope.of(organization), () -> calls.admissions(organization, livemode, since, max));
    }

    /** How many calls were counted since that instant. */
    public long callsSince(OrganizationId organization, boolean livemode, Instant since) {
        var period = new Period(since, Instant.parse("9999-01-01T00:00:00Z"));
        return transactions
                .in(Scope.of(organization), () -> counted(organization, Mode.of(livemode), period))
                .stream()
                .mapToLong(BucketCount::calls)
                .sum();
    }

    /** How many requests each key made, in a span that need not begin or end with an hour. */
    public Map<UUID, Long> requestsByKey(OrganizationId organization, Period period) {
        var first = Hours.ceiling(period.from());
        var last = Hours.floor(period.until());
        var all = new HashMap<UUID, Long>();
        transactions.run(
                Scope.of(organization),
                () -> {
                    if (!first.isBefore(last)) {
                        calls.addRequests(organization, period, all);
                        return;
                    }
                    rollUp.addRequests(organization, new Period(first, last), all);
                    calls.addRequests(organization, new Period(period.from(), first), all);
                    calls.addRequests(organization, new Period(last, period.until()), all);
                });
        return all;
    }

    /** When a key was used last, refused calls too; empty when not since that instant's hour. */
    public Optional<Instant> lastRequest(OrganizationId organization, UUID key, Instant since) {
        return transactions.in(
                Scope.of(organization),
                () ->
                        rollUp.lastHour(organization, key, Hours.floor(since))
                                .flatMap(hour -> calls.last(organization, key, hour)));
    }

    /** Writes what waits, and takes no more. */
    @Override
    public void close() {
        commits.close();
    }
}
