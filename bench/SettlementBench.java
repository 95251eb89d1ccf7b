import io.tributary.Tributary;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Organizations;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RevenueStream;
import io.tributary.ledger.MoneyCheck;
import io.tributary.ledger.Source;
import io.tributary.platform.Jobs;
import io.tributary.settlement.DirectSales;
import io.tributary.settlement.Maturing;
import io.tributary.settlement.Payee;
import io.tributary.settlement.Payees;
import io.tributary.settlement.PayoutMethod;
import io.tributary.settlement.PayoutRun;
import io.tributary.settlement.Payouts;
import io.tributary.settlement.Sale;
import io.tributary.settlement.SplitRule;
import io.tributary.settlement.SplitRules;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;

import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Measures sales a second that are divided between an organizer, a partner and the house (each in a
 * transaction of its own with the receipt of its money), among many organizers and for a single
 * one; then how many earnings mature a second, and how many payees are paid.
 *
 * <p>Run it by {@code bench/settlement}, which gives the classes of the packaged jar.
 */
final class SettlementBench {
    private static final Duration SPAN = Duration.ofSeconds(Long.getLong("seconds", 10));
    private static final int PAYEES = Integer.getInteger("payees", 2_000);
    private static final int SELLERS = 16;
    private static final String RULE = "tickets";

    public static void main(String[] arguments) throws Exception {
        var directory = Files.createTempDirectory("settlement-bench").resolve("postgres");
        try (var server =
                SpringApplication.run(
                        Tributary.class,
                        "--server.port=0",
                        "--logging.level.root=warn",
                        "--tributary.demo.enabled=false",
                        "--tributary.database.directory=" + directory)) {
            server.getBean(Jobs.class).stop();
            var payees = prepare(server);
            var many = sell(server, () -> payees.get(ThreadLocalRandom.current().nextInt(PAYEES)));
            tell("sales among " + PAYEES + " organizers", many);
            tell("sales of one organizer", sell(server, payees::getFirst));
            long earnings = 2 * sold.get();
            tell("earnings that mature", rate(earnings, server.getBean(Maturing.class)::run));
            var run = server.getBean(PayoutRun.class);
            tell(
                    "payees that are paid",
                    rate(
                            payees.stream().filter(one -> isPayable(server, one)).count(),
                            () ->
                                    payees.stream()
                                            .filter(one -> isPayable(server, one))
                                            .forEach(one -> run.payNow(one, CurrencyUnit.USD))));
            System.out.println(server.getBean(MoneyCheck.class).run().text());
        }
    }

    private static final AtomicLong sold = new AtomicLong();

    private static void tell(String what, double perSecond) {
        System.out.printf(Locale.ROOT, "%-36s %8.0f a second%n", what, perSecond);
    }

    private static double rate(long count, Runnable work) {
        long began = System.nanoTime();
        work.run();
        return count * 1e9 / (System.nanoTime() - began);
    }

    private static boolean isPayable(ApplicationContext server, OrganizationId payee) {
        return server.getBean(Payouts.class).wallets(payee).stream()
                .anyMatch(wallet -> wallet.available().isPositive());
    }

    private static double sell(ApplicationContext server, Supplier<OrganizationId> organizer)
            throws Exception {
        var sales = server.getBean(DirectSales.class);
        var now = server.getBean(InstantSource.class).instant().minus(Duration.ofDays(8));
        var partner = organizer.get();
        sellFor(Duration.ofSeconds(3), sales, organizer, partner, now);
        return sellFor(SPAN, sales, organizer, partner, now) / (SPAN.toMillis() / 1_000.0);
    }

    private static long sellFor(
            Duration span,
            DirectSales sales,
            Supplier<OrganizationId> organizer,
            OrganizationId partner,
            Instant now)
            throws Exception {
        long end = System.nanoTime() + span.toNanos();
        var done = new AtomicLong();
        Callable<Boolean> seller =
                () -> {
                    while (System.nanoTime() < end) {
                        sales.record(sale(organizer.get(), partner, now));
                        done.incrementAndGet();
                    }
                    return true;
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sellers = new ArrayList<Callable<Boolean>>();
            for (int i = 0; i < SELLERS; i++) {
                sellers.add(seller);
            }
            for (var one : threads.invokeAll(sellers)) {
                one.get();
            }
        }
        sold.addAndGet(done.get());
        return done.get();
    }

    private static Sale sale(OrganizationId organizer, OrganizationId partner, Instant now) {
        var usd = CurrencyUnit.USD;
        return new Sale(
                "bench/" + UUID.randomUUID(),
                RULE,
                RevenueStream.TICKETS,
                "Tickets",
                Money.ofMajor(usd, 119),
                Money.ofMajor(usd, 19),
                "DE",
                Money.ofMinor(usd, 375),
                Map.of("organizer", organizer, "partner", partner),
                now,
                null,
                new Source("bench", new UUID(1, 1)));
    }

    private static List<OrganizationId> prepare(ApplicationContext server) {
        server.getBean(SplitRules.class)
                .publish(
                        "bench",
                        RULE,
                        "Tickets",
                        "organizer",
                        null,
                        Instant.parse("2020-01-01T00:00:00Z"),
                        List.of(
                                new SplitRule.Tier(
                                        Map.of(),
                                        List.of(
                                                new SplitRule.Share("organizer", 8_500, false),
                                                new SplitRule.Share("partner", 500, false),
                                                new SplitRule.Share(
                                                        SplitRule.HOUSE, 1_000, false)))));
        var organizers = new ArrayList<OrganizationId>();
        for (int n = 0; n < PAYEES; n++) {
            organizers.add(payee(server, n));
        }
        return organizers;
    }

    private static OrganizationId payee(ApplicationContext server, int n) {
        var id =
                server.getBean(Organizations.class)
                        .found("Organizer " + n, Tier.STARTER, "bench")
                        .id();
        var by = AuditTrail.By.thing(id, "bench");
        var payees = server.getBean(Payees.class);
        payees.save(
                by,
                new Payee.Profile(
                        "Organizer " + n,
                        "Kai 4",
                        "20457",
                        "Hamburg",
                        "",
                        "DE",
                        "kasse@organizer.example",
                        Payee.Kind.BUSINESS,
                        "",
                        "",
                        Payee.TaxForm.NONE),
                false);
        payees.save(
                by,
                new PayoutMethod(
                        PayoutMethod.Kind.PAYPAL,
                        "Organizer " + n,
                        "kasse@organizer.example",
                        "",
                        Money.ofMajor(CurrencyUnit.USD, 1)));
        return id;
    }
}
