package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;

import io.tributary.identity.AuditTrail;
import io.tributary.kernel.Period;
import io.tributary.payments.PaymentMethods;
import io.tributary.payments.SandboxCard;
import io.tributary.platform.Jobs;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.math.BigDecimal;
import java.time.Duration;

/** The figures of the operator's revenue page. */
class RevenueStoreTests {
    @RegisterExtension static final TestDatabase database = SubscriptionFixtures.database();

    @BeforeAll
    static void the_test_itself_runs_the_jobs() {
        database.bean(Jobs.class).stop();
    }

    @Test
    void retention_and_churn_are_of_those_who_paid_when_the_span_began() {
        var stays = customer();
        var lessens = customer();
        subscribe(stays, "api-starter");
        var plan = subscribe(lessens, "api-professional");
        database.pass(Duration.ofDays(5));
        var from = database.clock().instant();

        var joins = customer();
        var fresh = subscribe(joins, "api-starter");
        database.pass(Duration.ofDays(5));
        subscriptions().change(joins, fresh.id(), "api-professional", BigDecimal.ONE);
        subscriptions().change(lessens, plan.id(), "api-starter", BigDecimal.ONE);

        var moved =
                database.bean(Revenue.class)
                        .movements(
                                CurrencyUnit.USD,
                                new Period(from, database.clock().instant().plusSeconds(1)));
        double opening = moved.opening().getAmount().doubleValue();
        assertThat(opening).isGreaterThanOrEqualTo(30_000);
        assertThat(moved.netRetention()).isEqualTo((opening - 20_000) / opening);
        assertThat(moved.revenueChurn()).isEqualTo(20_000 / opening);
    }

    @Test
    void a_trial_that_was_cancelled_did_not_convert() {
        var paying = customer();
        database.bean(PaymentMethods.class).addSandboxCard(paying, SandboxCard.SUCCESS.number());
        subscriptions().startTrial(paying, "api-starter");
        var leaving = customer();
        subscriptions().cancel(leaving, subscriptions().startTrial(leaving, "api-starter").id());

        database.pass(Duration.ofDays(Subscriptions.TRIAL_DAYS));
        database.bean(BillingRun.class).run();

        assertThat(database.bean(Revenue.class).trialConversion()).isEqualTo(0.5);
    }

    private static AuditTrail.By customer() {
        return AuditTrail.By.thing(BillingFixtures.customer(database), "a test");
    }

    private static Subscription subscribe(AuditTrail.By by, String product) {
        return subscriptions().subscribe(by, product, BigDecimal.ONE);
    }

    private static Subscriptions subscriptions() {
        return database.bean(Subscriptions.class);
    }
}
