package io.tributary.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tributary.identity.AuditTrail;
import io.tributary.identity.Countable;
import io.tributary.identity.EntitlementSet;
import io.tributary.identity.Entitlements;
import io.tributary.identity.Level;
import io.tributary.kernel.OrganizationId;
import io.tributary.kernel.ProblemException;
import io.tributary.ledger.MoneyCheck;
import io.tributary.payments.PaymentMethods;
import io.tributary.payments.SandboxCard;
import io.tributary.platform.Jobs;
import io.tributary.platform.TestDatabase;

import org.assertj.core.api.ThrowableAssert;
import org.joda.money.CurrencyUnit;
import org.joda.money.Money;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

class AddOnsStoreTests {
    @RegisterExtension static final TestDatabase database = SubscriptionFixtures.database();

    private final OrganizationId customer = BillingFixtures.customer(database);
    private final AuditTrail.By by = AuditTrail.By.thing(customer, "a test");

    @BeforeAll
    static void the_test_itself_runs_the_jobs() {
        database.bean(Jobs.class).stop();
    }

    @AfterEach
    void the_books_are_right() {
        assertThat(database.bean(MoneyCheck.class).run().findings()).isEmpty();
    }

    @Test
    void an_add_on_is_charged_to_the_day_as_previewed_and_renewed_with_the_plan() {
        var plan = subscriptions().subscribe(by, "api-starter", BigDecimal.ONE);
        var period = plan.calendar().around(plan.anchor());
        database.pass(Duration.ofDays(10));

        var preview = addOns().preview(customer, plan.id(), "extra-seats", three());
        addOns().set(by, plan.id(), "extra-seats", three());

        assertThat(nets().getFirst())
                .isEqualTo(preview.quote().net())
                .isEqualTo(
                        usd(150).multipliedBy(period.count() - 10)
                                .dividedBy(period.count(), PriceModel.ROUNDING));
        assertThat(preview.next()).isEqualTo(period.until());
        assertThat(only().monthly()).isEqualTo(usd(5_150));
        assertThat(entitled().capacity(Countable.STAFF_SEATS)).isEqualTo(5 + 3);
        nextPeriod();
        assertThat(nets().getFirst()).isEqualTo(usd(5_150));
    }

    @Test
    void what_is_taken_away_is_credited_to_the_day_and_no_more_than_was_charged() {
        var plan = subscriptions().subscribe(by, "api-starter", BigDecimal.ONE);
        addOns().set(by, plan.id(), "extra-seats", BigDecimal.TEN);
        for (var seats : List.of(8, 8, 4, 4, 0)) {
            database.pass(Duration.ofDays(1));
            addOns().set(by, plan.id(), "extra-seats", BigDecimal.valueOf(seats));
        }

        assertThat(only().addOns()).isEmpty();
        assertThat(only().monthly()).isEqualTo(usd(5_000));
        assertThat(entitled().capacity(Countable.STAFF_SEATS)).isEqualTo(5);
        assertThat(nets()).hasSize(7);
        var sum = nets().stream().reduce(Money::plus).orElseThrow();
        assertThat(sum.minus(usd(5_000))).isBetween(usd(30), usd(100));
        nextPeriod();
        assertThat(nets().getFirst()).isEqualTo(usd(5_000));
    }

    @Test
    void an_add_on_stays_when_the_plan_changes_and_its_word_goes_before_the_plans() {
        var plan = subscriptions().subscribe(by, "api-starter", BigDecimal.ONE);
        assertThat(entitled().level(Level.SUPPORT)).isEqualTo("basic");
        addOns().set(by, plan.id(), "dedicated-support", BigDecimal.ONE);
        assertThat(entitled().level(Level.SUPPORT)).isEqualTo("dedicated");

        subscriptions().change(by, plan.id(), "api-professional", BigDecimal.ONE);
        assertThat(entitled().level(Level.SUPPORT)).isEqualTo("dedicated");
        assertThat(only().monthly()).isEqualTo(usd(27_500));
        nextPeriod();
        assertThat(nets().getFirst()).isEqualTo(usd(27_500));

        addOns().set(by, plan.id(), "dedicated-support", BigDecimal.ZERO);
        assertThat(entitled().level(Level.SUPPORT)).isEqualTo("priority");
        subscriptions().cancel(by, plan.id());
        nextPeriod();
        assertThat(entitled().level(Level.SUPPORT)).isEqualTo("community");
    }

    @Test
    void in_a_trial_add_ons_are_free_and_charged_with_the_first_period() {
        database.bean(PaymentMethods.class).addSandboxCard(by, SandboxCard.SUCCESS.number());
        var plan = subscriptions().startTrial(by, "api-starter");
        addOns().set(by, plan.id(), "extra-seats", three());
        assertThat(nets()).isEmpty();
        assertThat(entitled().capacity(Countable.STAFF_SEATS)).isEqualTo(8);

        database.pass(Duration.ofDays(Subscriptions.TRIAL_DAYS));
        database.bean(BillingRun.class).run();

        assertThat(nets()).containsExactly(usd(5_150));
    }

    @Test
    void what_does_not_go_with_the_plan_or_cannot_be_had_so_often_is_refused() {
        var plan = subscriptions().subscribe(by, "api-starter", BigDecimal.ONE);
        var research = subscriptions().subscribe(by, "research-basic", BigDecimal.ONE);

        refused(SubscriptionProblem.WRONG_QUANTITY, () -> set(plan, "extra-seats", "2.5"));
        refused(SubscriptionProblem.WRONG_QUANTITY, () -> set(plan, "extra-seats", "10001"));
        refused(SubscriptionProblem.WRONG_QUANTITY, () -> set(plan, "dedicated-support", "2"));
        refused(SubscriptionProblem.NOT_NOW, () -> set(plan, "api-professional", "1"));
        refused(SubscriptionProblem.NOT_NOW, () -> set(research, "extra-seats", "1"));
        refused(SubscriptionProblem.NO_SUCH_PRICE, () -> set(plan, "extra-seats", "0"));
        refused(
                SubscriptionProblem.NO_SUCH_PRICE,
                () -> subscriptions().subscribe(by, "extra-seats", BigDecimal.ONE));
        subscriptions().cancel(by, plan.id());
        refused(SubscriptionProblem.NOT_NOW, () -> set(plan, "extra-seats", "1"));
        assertThat(nets()).hasSize(2);
    }

    @Test
    void another_quantity_of_a_plan_by_the_piece_is_prorated_as_previewed() throws SQLException {
        sellByThePiece();
        var plan = subscriptions().subscribe(by, "pieces", BigDecimal.TEN);
        database.pass(Duration.ofDays(7));

        var preview = subscriptions().preview(customer, plan.id(), "pieces", three());
        subscriptions().change(by, plan.id(), "pieces", three());
        subscriptions().change(by, plan.id(), "pieces", three());

        assertThat(nets()).hasSize(3);
        assertThat(SubscriptionFixtures.newest(database, customer, 2))
                .isEqualTo(preview.quote().net());
        assertThat(only().monthly()).isEqualTo(usd(30));
        nextPeriod();
        assertThat(nets().getFirst()).isEqualTo(usd(30));
    }

    private void set(Subscription plan, String product, String quantity) {
        addOns().set(by, plan.id(), product, new BigDecimal(quantity));
    }

    private static void refused(SubscriptionProblem problem, ThrowableAssert.ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOf(ProblemException.class)
                .extracting("problem")
                .isEqualTo(problem);
    }

    private static void sellByThePiece() throws SQLException {
        try (var connection = database.superuser();
                var direct = connection.createStatement()) {
            direct.execute(
                    """
                    insert into billing.product
                           (code, name, stream, description, family, rank, by_contract)
                    values ('pieces', 'Pieces', 'analytics', 'By the piece.', 'pieces', 1, false);
                    insert into billing.price_version
                           (id, product_code, version, currency, every, model, since)
                    values ('01900000-0000-7000-8000-0000000000ff', 'pieces', 1, 'USD', 'month',
                            'per-unit', '2020-01-01T00:00Z');
                    insert into billing.price_tier (price_version_id, n, unit_price)
                    values ('01900000-0000-7000-8000-0000000000ff', 1, 10);
                    """);
        }
    }

    private void nextPeriod() {
        var calendar = only().calendar();
        database.pass(
                Duration.between(database.clock().instant(), calendar.beginning(only().dueOn()))
                        .plusHours(1));
        database.bean(BillingRun.class).run();
    }

    private EntitlementSet entitled() {
        return database.bean(Entitlements.class).of(customer);
    }

    private List<Money> nets() {
        return SubscriptionFixtures.nets(database, customer);
    }

    private Subscription only() {
        return subscriptions().of(customer).getFirst();
    }

    private static BigDecimal three() {
        return BigDecimal.valueOf(3);
    }

    private static AddOns addOns() {
        return database.bean(AddOns.class);
    }

    private static Subscriptions subscriptions() {
        return database.bean(Subscriptions.class);
    }

    private static Money usd(long amount) {
        return Money.ofMajor(CurrencyUnit.USD, amount);
    }
}
