package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.AuditTrail;
import io.tributary.kernel.OrganizationId;
import io.tributary.ledger.MoneyCheck;
import io.tributary.platform.Jobs;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

class BillingRunRaceTests {
    private static final int RUNS = 64;
    private static final int CUSTOMERS = 8;

    @RegisterExtension static final TestDatabase database = SubscriptionFixtures.database();

    @Test
    void however_many_run_at_once_each_period_is_charged_once() throws Exception {
        var customers = new ArrayList<OrganizationId>();
        for (int i = 0; i < CUSTOMERS; i++) {
            var customer = BillingFixtures.customer(database);
            customers.add(customer);
            database.bean(Subscriptions.class)
                    .subscribe(
                            AuditTrail.By.thing(customer, "a test"), "api-starter", BigDecimal.ONE);
        }
        database.pass(Duration.ofDays(100));

        Callable<Boolean> run =
                () -> {
                    database.bean(BillingRun.class).run();
                    return true;
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : threads.invokeAll(Collections.nCopies(RUNS, run))) {
                assertThat(done.get()).isTrue();
            }
        }

        assertThat(database.bean(BillingRun.class).parked()).isEmpty();
        assertThat(customers)
                .allSatisfy(
                        customer ->
                                assertThat(SubscriptionFixtures.nets(database, customer))
                                        .hasSize(4));
        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    /** The house's own run would still be at work when ours ends. */
    @BeforeAll
    static void only_these_runs() {
        database.bean(Jobs.class).stop();
    }

    @Test
    void the_books_are_right_at_every_moment_of_a_run() throws Exception {
        var customer = BillingFixtures.customer(database);
        database.bean(Subscriptions.class)
                .subscribe(AuditTrail.By.thing(customer, "a test"), "api-starter", BigDecimal.ONE);
        database.pass(Duration.ofDays(715));

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var run = threads.submit(() -> database.bean(BillingRun.class).run());
            do {
                assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
            } while (!run.isDone());
            run.get();
        }

        assertThat(SubscriptionFixtures.nets(database, customer)).hasSize(24);
    }
}
