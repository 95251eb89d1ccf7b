import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.Tributary;
import io.tributary.billing.BillingRun;
import io.tributary.ledger.MoneyCheck;
import io.tributary.platform.Jobs;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Locale;
import java.util.stream.Stream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Measures the billing run month after month on one book, which grows by an invoice of each
 * subscription every month: how many invoices a second, and what an invoice costs when the book has
 * grown tenfold. Nothing else runs; fsync and synchronous commit are on. Tables are analysed after
 * each month, as autovacuum does within a minute: until then PostgreSQL reads what it planned when
 * they were empty.
 *
 * <p>Run it by {@code bench/billing-run}, which gives the classes of the packaged jar.
 */
final class BillingRunBench {
    private static final int SUBSCRIPTIONS = Integer.getInteger("subscriptions", 10_000);
    private static final int RUNS = Integer.getInteger("runs", 1);

    /** Two warm up; the next is the small book, and the last one that has grown tenfold. */
    private static final int MONTHS = 22;

    private static final int WARM = 2;

    private static final String PREPARE =
            """
            with fresh as (
                select md5('customer ' || n)::uuid as customer, md5('subscription ' || n)::uuid as id,
                       (array ['Europe/Berlin', 'America/New_York', 'Asia/Tokyo'])[1 + n %% 3] as zone,
                       current_date + 1 + n %% 28 as first
                  from generate_series(1, %d) as n),
            profiles as (
                insert into billing.billing_profile
                       (organization_id, legal_name, street, postal_code, city, region, country,
                        vat_id, email, zone, currency, updated_at)
                select customer, 'Lantern', 'Long Street 1', '20095', 'Hamburg', '', 'DE', '',
                       'billing@lantern.example', zone, 'USD', now()
                  from fresh)
            insert into billing.subscription
                   (id, organization_id, product_code, family, stream, price_version_id, quantity,
                    state, zone, anchor, terms_days, due_on, due_at, created_at)
            select id, customer, 'api-starter', 'api', 'api-licences',
                   '01900000-0000-7000-8000-000000000001', 1, 'active', zone, first, 30, first,
                   first::timestamp at time zone zone, now()
              from fresh
            """;

    /** What a month's run took. */
    private record Month(
            long documentsBefore,
            long invoices,
            double seconds,
            Duration server,
            Duration database) {
        double perSecond() {
            return invoices / seconds;
        }

        double micros(Duration processor) {
            return processor.toNanos() / 1e3 / invoices;
        }

        double microsOfAll() {
            return micros(server) + micros(database);
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "book of %,8d documents: %,7d invoices, %6.0f/s, processor time per invoice:"
                            + " server %5.0f µs, database %5.0f µs",
                    documentsBefore,
                    invoices,
                    perSecond(),
                    micros(server),
                    micros(database));
        }
    }

    public static void main(String[] arguments) throws Exception {
        var directory = Files.createTempDirectory("billing-bench").resolve("postgres");
        try (var server =
                SpringApplication.run(
                        Tributary.class,
                        "--server.port=0",
                        "--logging.level.root=warn",
                        "--tributary.demo.enabled=false",
                        "--tributary.clock.adjustable=true",
                        "--tributary.database.directory=" + directory)) {
            var jobs = server.getBean(Jobs.class);
            jobs.stop();
            try (var connection = superuser(directory)) {
                run(connection, PREPARE.formatted(SUBSCRIPTIONS));
                run(connection, "vacuum analyze");
                var months = new ArrayList<Month>();
                for (int month = 0; month < MONTHS; month++) {
                    run(connection, "truncate platform.scheduled_task");
                    jobs.advance(Duration.ofDays(month == 0 ? 30 : 31));
                    months.add(measure(server, directory, connection));
                    System.out.println(months.getLast());
                    run(connection, "analyze");
                }
                compare(months.get(WARM), months.getLast());
            }
            System.out.println(server.getBean(MoneyCheck.class).run().text());
        }
    }

    private static void compare(Month small, Month big) {
        System.out.printf(
                Locale.ROOT,
                "the book is %.1f times as large; an invoice costs %.2f times the time and %.2f"
                        + " times the processor time%n",
                (double) big.documentsBefore() / small.documentsBefore(),
                small.perSecond() / big.perSecond(),
                big.microsOfAll() / small.microsOfAll());
    }

    private static Month measure(
            ConfigurableApplicationContext server, Path directory, Connection connection)
            throws Exception {
        var run = server.getBean(BillingRun.class);
        long documents = documents(connection);
        var own = processor(ProcessHandle.current());
        var databases = databases(directory);
        long before = System.nanoTime();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < RUNS; i++) {
            threads.add(Thread.ofPlatform().start(run::run));
        }
        for (var thread : threads) {
            thread.join();
        }
        double seconds = (System.nanoTime() - before) / 1e9;
        return new Month(
                documents,
                documents(connection) - documents,
                seconds,
                processor(ProcessHandle.current()).minus(own),
                databases(directory).minus(databases));
    }

    private static Duration processor(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static Duration databases(Path directory) throws Exception {
        var pid = Files.readAllLines(directory.resolve("cluster/postmaster.pid")).getFirst();
        var postmaster = ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants())
                .map(BillingRunBench::processor)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static long documents(Connection connection) throws Exception {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select count(*) from billing.invoice where status = 'final'")) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static void run(Connection connection, String command) throws Exception {
        try (var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static Connection superuser(Path directory) throws Exception {
        var master =
                HexFormat.of()
                        .parseHex(Files.readString(directory.resolve("master-secret")).strip());
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(master, "HmacSHA256"));
        var password = HexFormat.of().formatHex(mac.doFinal("database/postgres".getBytes(UTF_8)));
        var port = Files.readAllLines(directory.resolve("cluster/postmaster.pid")).get(3).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/tributary", "postgres", password);
    }
}
