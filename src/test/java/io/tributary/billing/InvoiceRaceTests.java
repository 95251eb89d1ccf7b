package io.tributary.billing;

import static io.tributary.billing.BillingFixtures.customer;
import static io.tributary.billing.BillingFixtures.licence;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.ledger.MoneyCheck;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

class InvoiceRaceTests {
    private static final int THREADS = 64;
    private static final int EACH = 5;

    @RegisterExtension static final TestDatabase database = BillingFixtures.database();

    /** One in five is rolled back after it took its number. */
    @Test
    void numbers_have_no_gaps_when_64_threads_finalise_and_some_fail() throws Exception {
        var customers = IntStream.range(0, 8).mapToObj(_ -> customer(database)).toList();
        var start = new CountDownLatch(1);
        var finalised = new ArrayList<Future<Integer>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < THREADS; thread++) {
                var seed = thread;
                finalised.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    int done = 0;
                                    for (int i = 0; i < EACH; i++) {
                                        done += issue(customers.get(seed % 8), seed, i) ? 1 : 0;
                                    }
                                    return done;
                                }));
            }
            start.countDown();
        }
        int documents = 0;
        for (var done : finalised) {
            documents += done.get();
        }

        assertThat(documents).isEqualTo(THREADS * (EACH - 1));
        assertThat(numbered()).isEqualTo(documents);
        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    @Test
    void one_key_bills_once_when_64_threads_ask() throws Exception {
        var customer = customer(database);
        var start = new CountDownLatch(1);
        var issued = new ArrayList<Future<Invoice>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < THREADS; thread++) {
                issued.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return invoices()
                                            .issue(
                                                    customer,
                                                    licence("EUR 7.00"),
                                                    Terms.netDays(30),
                                                    "only-once");
                                }));
            }
            start.countDown();
        }

        assertThat(issued.stream().map(InvoiceRaceTests::id).distinct()).hasSize(1);
        assertThat(invoices().list(customer, null, 10).items()).hasSize(1);
    }

    private static Object id(Future<Invoice> issued) {
        try {
            return issued.get().id();
        } catch (ExecutionException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    /** A caller that fails after the invoice takes the number back. */
    private static boolean issue(io.tributary.kernel.OrganizationId customer, int thread, int i) {
        try {
            database.transactions()
                    .run(
                            Scope.of(customer),
                            () -> {
                                invoices()
                                        .issue(
                                                customer,
                                                licence("EUR 1.00"),
                                                Terms.netDays(30),
                                                "race/" + thread + "/" + i);
                                if (i == 2) {
                                    throw new IllegalStateException("the caller fails");
                                }
                            });
            return true;
        } catch (IllegalStateException _) {
            return false;
        }
    }

    private static long numbered() {
        return database.transactions()
                .in(
                        Scope.system("look at the series"),
                        () ->
                                database.sql()
                                        .sql(
                                                """
                                                select count(distinct (series, number))
                                                  from billing.invoice
                                                 where key like 'race/%'
                                                """)
                                        .query(Long.class)
                                        .single());
    }

    private static Invoices invoices() {
        return database.bean(Invoices.class);
    }
}
