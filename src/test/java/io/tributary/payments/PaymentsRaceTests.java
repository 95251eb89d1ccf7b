package io.tributary.payments;

import static io.tributary.payments.PaymentsFixtures.usd;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.kernel.ProblemException;
import io.tributary.platform.TestDatabase;

import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

class PaymentsRaceTests {
    private static final int THREADS = 64;

    @RegisterExtension
    static final TestDatabase database =
            TestDatabase.with(
                    TestDatabase.module("identity"),
                    TestDatabase.module("ledger"),
                    PaymentsConfiguration.class,
                    PaymentsFixtures.Listening.class);

    private final PaymentsFixtures given = new PaymentsFixtures(database);

    @RepeatedTest(20)
    void many_pay_refund_and_dispute_one_charge() throws Exception {
        var charge = given.charge(given.card(SandboxCard.SUCCESS), 10_000);
        var paid = new ArrayList<Callable<Outcome>>();
        for (int i = 0; i < THREADS; i++) {
            paid.add(() -> given.payments().charge(charge));
        }
        var payments = new ArrayList<Object>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var outcome : threads.invokeAll(paid)) {
                payments.add(outcome.get().payment());
            }
        }
        assertThat(payments.stream().distinct()).hasSize(1);
        assertThat(given.receivable()).isEqualTo(usd(-10_000));

        var payment = given.payments().charge(charge).payment();
        var refunds = new AtomicInteger();
        var acts = new ArrayList<Callable<Boolean>>();
        for (int i = 0; i < THREADS; i++) {
            int n = i;
            acts.add(
                    () -> {
                        if (n == THREADS / 2) {
                            given.sandbox().dispute(payment);
                        } else if (refunded(payment, n)) {
                            refunds.incrementAndGet();
                        }
                        return true;
                    });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var act : threads.invokeAll(acts)) {
                assertThat(act.get()).isTrue();
            }
        }

        var kept = given.payments().find(given.customer, payment).orElseThrow();
        assertThat(refunds.get()).isBetween(0, 20);
        assertThat(kept.refunded()).isEqualTo(usd(500L * refunds.get()));
        assertThat(given.receivable()).isEqualTo(usd(-10_000 + 500L * refunds.get()));
        assertThat(given.told().stream().filter("dispute opened"::equals)).hasSize(1);
        assertThat(given.wrong()).isEmpty();
    }

    private boolean refunded(UUID payment, int n) {
        try {
            return given.payments().refund(payment, usd(500), "some", payment + "/" + n)
                    instanceof RefundOutcome.Succeeded;
        } catch (ProblemException refused) {
            assertThat(refused.problem())
                    .isIn(PaymentProblem.REFUND_TOO_HIGH, PaymentProblem.NOT_REFUNDABLE);
            return false;
        }
    }
}
