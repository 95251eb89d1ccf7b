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

import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

class ServiceRaceTests {
    private static final int RUNS = 32;
    private static final int CUSTOMERS = 6;

    @RegisterExtension static final TestDatabase database = SubscriptionFixtures.database();

    @BeforeAll
    static void the_test_itself_runs_the_jobs() {
        database.bean(Jobs.class).stop();
    }

    @Test
    void however_many_run_each_missed_month_is_credited_once() throws Exception {
        var first = ServiceFixtures.today(database).with(TemporalAdjusters.firstDayOfNextMonth());
        ServiceFixtures.passTo(database, first.plusDays(9));
        var customers = new ArrayList<OrganizationId>();
        for (int i = 0; i < CUSTOMERS; i++) {
            var customer = BillingFixtures.customer(database);
            customers.add(customer);
            var ends = i % 2 == 0 ? null : first.plusMonths(1);
            ServiceFixtures.contract(database, customer, Interval.MONTH, first, ends);
            UsageFixtures.answer(
                    database, customer, 1_000, 500, ServiceFixtures.noon(first.plusDays(6)), true);
        }
        ServiceFixtures.passTo(database, first.plusMonths(1).plusDays(3));

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
        for (int i = 0; i < CUSTOMERS; i++) {
            assertThat(sum(customers.get(i)))
                    .isEqualTo(Money.ofMajor(CurrencyUnit.USD, i % 2 == 0 ? 18_000 : 6_000));
        }
        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    private static Money sum(OrganizationId customer) {
        return SubscriptionFixtures.nets(database, customer).stream()
                .reduce(Money::plus)
                .orElseThrow();
    }
}
