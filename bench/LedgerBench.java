import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.Tributary;
import io.tributary.kernel.OrganizationId;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Book;
import io.tributary.ledger.Entry;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.MoneyCheck;
import io.tributary.ledger.Posting;
import io.tributary.ledger.Source;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.boot.SpringApplication;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Measures postings a second among 50 accounts, in one run on one database: through group commit,
 * with a transaction each, and through stored procedures with row locks. Every posting counts after
 * its commit; fsync and synchronous commit are on for all.
 *
 * <p>Run it by {@code bench/ledger}, which gives the classes of the packaged jar.
 */
final class LedgerBench {
    private static final int ACCOUNTS = 50;
    private static final Duration SPAN = Duration.ofSeconds(Long.getLong("seconds", 10));
    private static final int WAITING = Integer.getInteger("waiting", 1_000);
    private static final int CONNECTIONS = 16;
    private static final AtomicLong KEYS = new AtomicLong();

    /** One caller's act: books once and returns after the commit. */
    private interface Act {
        void post() throws Exception;
    }

    private interface Caller {
        Act begin() throws Exception;
    }

    /** What one measured span gave. */
    record Figures(String what, double perSecond, double p50Millis, double p99Millis) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-52s %8.0f postings/s   p50 %7.2f ms   p99 %7.2f ms",
                    what,
                    perSecond,
                    p50Millis,
                    p99Millis);
        }
    }

    public static void main(String[] arguments) throws Exception {
        var directory = Files.createTempDirectory("ledger-bench").resolve("postgres");
        try (var server =
                SpringApplication.run(
                        Tributary.class,
                        "--server.port=0",
                        "--logging.level.root=warn",
                        "--tributary.demo.enabled=false",
                        "--tributary.database.directory=" + directory)) {
            var ledger = server.getBean(Ledger.class);
            prepare(directory, ledger);
            var virtual = Thread.ofVirtual().factory();
            var group =
                    measure(
                            "group commit, accounts without a floor",
                            WAITING,
                            virtual,
                            () -> () -> ledger.post(posting(AccountCode.FX)));
            var strict =
                    measure(
                            "group commit, strict accounts",
                            WAITING,
                            virtual,
                            () -> () -> ledger.post(posting(AccountCode.CREDIT)));
            var single =
                    measure(
                            "one transaction per posting",
                            CONNECTIONS,
                            virtual,
                            () -> () -> ledger.record(posting(AccountCode.FX)));
            var rows =
                    measure(
                            "stored procedures with row locks",
                            CONNECTIONS,
                            Thread.ofPlatform().factory(),
                            () -> transfers(directory));
            for (var other : List.of(single, rows)) {
                System.out.printf(
                        Locale.ROOT,
                        "group commit against %s: %.1f times (strict accounts: %.1f)%n",
                        other.what(),
                        group.perSecond() / other.perSecond(),
                        strict.perSecond() / other.perSecond());
            }
            System.out.println(server.getBean(MoneyCheck.class).run().text());
        }
    }

    private static void prepare(Path directory, Ledger ledger) throws Exception {
        try (var connection = superuser(directory);
                var statement = connection.createStatement()) {
            for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                try (var value = statement.executeQuery("show " + setting)) {
                    value.next();
                    System.out.println(setting + " = " + value.getString(1));
                }
            }
            statement.execute(Files.readString(Path.of("bench/row-lock-ledger.sql")));
        }
        var bank = Account.ofHouse(AccountCode.BANK, CurrencyUnit.USD);
        for (int i = 0; i < ACCOUNTS; i++) {
            ledger.record(moved(bank, account(i, AccountCode.CREDIT), 1_000_000_000_000L));
        }
    }

    /** Half the span warms up; the rest is measured. */
    private static Figures measure(String what, int callers, ThreadFactory threads, Caller caller)
            throws Exception {
        var until = System.nanoTime() + SPAN.multipliedBy(3).dividedBy(2).toNanos();
        var from = System.nanoTime() + SPAN.dividedBy(2).toNanos();
        var all = new ConcurrentLinkedQueue<long[]>();
        var failures = new ConcurrentLinkedQueue<Exception>();
        var started =
                IntStream.range(0, callers)
                        .mapToObj(
                                _ ->
                                        threads.newThread(
                                                () -> {
                                                    try {
                                                        all.add(times(caller.begin(), from, until));
                                                    } catch (Exception failed) {
                                                        failures.add(failed);
                                                    }
                                                }))
                        .toList();
        started.forEach(Thread::start);
        for (var thread : started) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw failures.peek();
        }
        var times = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        var figures =
                new Figures(
                        what,
                        times.length / (SPAN.toMillis() / 1e3),
                        times[times.length / 2] / 1e6,
                        times[(int) (times.length * 0.99)] / 1e6);
        System.out.println(figures);
        return figures;
    }

    /** How long each posting took that was answered in the span, in nanoseconds. */
    private static long[] times(Act act, long from, long until) throws Exception {
        var times = new long[1_024];
        int count = 0;
        for (long before = System.nanoTime(); before < until; ) {
            act.post();
            long now = System.nanoTime();
            if (now >= from && now < until) {
                if (count == times.length) {
                    times = Arrays.copyOf(times, 2 * count);
                }
                times[count++] = now - before;
            }
            before = now;
        }
        return Arrays.copyOf(times, count);
    }

    private static Posting posting(AccountCode code) {
        var random = ThreadLocalRandom.current();
        int one = random.nextInt(ACCOUNTS);
        int other = (one + random.nextInt(1, ACCOUNTS)) % ACCOUNTS;
        return moved(account(one, code), account(other, code), random.nextLong(1, 100));
    }

    private static Posting moved(Account from, Account to, long minor) {
        var amount = Money.ofMinor(CurrencyUnit.USD, minor);
        return new Posting(
                "bench.moved",
                "bench/" + KEYS.getAndIncrement(),
                Instant.EPOCH,
                new Source("bench", Book.HOUSE.value()),
                List.of(Entry.debit(from, amount), Entry.credit(to, amount)));
    }

    private static Account account(int n, AccountCode code) {
        return new Account(new OrganizationId(new UUID(9, n)), code, CurrencyUnit.USD);
    }

    private static Act transfers(Path directory) throws Exception {
        var statement =
                superuser(directory).prepareStatement("select row_lock_ledger.transfer(?, ?, ?)");
        var random = ThreadLocalRandom.current();
        return () -> {
            int one = random.nextInt(ACCOUNTS);
            statement.setLong(1, one);
            statement.setLong(2, (one + random.nextInt(1, ACCOUNTS)) % ACCOUNTS);
            statement.setLong(3, random.nextLong(1, 100));
            statement.executeQuery().close();
        };
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
