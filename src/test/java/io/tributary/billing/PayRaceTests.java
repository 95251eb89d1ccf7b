package io.tributary.billing;

import static io.tributary.billing.BillingFixtures.customer;
import static io.tributary.billing.BillingFixtures.licence;
import static io.tributary.billing.BillingFixtures.pay;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.ProblemException;
import io.tributary.ledger.MoneyCheck;
import io.tributary.payments.Outcome;
import io.tributary.payments.Payment;
import io.tributary.payments.Payments;
import io.tributary.payments.Purpose;
import io.tributary.payments.SandboxCard;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

class PayRaceTests {
    private static final int THREADS = 64;

    @RegisterExtension static final TestDatabase database = BillingFixtures.database();

    @Test
    void an_invoice_that_64_threads_pay_is_paid_once() throws Exception {
        var customer = customer(database);
        var invoice =
                database.bean(Invoices.class)
                        .issue(customer, licence("EUR 100.00"), Terms.netDays(30), "pay-race");
        pay(database, customer, SandboxCard.SUCCESS);
        var start = new CountDownLatch(1);
        var paid = new ArrayList<Future<Boolean>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int thread = 0; thread < THREADS; thread++) {
                paid.add(
                        threads.submit(
                                () -> {
                                    start.await();
                                    return pays(invoice);
                                }));
            }
            start.countDown();
        }

        boolean any = false;
        for (var one : paid) {
            any |= one.get();
        }
        assertThat(any).isTrue();
        assertThat(database.bean(Payments.class).of(customer, new Purpose("invoice", invoice.id())))
                .filteredOn(payment -> payment.state() == Payment.State.SUCCEEDED)
                .hasSize(1);
        assertThat(
                        database.bean(Invoices.class)
                                .find(customer, invoice.id())
                                .orElseThrow()
                                .outstanding()
                                .isZero())
                .isTrue();
        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    /** Who comes while it is being paid, or after, is told so. */
    private static boolean pays(Invoice invoice) {
        try {
            return database.bean(Collecting.class).payNow(invoice.customer(), invoice.id())
                    instanceof Outcome.Succeeded;
        } catch (ProblemException refused) {
            assertThat(refused.problem().status()).isEqualTo(409);
            return false;
        }
    }
}
