package io.tributary.billing;

import io.tributary.Tributary;
import io.tributary.identity.AuditTrail;
import io.tributary.identity.Organizations;
import io.tributary.identity.Tier;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A server whose customers agreed to contracts long ago, and that catches up on all that was not
 * billed, in two billing runs at once, from the moment it has started.
 */
public final class BillingServer {
    static final int CUSTOMERS = 40;

    /** So many months ago the contracts began. */
    private static final int MONTHS = 18;

    private static final int RUNS = 2;

    private static final List<ZoneId> ZONES =
            List.of(
                    ZoneId.of("Europe/Berlin"),
                    ZoneId.of("America/New_York"),
                    ZoneId.of("Asia/Tokyo"));

    private BillingServer() {}

    public static void main(String... arguments) {
        var server = SpringApplication.run(Tributary.class, arguments);
        for (int n = customers(server); n < CUSTOMERS; n++) {
            agree(server, n);
        }
        var run = server.getBean(BillingRun.class);
        for (int i = 0; i < RUNS; i++) {
            Thread.ofPlatform().start(run::run);
        }
    }

    private static int customers(ApplicationContext server) {
        return server.getBean(Transactions.class)
                .in(
                        Scope.system("a test"),
                        () ->
                                server.getBean(JdbcClient.class)
                                        .sql("select count(*) from billing.subscription")
                                        .query(Integer.class)
                                        .single());
    }

    private static void agree(ApplicationContext server, int n) {
        var customer =
                server.getBean(Organizations.class)
                        .found("Customer " + n, Tier.ENTERPRISE, "a test")
                        .id();
        var by = AuditTrail.By.thing(customer, "a test");
        var buyer = BillingFixtures.buyer("DE", "");
        server.getBean(BillingProfiles.class)
                .save(
                        by,
                        new BillingProfile(
                                buyer.legalName(),
                                buyer.street(),
                                buyer.postalCode(),
                                buyer.city(),
                                buyer.region(),
                                buyer.country(),
                                buyer.vatId(),
                                buyer.email(),
                                ZONES.get(n % ZONES.size()),
                                buyer.currency()));
        var from =
                LocalDate.now(ZoneOffset.UTC)
                        .minusMonths(MONTHS)
                        .withDayOfMonth(1)
                        .plusDays(n % 31L);
        server.getBean(Contracts.class)
                .begin(
                        by,
                        new Contracts.Agreement(
                                "api-enterprise",
                                Money.ofMinor(CurrencyUnit.EUR, 1_000_000 + n),
                                Interval.MONTH,
                                List.of(),
                                Terms.netDays(30),
                                from,
                                null));
    }
}
