package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Feature;
import io.tributary.identity.Grant;
import io.tributary.identity.Limit;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.Period;
import io.tributary.kernel.ProblemException;
import io.tributary.ledger.MoneyCheck;
import io.tributary.payments.PaymentMethods;
import io.tributary.payments.SandboxCard;
import io.tributary.platform.Jobs;
import io.tributary.platform.Scope;
import io.tributary.platform.TestDatabase;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

class SubscriptionsStoreTests {
    @RegisterExtension static final TestDatabase database = SubscriptionFixtures.database();

    private final OrganizationId customer = BillingFixtures.customer(database);
    private final AuditTrail.By by = AuditTrail.By.thing(customer, "a test");

    /** The server's own run would hold what the test is about to bill. */
    @BeforeAll
    static void nobody_else_bills() {
        database.bean(Jobs.class).stop();
    }

    @AfterEach
    void the_books_are_right() {
        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    @Test
    void a_subscription_is_charged_at_once_and_grants_what_its_price_lists() {
        subscriptions().subscribe(by, "api-professional", BigDecimal.ONE);

        assertThat(nets()).containsExactly(usd(25_000));
        var entitled = database.bean(Entitlements.class).of(customer);
        assertThat(entitled.has(Feature.LIVE_API)).isTrue();
        assertThat(entitled.limit(Limit.REQUESTS_PER_MINUTE)).isEqualTo(300);
        assertThat(only().state()).isEqualTo(Subscription.State.ACTIVE);
    }

    @Test
    void missed_periods_are_caught_up_each_once() {
        subscriptions().subscribe(by, "api-starter", BigDecimal.ONE);

        database.pass(Duration.ofDays(100));
        run();
        run();

        assertThat(nets()).hasSize(4).containsOnly(usd(5_000));
    }

    @Test
    void a_trial_becomes_paid_with_a_card() {
        card();
        subscriptions().startTrial(by, "api-starter");
        assertThat(database.bean(Entitlements.class).of(customer).has(Feature.LIVE_API)).isTrue();
        assertThat(nets()).isEmpty();

        database.pass(Duration.ofDays(Subscriptions.TRIAL_DAYS));
        run();

        assertThat(nets()).containsExactly(usd(5_000));
        assertThat(only().state()).isEqualTo(Subscription.State.ACTIVE);
    }

    @Test
    void a_trial_ends_without_a_card_and_is_given_once() {
        subscriptions().startTrial(by, "api-starter");

        database.pass(Duration.ofDays(Subscriptions.TRIAL_DAYS));
        run();

        assertThat(nets()).isEmpty();
        assertThat(only().state()).isEqualTo(Subscription.State.ENDED);
        assertThat(database.bean(Entitlements.class).of(customer).has(Feature.LIVE_API)).isFalse();
        assertThatThrownBy(() -> subscriptions().startTrial(by, "api-starter"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(SubscriptionProblem.TRIAL_WAS_USED));
    }

    @Test
    void an_upgrade_is_prorated_to_the_day_and_is_what_was_previewed() {
        var id = subscriptions().subscribe(by, "api-starter", BigDecimal.ONE).id();
        var period = only().calendar().around(only().anchor());
        database.pass(Duration.ofDays(10));
        long left = period.count() - 10;

        var preview = subscriptions().preview(customer, id, "api-professional", BigDecimal.ONE);
        subscriptions().change(by, id, "api-professional", BigDecimal.ONE);

        var billed = SubscriptionFixtures.newest(database, customer, 2);
        assertThat(preview.quote().net()).isEqualTo(billed);
        var credit =
                usd(5_000)
                        .minus(
                                usd(5_000)
                                        .multipliedBy(10)
                                        .dividedBy(period.count(), PriceModel.ROUNDING));
        var charge = usd(25_000).multipliedBy(left).dividedBy(period.count(), PriceModel.ROUNDING);
        assertThat(billed).isEqualTo(charge.minus(credit));
        assertThat(only().dueOn()).isEqualTo(period.until());
    }

    @Test
    void however_often_it_changes_no_more_is_credited_than_was_charged() {
        var id = subscriptions().subscribe(by, "api-professional", BigDecimal.ONE).id();
        for (int i = 0; i < 6; i++) {
            database.pass(Duration.ofDays(2));
            subscriptions()
                    .change(
                            by,
                            id,
                            i % 2 == 0 ? "api-starter" : "api-professional",
                            BigDecimal.ONE);
        }

        var sum = nets().stream().reduce(Money::plus).orElseThrow();

        assertThat(sum.isPositive()).isTrue();
        assertThat(sum.isLessThan(usd(25_000))).isTrue();
        assertThat(chargedNet()).isEqualTo(sum);
    }

    private Money chargedNet() {
        return database.transactions()
                .in(
                        Scope.of(customer),
                        () ->
                                Money.ofMinor(
                                        CurrencyUnit.USD,
                                        database.sql()
                                                .sql(
                                                        "select sum(net_minor) from"
                                                                + " billing.charge_period")
                                                .query(Long.class)
                                                .single()));
    }

    @Test
    void a_cancelled_subscription_runs_to_the_end_of_its_period() {
        var id = subscriptions().subscribe(by, "api-starter", BigDecimal.ONE).id();

        subscriptions().cancel(by, id);
        run();
        assertThat(only().state()).isEqualTo(Subscription.State.ACTIVE);
        database.pass(Duration.ofDays(40));
        run();

        assertThat(only().state()).isEqualTo(Subscription.State.ENDED);
        assertThat(nets()).hasSize(1);
        assertThat(database.bean(Entitlements.class).of(customer).has(Feature.LIVE_API)).isFalse();
    }

    @Test
    void a_paused_subscription_is_not_charged_until_it_goes_on() {
        var id = subscriptions().subscribe(by, "api-starter", BigDecimal.ONE).id();
        subscriptions().pause(by, id);
        database.pass(Duration.ofDays(100));
        run();
        assertThat(only().state()).isEqualTo(Subscription.State.PAUSED);
        assertThat(nets()).hasSize(1);

        subscriptions().resume(by, id);

        assertThat(only().state()).isEqualTo(Subscription.State.ACTIVE);
        assertThat(nets()).hasSize(2);
    }

    @Test
    void a_contract_has_a_price_of_its_own_and_terms() {
        var today = LocalDate.ofInstant(database.clock().instant(), ZoneOffset.UTC);
        database.bean(Contracts.class)
                .begin(
                        by,
                        new Contracts.Agreement(
                                "api-enterprise",
                                usd(120_000),
                                Interval.YEAR,
                                List.of(
                                        Grant.feature(Feature.LIVE_API),
                                        Grant.feature(Feature.SLA),
                                        Grant.limit(Limit.REQUESTS_PER_MINUTE, 1_000)),
                                Terms.netDays(30),
                                today.minusDays(1),
                                today.minusDays(1).plusYears(2)));

        assertThat(nets()).containsExactly(usd(120_000));
        assertThat(database.bean(Entitlements.class).of(customer).has(Feature.SLA)).isTrue();
        database.pass(Duration.ofDays(366 * 3));
        run();
        assertThat(nets()).hasSize(2);
        assertThat(only().state()).isEqualTo(Subscription.State.ENDED);
    }

    @Test
    void one_plan_of_a_family_at_a_time() {
        subscriptions().subscribe(by, "api-starter", BigDecimal.ONE);

        assertThatThrownBy(() -> subscriptions().subscribe(by, "api-professional", BigDecimal.ONE))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused ->
                                assertThat(refused.problem())
                                        .isEqualTo(SubscriptionProblem.ALREADY_SUBSCRIBED));
        assertThat(nets()).hasSize(1);
    }

    @Test
    void opening_and_movements_make_the_closing() {
        var before = database.clock().instant();
        var opening = revenue(before).closing();
        var id = subscriptions().subscribe(by, "api-starter", BigDecimal.ONE).id();
        database.pass(Duration.ofDays(5));
        subscriptions().change(by, id, "api-professional", BigDecimal.ONE);
        database.pass(Duration.ofDays(5));
        subscriptions().change(by, id, "api-starter", BigDecimal.ONE);
        subscriptions().cancel(by, id);
        database.pass(Duration.ofDays(40));
        run();
        subscriptions().subscribe(by, "api-starter", BigDecimal.ONE);

        var moved =
                database.bean(Revenue.class)
                        .movements(
                                CurrencyUnit.USD,
                                new Period(before, database.clock().instant().plusSeconds(1)));

        assertThat(moved.opening()).isEqualTo(opening);
        assertThat(moved.fresh()).isEqualTo(usd(5_000));
        assertThat(moved.expansion()).isEqualTo(usd(20_000));
        assertThat(moved.contraction()).isEqualTo(usd(-20_000));
        assertThat(moved.churn().isLessThanOrEqual(usd(-5_000))).isTrue();
        assertThat(moved.reactivation()).isEqualTo(usd(5_000));
        assertThat(moved.closing())
                .isEqualTo(
                        opening.plus(moved.fresh())
                                .plus(moved.expansion())
                                .plus(moved.contraction())
                                .plus(moved.churn())
                                .plus(moved.reactivation()));
    }

    private Revenue.Movements revenue(Instant at) {
        return database.bean(Revenue.class)
                .movements(CurrencyUnit.USD, new Period(at.minusSeconds(1), at));
    }

    @Test
    void a_customer_that_cannot_be_billed_is_parked_and_holds_nobody_up() {
        subscriptions().subscribe(by, "api-starter", BigDecimal.ONE);
        var other = BillingFixtures.customer(database);
        subscriptions()
                .subscribe(AuditTrail.By.thing(other, "a test"), "api-starter", BigDecimal.ONE);
        var id = only().id();
        SubscriptionFixtures.breakProfile(database, customer);

        database.pass(Duration.ofDays(32));
        run();

        assertThat(database.bean(BillingRun.class).parked())
                .anySatisfy(
                        parked -> {
                            assertThat(parked.id()).isEqualTo(id);
                            assertThat(parked.parked())
                                    .isNotNull()
                                    .satisfies(
                                            why -> {
                                                assertThat(why.reason()).contains("Nowhere/Land");
                                                assertThat(why.told())
                                                        .isEqualTo(
                                                                "We could not bill this period.");
                                            });
                        });
        assertThat(SubscriptionFixtures.nets(database, other)).hasSize(2);
        SubscriptionFixtures.mendProfile(database, customer);
        database.bean(BillingRun.class).unpark(id);
        run();
        assertThat(nets()).hasSize(2);
    }

    @Test
    void what_was_lived_in_before_leaving_is_charged_however_late() {
        var cancelled = subscriptions().subscribe(by, "api-starter", BigDecimal.ONE);
        var paused = subscriptions().subscribe(by, "research-basic", BigDecimal.ONE);
        assertThat(nets()).hasSize(2);
        SubscriptionFixtures.breakProfile(database, customer);
        database.pass(Duration.ofDays(366 + 40));
        run();

        subscriptions().cancel(by, cancelled.id());
        subscriptions().pause(by, paused.id());
        SubscriptionFixtures.mendProfile(database, customer);
        List.of(cancelled, paused).forEach(one -> database.bean(BillingRun.class).unpark(one.id()));
        run();

        assertThat(state(cancelled)).isEqualTo(Subscription.State.ACTIVE);
        assertThat(state(paused)).isEqualTo(Subscription.State.ACTIVE);
        assertThat(nets()).containsOnly(usd(5_000), usd(10_000));
        assertThat(nets()).filteredOn(usd(5_000)::equals).hasSize(14);
        assertThat(nets()).filteredOn(usd(10_000)::equals).hasSize(2);
        database.pass(Duration.ofDays(400));
        run();
        assertThat(state(cancelled)).isEqualTo(Subscription.State.ENDED);
        assertThat(state(paused)).isEqualTo(Subscription.State.PAUSED);
        assertThat(nets()).hasSize(16);
    }

    private Subscription.State state(Subscription subscription) {
        return subscriptions().of(customer).stream()
                .filter(one -> one.id().equals(subscription.id()))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private void card() {
        database.bean(PaymentMethods.class).addSandboxCard(by, SandboxCard.SUCCESS.number());
    }

    private List<Money> nets() {
        return SubscriptionFixtures.nets(database, customer);
    }

    private Subscription only() {
        return subscriptions().of(customer).getFirst();
    }

    private static Subscriptions subscriptions() {
        return database.bean(Subscriptions.class);
    }

    private static void run() {
        database.bean(BillingRun.class).run();
    }

    private static Money usd(long amount) {
        return Money.ofMajor(CurrencyUnit.USD, amount);
    }
}
