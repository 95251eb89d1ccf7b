package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.OrganizationId;
import io.tributary.ledger.MoneyCheck;
import io.tributary.platform.Jobs;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

class ArrearsRaceTests {
    private static final int RUNS = 32;
    private static final int CUSTOMERS = 6;

    @RegisterExtension static final TestDatabase database = SubscriptionFixtures.database();

    @BeforeAll
    static void the_test_itself_runs_the_jobs() {
        database.bean(Jobs.class).stop();
    }

    @Test
    void however_many_run_while_calls_come_late_each_call_is_billed_once() throws Exception {
        var customers = new ArrayList<OrganizationId>();
        for (int i = 0; i < CUSTOMERS; i++) {
            var customer = BillingFixtures.customer(database);
            customers.add(customer);
            var until = UsageFixtures.today(database, customer).plusMonths(2);
            UsageFixtures.contract(database, customer, 0, UsageFixtures.PER_CALL, until);
        }
        var first = database.clock().instant();
        callAll(customers, first);
        database.pass(Duration.ofDays(63));

        raceOnce(() -> callAll(customers, first.plusSeconds(5)));
        database.pass(Arrears.AGAIN.plusDays(1));
        raceOnce(() -> {});

        assertThat(database.bean(BillingRun.class).parked()).isEmpty();
        assertThat(customers).allSatisfy(ArrearsRaceTests::wasBilledOnce);
        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    /** Two months of the contract, and 2,000 calls at a thousandth. */
    private static void wasBilledOnce(OrganizationId customer) {
        var sum =
                SubscriptionFixtures.nets(database, customer).stream()
                        .reduce(Money::plus)
                        .orElseThrow();
        assertThat(sum).isEqualTo(Money.ofMajor(CurrencyUnit.USD, 20_002));
    }

    private static void callAll(Iterable<OrganizationId> customers, Instant at) {
        customers.forEach(customer -> UsageFixtures.call(database, customer, 10, at));
    }

    private static void raceOnce(Runnable meanwhile) throws Exception {
        Callable<Boolean> run =
                () -> {
                    database.bean(BillingRun.class).run();
                    return true;
                };
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var late = threads.submit(meanwhile);
            for (var done : threads.invokeAll(Collections.nCopies(RUNS, run))) {
                assertThat(done.get()).isTrue();
            }
            late.get();
        }
    }
}
