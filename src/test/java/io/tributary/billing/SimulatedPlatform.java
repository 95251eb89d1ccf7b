package io.tributary.billing;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.Organizations;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Ledger;
import io.tributary.platform.DurableJob;
import io.tributary.platform.Jobs;
import io.tributary.platform.RecurringJob;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A platform whose days pass one after the other: each day people act, then the jobs run that would
 * have run. It counts what happened.
 */
final class SimulatedPlatform implements AutoCloseable {
    /** Somebody who may do something each day; all chance is its own. */
    interface Actor {
        void act(LocalDate today);
    }

    /** Where somebody lives. */
    record Home(String country, String region, ZoneId zone) {
        static final List<Home> ALL =
                List.of(
                        new Home("DE", "", ZoneId.of("Europe/Berlin")),
                        new Home("US", "NY", ZoneId.of("America/New_York")),
                        new Home("JP", "", ZoneId.of("Asia/Tokyo")));
    }

    /** All jobs of the modules, to be run by hand. */
    record AllJobs(List<RecurringJob> recurring, Map<String, DurableJob> durable) {}

    /** Collects the jobs. */
    @Configuration(proxyBeanMethods = false)
    static class ByHand {
        @Bean
        AllJobs allJobs(
                ObjectProvider<RecurringJob> recurring, ObjectProvider<DurableJob> durable) {
            var byName = new TreeMap<String, DurableJob>();
            durable.forEach(job -> byName.put(job.name(), job));
            return new AllJobs(
                    recurring.stream().filter(job -> RUN.contains(job.name())).toList(), byName);
        }
    }

    /** What moves money. */
    private static final Set<String> RUN =
            Set.of(
                    "billing.run",
                    "ledger.seal",
                    "payments.resolve",
                    "payments.sandbox-disputes",
                    "settlement.mature",
                    "settlement.pay");

    private final TestDatabase database;
    private final SplittableRandom random;
    private final Connection schedule;
    private final SortedMap<String, Integer> happened = new TreeMap<>();
    private final List<Actor> actors = new ArrayList<>();

    SimulatedPlatform(TestDatabase database, SplittableRandom random) throws SQLException {
        this.database = database;
        this.random = random;
        this.schedule = database.superuser();
        database.bean(Jobs.class).stop();
    }

    static TestDatabase database() {
        return TestDatabase.with(
                TestDatabase.module("identity"),
                TestDatabase.module("ledger"),
                TestDatabase.module("payments"),
                TestDatabase.module("metering"),
                TestDatabase.module("notify"),
                TestDatabase.module("settlement"),
                InvoiceConfiguration.class,
                SubscriptionConfiguration.class,
                ByHand.class);
    }

    /** The first of the next July whose following February has 29 days. */
    static LocalDate firstDay(Instant now) {
        var first = LocalDate.ofInstant(now, ZoneOffset.UTC).plusYears(1).withDayOfYear(182);
        while (!first.plusYears(1).isLeapYear()) {
            first = first.plusYears(1);
        }
        return first.withMonth(7).withDayOfMonth(1);
    }

    void join(Actor actor) {
        actors.add(actor);
    }

    /** Lets a day pass. When on that day things are done is left to chance. */
    void live(LocalDate day) {
        var then = day.atTime(random.nextInt(24), 0).toInstant(ZoneOffset.UTC);
        database.pass(Duration.between(now(), then));
        actors.forEach(actor -> actor.act(day));
        work();
    }

    private void work() {
        var jobs = database.bean(AllJobs.class);
        jobs.recurring().forEach(job -> job.work().run());
        for (var due = due(); !due.isEmpty(); due = due()) {
            for (var task : due) {
                var job = jobs.durable().get(task.job());
                if (job != null) {
                    job.work().accept(task.instance());
                }
            }
        }
    }

    /** What was to be done once, and is. */
    private record Task(String job, String instance) {}

    private List<Task> due() {
        var due = new ArrayList<Task>();
        try (var statement =
                schedule.prepareStatement(
                        """
                        delete from platform.scheduled_task
                         where execution_time <= ? and task_instance <> 'recurring'
                        returning task_name, task_instance
                        """)) {
            statement.setTimestamp(1, Timestamp.from(now()));
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    due.add(new Task(rows.getString(1), rows.getString(2)));
                }
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
        due.sort(Comparator.comparing(Task::job).thenComparing(Task::instance));
        return due;
    }

    @Override
    public void close() throws SQLException {
        schedule.close();
    }

    <T> T bean(Class<T> type) {
        return database.bean(type);
    }

    Instant now() {
        return database.clock().instant();
    }

    /** An organization that can be billed. */
    OrganizationId found(String name, Home home, CurrencyUnit currency) {
        var id = bean(Organizations.class).found(name, Tier.STARTER, "a year").id();
        bean(BillingProfiles.class)
                .save(
                        by(id),
                        new BillingProfile(
                                name,
                                "Long Street 1",
                                "10115",
                                "Town",
                                home.region(),
                                home.country(),
                                "",
                                "billing@year.example",
                                home.zone(),
                                currency));
        return id;
    }

    static AuditTrail.By by(OrganizationId organization) {
        return AuditTrail.By.thing(organization, "a year");
    }

    /** Counts it. */
    void happened(String what) {
        happened.merge(what, 1, Integer::sum);
    }

    SortedMap<String, Integer> happenings() {
        return new TreeMap<>(happened);
    }

    /** What every account of the house, and each kind of account of others, holds: by currency. */
    SortedMap<String, Long> figures() {
        var figures = new TreeMap<String, Long>();
        for (var balance : bean(Ledger.class).trialBalance(now().plusSeconds(1))) {
            AccountCode code = balance.account().code();
            figures.merge(
                    balance.account().currency() + " " + code.code(),
                    balance.amount().getAmountMinorLong(),
                    Long::sum);
        }
        return figures;
    }
}
