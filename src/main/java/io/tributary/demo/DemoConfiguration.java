package io.tributary.demo;

import io.tributary.billing.Subscriptions;
import io.tributary.gateway.ApiKeys;
import io.tributary.gateway.PastCalls;
import io.tributary.gateway.Scopes;
import io.tributary.identity.Accounts;
import io.tributary.identity.Brands;
import io.tributary.identity.Domains;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Operators;
import io.tributary.identity.Organizations;
import io.tributary.identity.Staff;
import io.tributary.legal.Acceptances;
import io.tributary.legal.Documents;
import io.tributary.metering.Metering;
import io.tributary.payments.PaymentMethods;
import io.tributary.platform.RecurringJob;
import io.tributary.platform.Secrets;
import io.tributary.platform.Settings;
import io.tributary.platform.Transactions;
import io.tributary.settlement.DirectSales;
import io.tributary.settlement.Maturing;
import io.tributary.settlement.Payees;
import io.tributary.settlement.PayoutRun;
import io.tributary.settlement.Payouts;
import io.tributary.settlement.SplitRules;
import io.tributary.support.SupportQueue;
import io.tributary.support.Tickets;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

import java.time.Duration;
import java.time.InstantSource;

/** Makes the world of examples at the first start, tells how to enter it, and keeps it going. */
@Configuration(proxyBeanMethods = false)
@Conditional(InDemo.class)
class DemoConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(DemoConfiguration.class);

    @Bean
    DemoPeople demoPeople(Secrets secrets) {
        return new DemoPeople(secrets);
    }

    @Bean
    DemoBooks demoBooks(PaymentMethods methods, Subscriptions subscriptions) {
        return new DemoBooks(methods, subscriptions);
    }

    @Bean
    DemoSales demoSales(
            Organizations organizations,
            SplitRules rules,
            Payees payees,
            DirectSales sales,
            Maturing maturing,
            PayoutRun run,
            Payouts payouts,
            Transactions transactions,
            InstantSource clock) {
        return new DemoSales(
                organizations, rules, payees, sales, maturing, run, payouts, transactions, clock);
    }

    @Bean
    DemoWorld demoWorld(
            Operators operators,
            Organizations organizations,
            Accounts accounts,
            Staff staff,
            DemoBooks books,
            DemoAgreements agreements,
            DemoKeys keys) {
        return new DemoWorld(operators, organizations, accounts, staff, books, agreements, keys);
    }

    @Bean
    DemoAgreements demoAgreements(Documents documents, Acceptances acceptances) {
        return new DemoAgreements(documents, acceptances);
    }

    @Bean
    DemoKeys demoKeys(ApiKeys keys, Scopes scopes) {
        return new DemoKeys(keys, scopes);
    }

    @Bean
    DemoUsage demoUsage(Metering metering, ApiKeys keys, PastCalls pastCalls, InstantSource clock) {
        return new DemoUsage(metering, keys, pastCalls, clock);
    }

    @Bean
    DemoTickets demoTickets(
            Tickets tickets, SupportQueue queue, Accounts accounts, Transactions transactions) {
        return new DemoTickets(tickets, queue, accounts, transactions);
    }

    @Bean
    DemoBeginning demoBeginning(Transactions transactions, DemoWorld world, DemoPeople people) {
        return new DemoBeginning(transactions, world, people);
    }

    @Bean
    DemoHouse demoHouse(
            Operators operators,
            Organizations organizations,
            Accounts accounts,
            Staff staff,
            Entitlements entitlements,
            Brands brands,
            Domains domains,
            Secrets secrets,
            Settings settings,
            InstantSource clock) {
        return new DemoHouse(
                new DemoHouse.Tools(
                        operators, organizations, accounts, staff, entitlements, brands, domains),
                secrets,
                settings,
                clock);
    }

    @Bean
    RecurringJob demoHouseStands(DemoHouse house) {
        return new RecurringJob("demo.house", Duration.ofHours(1), house::ensure);
    }

    /** Beside the server's start, and every hour. */
    @Bean
    RecurringJob demoGoesOn(
            DemoBeginning beginning, DemoUsage usage, DemoSales sales, DemoTickets tickets) {
        return new RecurringJob(
                "demo.go-on",
                Duration.ofHours(1),
                () -> {
                    var lantern = beginning.ensure();
                    usage.goOn(lantern);
                    sales.begin(lantern);
                    tickets.begin(lantern);
                });
    }

    /** The server is not ready before there is somebody to sign in. */
    @Bean
    ApplicationRunner demoWelcome(DemoBeginning beginning, DemoPeople people, Settings settings) {
        return _ -> {
            beginning.ensure();
            LOG.info("The demo world is at {}. Sign in as:", settings.link("/sign-in"));
            people.all()
                    .forEach(
                            account ->
                                    LOG.info(
                                            "  {}  {}  {}",
                                            account.email(),
                                            account.password(),
                                            account.who()));
        };
    }
}
