package io.tributary.settlement;

import static io.tributary.settlement.SettlementFixtures.by;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.tributary.Tributary;
import io.tributary.identity.Organizations;
import io.tributary.identity.Tier;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.RevenueStream;
import io.tributary.ledger.Account;
import io.tributary.ledger.AccountCode;
import io.tributary.ledger.Ledger;
import io.tributary.ledger.Posting;
import io.tributary.ledger.Source;
import io.tributary.platform.Scope;
import io.tributary.platform.Transactions;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A server whose payees sold something long ago, and that pays them all, by two payout runs and two
 * senders at once, from the moment it has started.
 */
public final class PayoutServer {
    static final int PAYEES = 300;

    private static final String RULE = "app-sales";
    private static final int WORKERS = 2;
    private static final Scope SCOPE = Scope.system("a test");

    private PayoutServer() {}

    public static void main(String... arguments) {
        var all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = "--tributary.settlement.provider=sandbox";
        var server = SpringApplication.run(Tributary.class, all);
        if (server.getBean(SplitRules.class).versions(RULE).isEmpty()) {
            publish(server);
        }
        for (int n = sales(server); n < PAYEES; n++) {
            sell(server, n);
        }
        letTimePass(server);
        var maturing = server.getBean(Maturing.class);
        maturing.run();
        for (int i = 0; i < WORKERS; i++) {
            Thread.ofPlatform().start(() -> work(server));
        }
    }

    private static void work(ApplicationContext server) {
        server.getBean(PayoutRun.class).run();
        server.getBean(Sending.class).run();
    }

    private static void publish(ApplicationContext server) {
        server.getBean(SplitRules.class)
                .publish(
                        "a test",
                        RULE,
                        "Sales of apps",
                        "developer",
                        null,
                        Instant.parse("2020-01-01T00:00:00Z"),
                        List.of(
                                new SplitRule.Tier(
                                        Map.of(),
                                        List.of(
                                                new SplitRule.Share("developer", 9_000, false),
                                                new SplitRule.Share(
                                                        SplitRule.HOUSE, 1_000, false)))));
    }

    private static int sales(ApplicationContext server) {
        return server.getBean(Transactions.class)
                .in(
                        SCOPE,
                        () ->
                                server.getBean(JdbcClient.class)
                                        .sql("select count(*) from settlement.sale")
                                        .query(Integer.class)
                                        .single());
    }

    /** It is everybody's day, and time to ask after what was under way at a kill. */
    private static void letTimePass(ApplicationContext server) {
        var sql = server.getBean(JdbcClient.class);
        server.getBean(Transactions.class)
                .run(
                        SCOPE,
                        () -> {
                            sql.sql(
                                            """
                                            update settlement.payout
                                               set sent_at = sent_at - interval '1 hour'
                                             where state in ('sending', 'sent')
                                            """)
                                    .update();
                            sql.sql(
                                            """
                                            update settlement.payee
                                               set due_at = now() - interval '1 second'
                                            """)
                                    .update();
                        });
    }

    /** A tenth of them has a bank that takes its time. */
    private static void sell(ApplicationContext server, int n) {
        var payee =
                server.getBean(Organizations.class)
                        .found("Payee " + n, Tier.STARTER, "a test")
                        .id();
        var payees = server.getBean(Payees.class);
        payees.save(by(payee), SettlementFixtures.profile("DE", Payee.TaxForm.NONE), false);
        payees.save(
                by(payee),
                new PayoutMethod(
                        PayoutMethod.Kind.STRIPE,
                        "Payee " + n,
                        "acct_" + n + (n % 10 == 7 ? SandboxPayouts.SLOW : "0000"),
                        "",
                        Money.ofMajor(CurrencyUnit.USD, 1)));
        payees.schedule(
                by(payee), PayoutSchedule.DAILY, LocalDate.now(ZoneOffset.UTC), ZoneOffset.UTC);
        var soldAt = Instant.now().minus(Duration.ofDays(30));
        var key = "sale/" + n;
        var gross = Money.ofMinor(CurrencyUnit.USD, 10_000);
        var source = new Source("order", UUID.nameUUIDFromBytes(key.getBytes(UTF_8)));
        server.getBean(Transactions.class)
                .run(SCOPE, () -> sold(server, payee, key, gross, soldAt, source));
    }

    private static void sold(
            ApplicationContext server,
            OrganizationId payee,
            String key,
            Money gross,
            Instant soldAt,
            Source source) {
        var currency = gross.getCurrencyUnit();
        server.getBean(Ledger.class)
                .record(
                        Posting.of("test.received", "received/" + key, soldAt, source)
                                .debit(Account.ofHouse(AccountCode.BANK, currency), gross)
                                .credit(
                                        Account.ofHouse(AccountCode.SALES_CLEARING, currency),
                                        gross)
                                .done());
        server.getBean(Settlement.class)
                .distribute(
                        new Sale(
                                key,
                                RULE,
                                RevenueStream.APP_SALES,
                                "An app",
                                gross,
                                Money.zero(currency),
                                "",
                                Money.zero(currency),
                                Map.of("developer", payee),
                                soldAt,
                                null,
                                source));
    }
}
